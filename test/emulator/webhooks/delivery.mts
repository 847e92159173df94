import { setTimeout as sleep } from 'node:timers/promises';
import type { State } from '../state.mts';
import type { Payload, WebhookEvent } from './payload.mts';
import { writePayload } from './payload.mts';
import type { Posted } from './post.mts';
import { post } from './post.mts';
import { stateEvent } from './stateEvent.mts';
import type { StoredWebhook } from './stored.mts';

/** One POST to a target and what came of it. */
export interface Attempt {
	/** 0 for a test. */
	webhookId: number;
	event: string;
	eventId: string;
	/** How often it had been tried before. */
	retry: number;
	/** 0 when there was no answer. */
	status: number;
	isDelivered: boolean;
}

export interface Delivery {
	/** Queues a notification for each active webhook that listens to the event. */
	send: (payload: Payload) => void;
	/** Resolves when all queues are empty. */
	idle: () => Promise<void>;
}

interface Parts {
	state: State;
	attempts: Attempt[];
	/** Waits before the second and the third attempt. */
	retryMs: () => number[];
	stop: AbortSignal;
	/** For the event of a webhook that was stopped. */
	signal: (event: WebhookEvent) => void;
}

/** Failed attempts in a row after which a webhook is stopped. */
const MOST_FAILURES = 9;

const GONE = 410;

/**
 * Delivers events as SuperOffice's page on notifications says: three attempts for each event, then
 * it is lost; after nine failed attempts in a row, or a 410, the webhook is stopped. The events of
 * one webhook go one after the other; no order is promised.
 */
export function createDelivery(parts: Parts): Delivery {
	const queues = new Map<number, Promise<void>>();
	return {
		send(payload) {
			for (const webhook of parts.state.webhooks.filter((each) => listens(each, payload))) {
				const { WebhookId } = webhook;
				const before = queues.get(WebhookId) ?? Promise.resolve();
				const done = before
					.then(async () => await deliver(parts, webhook, payload))
					.then(() => {
						if (queues.get(WebhookId) === done) queues.delete(WebhookId);
					});
				queues.set(WebhookId, done);
			}
		},
		async idle() {
			// An event may come of another one, while that is being waited for.
			while (queues.size > 0) await Promise.all(queues.values());
		},
	};
}

/** A CRM script would run in the server; this emulator has none. */
function listens(webhook: StoredWebhook, { event }: Payload): boolean {
	const isAsked = webhook.Events.some((name) => name.toLowerCase() === event.name.toLowerCase());
	return webhook.Type === 'webhook' && webhook.State === 'Active' && isAsked;
}

async function deliver(parts: Parts, webhook: StoredWebhook, payload: Payload): Promise<void> {
	const waits = [0, ...parts.retryMs()];
	for (const [retry, wait] of waits.entries()) {
		if (!(await waited(wait, parts.stop)) || !isStillWanted(parts.state, webhook)) return;
		const { message, ...posted } = await attempt(parts, webhook, payload, retry);
		// After a reset the row is of an installation that is no more.
		if (parts.stop.aborted) return;
		const { eventId, event } = payload;
		const { WebhookId: webhookId } = webhook;
		parts.attempts.push({ webhookId, event: event.name, eventId, retry, ...posted });
		note(parts, webhook, payload, { message, ...posted });
		if (posted.isDelivered) return;
	}
	webhook.usage.consecutiveErrors += 1;
}

async function attempt(
	{ stop }: Parts,
	webhook: StoredWebhook,
	payload: Payload,
	retry: number,
): Promise<Posted> {
	return await post(
		webhook,
		{
			event: payload.event.name,
			eventId: payload.eventId,
			text: writePayload(payload, webhook),
			headers: { 'X-SuperOffice-Retry': String(retry) },
		},
		stop,
	);
}

/** @returns false when the emulator was stopped or reset meanwhile */
async function waited(ms: number, stop: AbortSignal): Promise<boolean> {
	try {
		if (ms > 0) await sleep(ms, undefined, { signal: stop });
	} catch {
		return false;
	}
	return !stop.aborted;
}

function isStillWanted({ webhooks }: State, webhook: StoredWebhook): boolean {
	return webhooks.includes(webhook) && webhook.State === 'Active';
}

/** Counts an attempt, and stops the webhook when that was one too many. */
function note(
	{ state, signal }: Parts,
	webhook: StoredWebhook,
	{ event }: Payload,
	{ isDelivered, status, message }: Posted,
): void {
	const { usage } = webhook;
	usage.totalCalls += 1;
	if (isDelivered) {
		usage.failedAttempts = 0;
		usage.consecutiveErrors = 0;
		return;
	}
	usage.totalErrors += 1;
	usage.failedAttempts += 1;
	usage.lastError = message;
	if (usage.failedAttempts < MOST_FAILURES && status !== GONE) return;
	webhook.State = 'TooManyErrors';
	webhook.Updated = new Date();
	if (webhook.ErrorsEmail !== '') {
		const subject = `Webhook '${webhook.Name}' was stopped: too many errors`;
		state.outbox.push({ to: webhook.ErrorsEmail, subject, associateId: webhook.registeredBy });
	}
	signal(stateEvent(webhook, event.tenant));
}
