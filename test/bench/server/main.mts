import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { prepareAnswers, type Answer } from './answers.mts';
import type { Behaviour, Order, Report, Seen } from './messages.mts';
import { createThrottle, type Throttle } from './throttle.mts';

/**
 * A stand-in for SuperOffice that answers the two measured calls, `SaveUser` and `PATCH User/{id}`,
 * from prepared bytes: several thousand a second, a new connection each. The emulator does about a
 * thousand, which is too near to what is measured. A process of its own, told what to do by its
 * parent, so that its work counts as nobody else's.
 */
const HOST = '127.0.0.1';
/** So that no connection of a burst is refused. */
const BACKLOG = 4096;

const SAVE = /\/Agents\/User\/SaveUser$/i;
const PATCH = /\/User\/(\d+)$/i;
const ID = /"AssociateId"\s*:\s*(\d+)/;

const { saved, patched } = await prepareAnswers();
let behaviour: Behaviour = { latencyMs: 0 };
let throttle: Throttle | undefined;
let seen = nothingSeen();
let underWay = 0;

const server = createServer((request, response) => {
	seen.requests += 1;
	underWay += 1;
	seen.mostAtOnce = Math.max(seen.mostAtOnce, underWay);
	response.once('close', () => (underWay -= 1));

	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		if (throttle && !throttle(performance.now())) refuse(response);
		else answerLater(request, Buffer.concat(chunks), response);
	});
});
server.on('connection', () => (seen.connections += 1));
server.listen({ port: 0, host: HOST, backlog: BACKLOG }, () => {
	const { port } = server.address() as AddressInfo;
	say({ kind: 'listening', url: `http://${HOST}:${port}/SuperOffice` });
});

process.on('message', (order: Order) => {
	if (order.kind === 'behave') {
		behaviour = order.behaviour;
		throttle = behaviour.limit && createThrottle(behaviour.limit);
		seen = nothingSeen();
	}
	say({ kind: 'seen', seen });
});
// The parent has ended, however that came about.
process.on('disconnect', () => process.exit(0));

function answerLater(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
	const answer = answerTo(request, body);
	const write = (): void => {
		if (!answer) seen.unknown += 1;
		const bytes = answer ?? Buffer.from('{"Message":"Not Found."}');
		response.writeHead(answer ? 200 : 404, {
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Length': bytes.length,
		});
		response.end(bytes);
	};
	if (behaviour.latencyMs === 0) write();
	else setTimeout(write, behaviour.latencyMs);
}

function answerTo({ method, url = '' }: IncomingMessage, body: Buffer): Buffer | undefined {
	const [path] = url.split('?');
	const text = body.toString();
	if (method === 'POST' && SAVE.test(path)) return done(saved, ID.exec(text)?.[1], text);
	if (method === 'PATCH') return done(patched, PATCH.exec(path)?.[1], text);
	return undefined;
}

function done(answer: Answer, id: string | undefined, body: string): Buffer | undefined {
	if (id === undefined) return undefined;
	const associateId = Number(id);
	seen.last = { associateId, body };
	return answer(associateId);
}

function refuse(response: ServerResponse): void {
	seen.refused += 1;
	response.writeHead(429, { 'Retry-After': '1', 'Content-Length': 0 });
	response.end();
}

function nothingSeen(): Seen {
	return { requests: 0, refused: 0, unknown: 0, connections: 0, mostAtOnce: 0 };
}

function say(report: Report): void {
	process.send?.(report);
}
