import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastify from 'fastify';
import type { Answer } from './answer.mts';
import type { Incoming } from './api.mts';
import type { Faults } from './faults/queue.mts';
import { strike } from './faults/strike.mts';
import { readForm } from './form.mts';
import type { LogEntry } from './log.mts';
import { parseOrKeep } from './log.mts';
import type { Throttle } from './throttle.mts';
import { throttled } from './throttle.mts';
import { write } from './write.mts';

export interface ServerParts {
	/** @param number of the request in the log */
	answer: (incoming: Incoming, number: number) => Answer | Promise<Answer>;
	/** Answers `/__emulator/…`, given the part after it; undefined for other addresses. */
	control: (method: string, path: string, text: string) => Answer | undefined;
	faults: Faults;
	throttle: Throttle;
	log: LogEntry[];
	/** Number of the next request in the log. */
	nextNumber: () => number;
	/** Closes the ports for so many milliseconds. */
	close: (ms: number) => void;
	latencyMs: number;
	tls?: { key: string; cert: string };
}

const CONTROL = '/__emulator';
const LARGEST_BODY = 20 * 1024 * 1024;

/** Reads requests, logs them, and has them answered: by the server, the throttle or a fault. */
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
	const { method, text } = incoming;
	const entry = startEntry(incoming, parts.nextNumber());
	parts.log.push(entry);
	if (!parts.throttle.admits()) {
		await write(reply, throttled(), entry);
		return;
	}
	const fault = parts.faults.take({ method, address: addressOf(incoming), text });
	await sleep(fault?.delayMs ?? parts.latencyMs);
	const answer = async (): Promise<Answer> => await parts.answer(incoming, entry.number);
	if (fault === undefined) await write(reply, await answer(), entry);
	else await strike(fault, { answer, reply, entry, close: parts.close });
}

/** Path and query in plain text, for patterns. */
export function addressOf({ path, query }: Pick<Incoming, 'path' | 'query'>): string {
	const pairs = Object.entries(query).map((pair) => pair.join('='));
	return `${decodeURIComponent(path)}?${pairs.join('&')}`;
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

function startEntry({ method, path, query, headers, text }: Incoming, number: number): LogEntry {
	return {
		number,
		at: new Date(),
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
