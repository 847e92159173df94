import { createServer } from 'node:net';

/** The only address that anything started here listens on. */
export const HOST = '127.0.0.1';

/** Whether nobody listens on this port. */
export async function isFree(port: number): Promise<boolean> {
	return (await listenOnce(port)) !== undefined;
}

/** @throws Error when the machine has none left */
export async function freePort(): Promise<number> {
	const port = await listenOnce(0);
	if (port === undefined) throw new Error(`No free port on ${HOST}`);
	return port;
}

async function listenOnce(port: number): Promise<number | undefined> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(port, HOST, () => {
			const address = server.address();
			const taken = typeof address === 'object' ? address?.port : undefined;
			server.close(() => resolve(taken));
		});
	});
}
