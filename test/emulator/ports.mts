import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The open ports of an installation, which can be closed for a time: connections are refused. */
export interface Ports {
	/** Takes a server that listens. */
	add: (server: Server) => void;
	/** Closes all of them. Connections that are there stay; a second call can only make it longer. */
	closeFor: (ms: number) => void;
	/** Opens them again before their time. */
	open: () => Promise<void>;
}

export function createPorts(): Ports {
	const gates: Gate[] = [];
	return {
		add: (server) => void gates.push(createGate(server)),
		closeFor: (ms) => gates.forEach((gate) => gate.closeFor(ms)),
		open: async () => void (await Promise.all(gates.map(async (gate) => await gate.open()))),
	};
}

type Gate = Omit<Ports, 'add'>;

/** What another program may have taken meanwhile is asked for again so often, in milliseconds. */
const PATIENCE = 5;

function createGate(server: Server): Gate {
	const { port, address } = server.address() as AddressInfo;
	let until = 0;
	let closed: Promise<void> | undefined;
	let wake = new AbortController();

	const stayClosed = async (): Promise<void> => {
		server.close();
		for (let left = until - Date.now(); left > 0; left = until - Date.now()) {
			await sleep(left, undefined, { signal: wake.signal }).catch(() => undefined);
		}
		while (!(await tryToListen(server, port, address))) await sleep(PATIENCE);
		closed = undefined;
	};
	return {
		closeFor(ms) {
			until = Math.max(until, Date.now() + ms);
			closed ??= stayClosed();
		},
		async open() {
			until = 0;
			wake.abort();
			wake = new AbortController();
			await closed;
		},
	};
}

async function tryToListen(server: Server, port: number, host: string): Promise<boolean> {
	server.listen({ port, host });
	return await once(server, 'listening').then(
		() => true,
		() => false,
	);
}
