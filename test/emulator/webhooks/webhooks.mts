import { SuperOfficeError } from '../errors.mts';
import type { State } from '../state.mts';
import type { Attempt, Delivery } from './delivery.mts';
import { createDelivery } from './delivery.mts';
import type { WebhookEvent } from './payload.mts';
import { payloadOf, testEvent, writePayload } from './payload.mts';
import type { Posted } from './post.mts';
import { post } from './post.mts';
import type { StoredWebhook } from './stored.mts';
import { requireTarget } from './target.mts';

/** What sends notifications, and what it sent. */
export interface Webhooks {
	/** Every attempt of a notification, tests too, in the order they ended. */
	readonly attempts: Attempt[];
	/** How long the second and the third attempt wait; may be changed at any time. */
	retryMs: number[];
	/** Tells all webhooks that listen to the event; it does not wait for them. */
	signal: (event: WebhookEvent) => void;
	/** Sends a target the event `test`. */
	test: (webhook: Tested, changedBy: number, tenant: string) => Promise<Posted>;
	/** Resolves when nothing is under way and nothing waits for its next attempt. */
	idle: () => Promise<void>;
	/** Forgets what is under way and what was sent. */
	clear: () => void;
}

export type Tested = Pick<
	StoredWebhook,
	'Name' | 'TargetUrl' | 'Secret' | 'Headers' | 'Properties'
>;

const RETRY_MS = [1_000, 4_000];

/**
 * @param state live; its webhooks are read when an event happens
 * @param startWith how long the second and the third attempt wait, in milliseconds
 */
export function createWebhooks(state: State, startWith: number[] = RETRY_MS): Webhooks {
	const attempts: Attempt[] = [];
	let stopping = new AbortController();
	let delivery: Delivery | undefined;
	const webhooks: Webhooks = {
		attempts,
		retryMs: startWith,
		signal(event) {
			delivery ??= createDelivery({
				state,
				attempts,
				retryMs: () => webhooks.retryMs,
				stop: stopping.signal,
				signal: webhooks.signal,
			});
			delivery.send(payloadOf(event));
		},
		async test(webhook, changedBy, tenant) {
			requireTarget(webhook.TargetUrl);
			const payload = payloadOf(testEvent(changedBy, tenant));
			const text = writePayload(payload, webhook);
			const headers = { 'X-Hook-Test': 'true' };
			const { eventId } = payload;
			const posted = await post(
				webhook,
				{ event: 'test', eventId, text, headers },
				stopping.signal,
			);
			const { status, isDelivered } = posted;
			attempts.push({ webhookId: 0, event: 'test', eventId, retry: 0, status, isDelivered });
			return posted;
		},
		idle: async () => await delivery?.idle(),
		clear() {
			stopping.abort();
			stopping = new AbortController();
			delivery = undefined;
			attempts.length = 0;
			webhooks.retryMs = startWith;
		},
	};
	return webhooks;
}

/** "If the TargetURL fails to respond, the save operation will fail"; how is not documented. */
export function requireDelivered({ isDelivered, status }: Posted, targetUrl: string): void {
	if (isDelivered) return;
	const answer = status === 0 ? 'did not answer' : `answered ${status} to`;
	const message = `The target URL '${targetUrl}' ${answer} the test event.`;
	throw new SuperOfficeError('SoInvalidArgumentException', message);
}
