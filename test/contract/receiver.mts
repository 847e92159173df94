import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './client.mts';

/** A request that came to a target of webhooks. */
export interface Received {
	method: string;
	/** Names are lower-case. */
	headers: Record<string, string>;
	/** As it was sent, which is what is signed. */
	text: string;
	body: Json;
	at: number;
}

/** Stands for whoever gets the notifications. */
export interface Receiver {
	url: string;
	received: Received[];
	/** Events without the test. */
	events: () => Json[];
	/** Statuses of the next answers; after them it is 200. */
	statuses: number[];
	stop: () => Promise<void>;
}

/** Starts a target for a part of one test, and ends it whatever comes of that. */
export async function withReceiver(work: (receiver: Receiver) => Promise<void>): Promise<void> {
	const receiver = await startReceiver();
	try {
		await work(receiver);
	} finally {
		await receiver.stop();
	}
}

/** Starts a target on this machine. */
export async function startReceiver(): Promise<Receiver> {
	const received: Received[] = [];
	const statuses: number[] = [];
	const server = createServer((request, response) => {
		let text = '';
		request.setEncoding('utf8');
		request.on('data', (piece: string) => (text += piece));
		request.on('end', () => {
			const headers = request.headers as Record<string, string>;
			const body = JSON.parse(text) as Json;
			received.push({ method: request.method ?? '', headers, text, body, at: Date.now() });
			response.writeHead(statuses.shift() ?? 200, { 'Content-Type': 'text/plain' });
			response.end('thank you');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/hook`,
		received,
		events: () => received.map(({ body }) => body).filter(({ Event }) => Event !== 'test'),
		statuses,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
