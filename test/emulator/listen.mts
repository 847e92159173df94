import type { AddressInfo } from 'node:net';
import type { EmulatorOptions } from './options.mts';
import type { Ports } from './ports.mts';
import type { ServerParts } from './server.mts';
import { createServer } from './server.mts';

export interface Listening {
	/** Scheme, host and port of each server. */
	origins: string[];
	stop: () => Promise<void>;
}

/**
 * Opens a port for each server, and puts it into `ports`.
 * @throws when a port is taken; those opened before are closed again
 */
export async function listen(
	{ port = 0, host = '127.0.0.1', tls }: EmulatorOptions,
	count: number,
	ports: Ports,
	partsOf: (server: number) => ServerParts,
): Promise<Listening> {
	const servers = Array.from({ length: count }, (_each, index) => createServer(partsOf(index)));
	const stop = async (): Promise<void> => {
		// A port that is closed for a time would open again after its server has ended.
		await ports.open();
		await Promise.all(servers.map(async (server) => await server.close()));
	};
	const origins: string[] = [];
	try {
		for (const [index, server] of servers.entries()) {
			await server.listen({ port: port === 0 ? 0 : port + index, host });
			ports.add(server.server);
			const { port: actual } = server.server.address() as AddressInfo;
			origins.push(`${tls === undefined ? 'http' : 'https'}://${host}:${actual}`);
		}
	} catch (error) {
		await stop();
		throw error;
	}
	return { origins, stop };
}
