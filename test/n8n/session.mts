import { undoLater } from './cleanup.mts';
import { N8nClient } from './client.mts';
import type { Installation } from './install.mts';
import { withLog } from './log.mts';
import { startN8n, type N8nProcess } from './process.mts';
import { randomKey } from './settings.mts';
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
	/** Ends n8n and starts it again, with all that it has stored, at the same address */
	restart: () => Promise<void>;
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
	// What is stored can be read again after a new start only with the same key.
	const settings = { N8N_ENCRYPTION_KEY: randomKey(), ...options.settings };
	const place = { ...options, userFolder, settings };
	let n8n = await startN8n(place);
	undoLater(async () => await n8n.stop());
	const client = new N8nClient(n8n.url);
	try {
		await waitUntilReady(n8n, client);
		await client.setUpOwner(OWNER);
	} catch (error) {
		throw await withLog(error, n8n.logFile);
	}
	const restart = async () => {
		await n8n.stop();
		n8n = await startN8n({ ...place, port: Number(new URL(n8n.url).port) });
		await waitUntilReady(n8n, client);
	};
	return { n8n, client, restart };
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
