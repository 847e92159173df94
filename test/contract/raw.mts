import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Emulator } from '../emulator/index.mts';
import { LOGINS } from '../emulator/index.mts';
import { basic } from './client.mts';

/** What a plain client of HTTP, which repairs and repeats nothing, sees of one request. */
export interface Seen {
	/** Code of the error that ended it; `TIMEOUT` when the client had enough. */
	code?: string;
	/** Its words: a reset and an end without an answer have the same code. */
	message?: string;
	/** Of the head, if it came. */
	status?: number;
	headers: IncomingHttpHeaders;
	/** What came of the body. */
	body: Buffer;
	/** Whether the body came to its end. */
	complete: boolean;
	/** When the pieces of the body came, in milliseconds from the beginning. */
	pieces: number[];
}

/** Sends a request as the administrator, over a connection of its own. */
export async function sendRaw(
	emulator: Emulator,
	method: string,
	path: string,
	{ body, timeoutMs = 5000 }: { body?: object; timeoutMs?: number } = {},
): Promise<Seen> {
	const start = performance.now();
	const seen: Seen = { headers: {}, body: Buffer.alloc(0), complete: false, pieces: [] };
	return await new Promise((resolve) => {
		const fail = (error: NodeJS.ErrnoException): void =>
			resolve({ ...seen, code: seen.code ?? error.code, message: error.message });
		const call = request(
			`${emulator.url}/api/v1${path}`,
			{
				method,
				agent: false,
				headers: {
					Authorization: basic(LOGINS.administrator),
					'Content-Type': 'application/json',
				},
			},
			(answer) => {
				seen.status = answer.statusCode;
				seen.headers = answer.headers;
				answer.on('data', (piece: Buffer) => {
					seen.body = Buffer.concat([seen.body, piece]);
					seen.pieces.push(performance.now() - start);
				});
				answer.on('error', fail);
				answer.on('end', () => {
					resolve({ ...seen, complete: answer.complete });
				});
			},
		);
		const timer = setTimeout(() => {
			seen.code = 'TIMEOUT';
			call.destroy();
		}, timeoutMs);
		call.on('error', fail);
		call.on('close', () => clearTimeout(timer));
		call.end(body === undefined ? undefined : JSON.stringify(body));
	});
}
