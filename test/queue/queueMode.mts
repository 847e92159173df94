import { startEmulator, type Emulator } from '../emulator/index.mts';
import { undoLater } from '../n8n/cleanup.mts';
import type { N8nClient } from '../n8n/client.mts';
import { credentialFor, withCredentials } from '../n8n/credential.mts';
import { installN8n } from '../n8n/install.mts';
import { startSession, type Session } from '../n8n/session.mts';
import { randomKey } from '../n8n/settings.mts';
import type { Order } from './orders.mts';
import { startPostgres } from './postgres.mts';
import { findPrograms } from './programs.mts';
import { startRedis } from './redis.mts';
import { startWorker, type Worker } from './worker.mts';
import { workflowFor } from './workflows.mts';

/** n8n in queue mode: the main one, which takes webhooks and puts them into the queue, and its workers. */
export interface QueueMode extends Session {
	workers: Worker[];
}

/**
 * Starts PostgreSQL, Redis, a main n8n and two workers, with the package in each. `undoAll` of
 * cleanup.mts ends them all.
 *
 * @throws Error that says what to install, or why something does not start
 */
export async function startQueueMode(): Promise<QueueMode> {
	// First of all, so that who lacks them need not wait.
	const programs = findPrograms();
	const installation = await installN8n();
	const settings = {
		...(await startPostgres(programs)),
		...(await startRedis(programs)),
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomKey(),
		// As in n8n's own image: so a worker that has crashed waits for ten seconds when it starts again.
		NODE_ENV: 'production',
	};
	const session = await startSession({ installation, settings });
	const names = ['worker 1', 'worker 2'];
	const workers = await Promise.all(
		names.map(async (name) => await startWorker({ name, installation, settings })),
	);
	console.log(`Workers: ${names.length}, ready`);
	return { ...session, workers };
}

/** An emulated SuperOffice whose answers take a while, as those over a network do. */
export async function startSlowEmulator(users: number): Promise<Emulator> {
	const emulator = await startEmulator({
		users,
		latencyMs: 250,
		throttle: { requestsPerSecond: 20 },
	});
	undoLater(async () => await emulator.stop());
	return emulator;
}

/** Imports and publishes the workflows that the orders need, with a credential for the emulator. */
export async function publishWorkflows(
	client: N8nClient,
	orders: Order[],
	url: string,
): Promise<void> {
	const credential = credentialFor(url);
	const credentialId = await client.createCredential(credential);
	for (const kind of new Set(orders.map((order) => order.kind))) {
		const workflow = withCredentials(workflowFor(kind), {
			[credential.type]: { id: credentialId, name: credential.name },
		});
		await client.publishWorkflow(await client.importWorkflow(workflow));
	}
}
