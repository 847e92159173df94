import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Written } from '../write.mts';
import type { FaultRule } from './rule.mts';

/**
 * Sends an answer in another way than whole and at once, or not at all.
 * @returns when nothing more will be sent
 */
export type Wire = (response: ServerResponse, answer: Written, rule: FaultRule) => Promise<void>;

/** TCP's own word for "this connection is broken"; below TLS it can only be closed. */
export const reset: Wire = async ({ socket }) => {
	if (socket !== null && socket.constructor === Socket) socket.resetAndDestroy();
	else socket?.destroy();
	await Promise.resolve();
};

/** An end of the connection that looks orderly to TCP, but for the answer that is missing. */
export const hangUp: Wire = async ({ socket }) => {
	socket?.destroy();
	await Promise.resolve();
};

/** The connection stays open: stopping the emulator closes it, if the client does not. */
export const keepSilent: Wire = async () => await Promise.resolve();

/**
 * Half of the body, or of the head where there is no body. With `length` the head has promised the
 * whole of it; with `chunked` the last chunk, which says that this was all, never comes. Either way
 * a client that counts notices.
 */
export const cut: Wire = async (response, answer, { framing = 'length' }) => {
	const body = Buffer.from(answer.text);
	const { socket } = response;
	await new Promise<void>((resolve) => {
		const sent = (): void => resolve();
		if (body.length < 2) {
			socket?.write('HTTP/1.1 20', sent);
			return;
		}
		writeHead(response, answer, framing === 'length' ? body.length : undefined);
		response.write(body.subarray(0, Math.floor(body.length / 2)), sent);
	});
	socket?.destroy();
};

/** Shorter waits than this take longer than they say. */
const SHORTEST_WAIT = 5;

/** The body byte by byte; where there are more bytes than time, some of them together. */
export const trickle: Wire = async (response, answer, { overMs = 1000 }) => {
	const body = Buffer.from(answer.text);
	writeHead(response, answer, answer.status === 204 ? undefined : body.length);
	// Without a body the head is all there is to wait for.
	if (body.length > 0) response.flushHeaders();
	const start = performance.now();
	const pieces = Math.max(1, Math.min(body.length, Math.floor(overMs / SHORTEST_WAIT)));
	for (let piece = 0; piece < pieces && !response.destroyed; piece += 1) {
		await sleep(start + ((piece + 1) * overMs) / pieces - performance.now());
		const from = Math.floor((piece * body.length) / pieces);
		response.write(body.subarray(from, Math.floor(((piece + 1) * body.length) / pieces)));
	}
	response.end();
};

function writeHead(
	response: ServerResponse,
	{ status, reason, headers }: Written,
	length: number | undefined,
): void {
	if (reason !== undefined) response.statusMessage = reason;
	// Without a length Node sends in chunks.
	response.writeHead(status, {
		...headers,
		...(length !== undefined && { 'Content-Length': length }),
	});
}
