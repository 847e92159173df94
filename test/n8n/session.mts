import { undoLater } from './cleanup.mts';
import { N8nClient } from './client.mts';
import type { Installation } from './install.mts';
import { withLog } from './log.mts';
import { startN8n, type N8nProcess } from './process.mts';
import { createUserFolder } from './userFolder.mts';

/** The account that every n8n started here has. */
export const OWNER = {
	email: 'owner@nordlys.example',
	password: 'Nordlys-2026',
	firstName: 'Demo',
	lastName: 'Owner',
};

/** A running n8n that holds nothing but this package, and a client that is signed in to it. */
export interface Session {
	n8n: N8nProcess;
	client: N8nClient;
}

/**
 * Starts n8n with the built package in a fresh user folder. `undoAll` of cleanup.mts ends it and
 * removes the folder.
 *
 * @param options.settings environment variables that differ from those of settings.mts
 * @throws Error with the last lines of n8n's log, when it does not start
 */
export async function startSession(options: {
	installation: Installation;
	port?: number;
	settings?: NodeJS.ProcessEnv;
}): Promise<Session> {
	const userFolder = await createUserFolder();
	const n8n = await startN8n({ ...options, userFolder });
	undoLater(async () => await n8n.stop());
	const client = new N8nClient(n8n.url);
	try {
		await waitUntilReady(n8n, client);
		await client.setUpOwner(OWNER);
	} catch (error) {
		throw await withLog(error, n8n.logFile);
	}
	return { n8n, client };
}

async function waitUntilReady(n8n: N8nProcess, client: N8nClient): Promise<void> {
	const started = Date.now();
	const timer = setInterval(() => console.log('  n8n is starting'), 5_000);
	try {
		const endedEarly = n8n.ended.then(() => Promise.reject(new Error('n8n ended at once.')));
		await Promise.race([client.waitUntilReady(), endedEarly]);
		console.log(`n8n: ${n8n.url}, after ${Math.round((Date.now() - started) / 1000)} s`);
	} finally {
		clearInterval(timer);
	}
}
