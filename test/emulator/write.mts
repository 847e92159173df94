import type { FastifyReply } from 'fastify';
import type { Answer } from './answer.mts';
import type { LogEntry } from './log.mts';
import { parseOrKeep } from './log.mts';

/** An answer as it goes over the wire. */
export interface Written {
	status: number;
	/** Text of the status line where it is not the usual one. */
	reason?: string;
	headers: Record<string, string>;
	text: string;
}

/** Writes an answer, or 404 without one, and notes it in the log. */
export async function write(
	reply: FastifyReply,
	answer: Answer = { status: 404 },
	entry?: LogEntry,
): Promise<FastifyReply> {
	const { status, reason, headers, text } = render(answer);
	if (entry !== undefined) noteAnswer(entry, { status, text });
	if (reason !== undefined) reply.raw.statusMessage = reason;
	reply.code(status).headers(headers);
	return text === '' ? await reply.send() : await reply.send(text);
}

/** The head and text of an answer. */
export function render({ status, reason, headers, body, contentType }: Answer): Written {
	const text = contentType !== undefined ? String(body ?? '') : (JSON.stringify(body) ?? '');
	const type: Record<string, string> =
		text === '' ? {} : { 'Content-Type': contentType ?? JSON_TYPE };
	return { status, reason, headers: { ...type, ...headers }, text };
}

const JSON_TYPE = 'application/json; charset=utf-8';

export function noteAnswer(
	entry: LogEntry,
	{ status, text }: { status: number; text: string },
): void {
	entry.status = status;
	entry.responseBody = parseOrKeep(text);
}
