import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastify from 'fastify';
import type { Answer } from './answer.mts';
import type { Incoming } from './api.mts';
import type { FaultRule, Faults } from './faults.mts';
import { readForm } from './form.mts';
import type { LogEntry } from './log.mts';
import { parseOrKeep } from './log.mts';

export interface ServerParts {
	answer: (incoming: Incoming) => Answer;
	/** Answers `/__emulator/…`, given the part after it; undefined for other addresses. */
	control: (method: string, path: string, text: string) => Answer | undefined;
	faults: Faults;
	log: LogEntry[];
	latencyMs: number;
	tls?: { key: string; cert: string };
}

const CONTROL = '/__emulator';
const LARGEST_BODY = 20 * 1024 * 1024;

/** The only place that knows sockets: reads requests, applies faults, logs, writes answers. */
export function createServer(parts: ServerParts): FastifyInstance {
	const { tls } = parts;
	const app = fastify({
		bodyLimit: LARGEST_BODY,
		forceCloseConnections: true,
		serverFactory: (handler) =>
			tls === undefined ? createHttpServer(handler) : createHttpsServer(tls, handler),
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		done(null, body);
	});
	app.all('/*', async (request, reply) => {
		const incoming = readIncoming(request);
		if (incoming.path.startsWith(CONTROL)) {
			const path = incoming.path.slice(CONTROL.length);
			return await write(reply, parts.control(request.method, path, incoming.text));
		}
		await serve(parts, incoming, reply);
		return reply;
	});
	return app;
}

async function serve(parts: ServerParts, incoming: Incoming, reply: FastifyReply): Promise<void> {
	const entry = startEntry(incoming);
	parts.log.push(entry);
	const fault = parts.faults.take(incoming.method, addressOf(incoming));
	await sleep(fault?.delayMs ?? parts.latencyMs);
	if (fault?.drop === 'before') {
		cut(reply, entry);
		return;
	}
	const answer = faultAnswer(fault) ?? parts.answer(incoming);
	entry.isFault = fault?.status !== undefined;
	if (fault?.drop === 'after') {
		cut(reply, entry);
		return;
	}
	await write(reply, answer, entry);
}

/** Path and query in plain text, for the patterns of faults. */
function addressOf({ path, query }: Incoming): string {
	const pairs = Object.entries(query).map((pair) => pair.join('='));
	return `${decodeURIComponent(path)}?${pairs.join('&')}`;
}

function faultAnswer(fault: FaultRule | undefined): Answer | undefined {
	if (fault?.status === undefined || fault.drop !== undefined) return undefined;
	const { status, headers, body } = fault;
	const contentType = fault.contentType ?? (typeof body === 'string' ? 'text/plain' : undefined);
	return { status, headers, body, contentType };
}

/** The client sees its connection end without an answer. */
function cut(reply: FastifyReply, entry: LogEntry): void {
	entry.isFault = true;
	reply.hijack();
	reply.request.raw.socket.destroy();
}

async function write(
	reply: FastifyReply,
	answer?: Answer,
	entry?: LogEntry,
): Promise<FastifyReply> {
	const { status, reason, headers = {}, body, contentType } = answer ?? { status: 404 };
	const text = contentType !== undefined ? String(body ?? '') : (JSON.stringify(body) ?? '');
	if (entry !== undefined) {
		entry.status = status;
		entry.responseBody = parseOrKeep(text);
	}
	if (reason !== undefined) reply.raw.statusMessage = reason;
	reply.code(status).headers(headers);
	if (text === '') return await reply.send();
	return await reply.type(contentType ?? 'application/json; charset=utf-8').send(text);
}

function readIncoming(request: FastifyRequest): Incoming {
	const address = new URL(request.url, 'http://localhost');
	return {
		method: request.method,
		origin: `${request.protocol}://${request.headers.host ?? 'localhost'}`,
		path: request.url.split('?')[0],
		query: Object.fromEntries(address.searchParams),
		headers: Object.fromEntries(
			Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
		),
		text: typeof request.body === 'string' ? request.body : '',
	};
}

function startEntry({ method, path, query, headers, text }: Incoming): LogEntry {
	return {
		method,
		path,
		decodedPath: decodeURIComponent(path),
		query,
		headers,
		body: readForm(headers['content-type'], text) ?? parseOrKeep(text),
		status: 0,
		responseBody: undefined,
		isFault: false,
	};
}
