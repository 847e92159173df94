import { createHmac } from 'node:crypto';
import type { StoredWebhook } from './stored.mts';

/** What came of one POST to a target. */
export interface Posted {
	isDelivered: boolean;
	/** 0 when there was no answer. */
	status: number;
	/** Head and body of the answer, or why there was none. */
	message: string;
}

export type Target = Pick<StoredWebhook, 'TargetUrl' | 'Secret' | 'Headers'>;

export interface Message {
	event: string;
	eventId: string;
	text: string;
	/** Headers beside those of every notification. */
	headers?: Record<string, string>;
}

const USER_AGENT = 'NetServer-Webhook/12.4.1514.0';

/** The longest a target may take; which time-out the server has is not documented. */
const TIMEOUT_MS = 10_000;

/** Sends a target one notification. Only 200 means that it has arrived. */
export async function post(target: Target, message: Message, stop: AbortSignal): Promise<Posted> {
	const { text } = message;
	try {
		const answer = await fetch(target.TargetUrl, {
			method: 'POST',
			headers: {
				...target.Headers,
				...message.headers,
				'Content-Type': 'application/json; charset=utf-8',
				'User-Agent': USER_AGENT,
				'X-SuperOffice-Event': message.event,
				'X-SuperOffice-EventId': message.eventId,
				...(target.Secret !== '' && { 'X-SuperOffice-Signature': sign(target.Secret, text) }),
			},
			body: text,
			redirect: 'manual',
			signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]),
		});
		const { status } = answer;
		return { isDelivered: status === 200, status, message: await describe(answer) };
	} catch (error) {
		return { isDelivered: false, status: 0, message: explain(error) };
	}
}

/** Head and body, as `LastError` and the result of a test have them. */
async function describe(answer: Response): Promise<string> {
	const head = [`HTTP ${answer.status} ${answer.statusText}`];
	answer.headers.forEach((value, name) => head.push(`${name}: ${value}`));
	return `${head.join('\n')}\n\n${await answer.text()}`;
}

/** HMAC-SHA256 of the body with the secret as UTF-8, in Base64 (page on webhook secrets). */
export function sign(secret: string, text: string): string {
	return createHmac('sha256', secret).update(text, 'utf8').digest('base64');
}

function explain(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
