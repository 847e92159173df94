/** Names of the enum WebhookState by their numbers. */
export const WEBHOOK_STATES = ['Unknown', 'Active', 'Stopped', 'TooManyErrors'] as const;

export type WebhookStateName = (typeof WEBHOOK_STATES)[number];

/** A row of the table `webhook`, with that of `webhook_usage`. */
export interface StoredWebhook {
	WebhookId: number;
	Name: string;
	Events: string[];
	TargetUrl: string;
	/** Key of the signature; no answer shows it. */
	Secret: string;
	State: WebhookStateName;
	Type: string;
	Headers: Record<string, string>;
	Properties: Record<string, unknown>;
	Registered: Date;
	registeredBy: number;
	Updated: Date;
	updatedBy: number;
	ErrorsEmail: string;
	usage: WebhookUsage;
}

export interface WebhookUsage {
	totalCalls: number;
	totalErrors: number;
	/** Events in a row that no attempt delivered. */
	consecutiveErrors: number;
	/** Attempts in a row that failed. */
	failedAttempts: number;
	lastError: string;
}

/** The part of the state with webhooks. */
export interface WebhookState {
	webhooks: StoredWebhook[];
	nextWebhookId: number;
}

export function findWebhook(
	{ webhooks }: WebhookState,
	webhookId: number,
): StoredWebhook | undefined {
	return webhooks.find((each) => each.WebhookId === webhookId);
}

export function emptyUsage(): WebhookUsage {
	return {
		totalCalls: 0,
		totalErrors: 0,
		consecutiveErrors: 0,
		failedAttempts: 0,
		lastError: '',
	};
}
