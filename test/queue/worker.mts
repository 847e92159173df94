import { setTimeout as sleep } from 'node:timers/promises';

import { undoLater } from '../n8n/cleanup.mts';
import type { Installation } from '../n8n/install.mts';
import { readLog, withLog } from '../n8n/log.mts';
import { freePort, HOST } from '../n8n/ports.mts';
import { startN8n, type N8nProcess } from '../n8n/process.mts';
import { createUserFolder } from '../n8n/userFolder.mts';
import { readJobs, type Jobs } from './jobLog.mts';

const READY_WITHIN_MS = 120_000;
const MS_BETWEEN_QUESTIONS = 300;

/** An n8n that runs what the main one puts into the queue, with a user folder of its own. */
export interface Worker {
	name: string;
	/** What it has done so far, in all its lives. */
	jobs(): Promise<Jobs>;
	/** Ends it as a lack of memory would: nothing is finished, nothing is handed over. */
	kill(): Promise<void>;
	/** Starts it again in the same folder; answers when it takes jobs. */
	restart(): Promise<void>;
}

/**
 * Starts a worker and waits until it takes jobs. `undoAll` of cleanup.mts ends it.
 *
 * @param options.settings of the queue and the database; the same as those of the main n8n
 * @throws Error with the last lines of its log, when it does not start
 */
export async function startWorker(options: {
	name: string;
	installation: Installation;
	settings: NodeJS.ProcessEnv;
}): Promise<Worker> {
	const { name, installation } = options;
	const userFolder = await createUserFolder();
	const port = await freePort();
	const settings = {
		...options.settings,
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: HOST,
	};
	const start = async (): Promise<N8nProcess> =>
		await startN8n({ installation, userFolder, port, command: 'worker', settings });

	let n8n = await start();
	undoLater(async () => await n8n.stop());
	await waitUntilReady(n8n);
	return {
		name,
		jobs: async () => readJobs(await readLog(n8n.logFile)),
		kill: async () => await n8n.kill(),
		async restart() {
			n8n = await start();
			await waitUntilReady(n8n);
		},
	};
}

async function waitUntilReady(n8n: N8nProcess): Promise<void> {
	let hasEnded = false;
	void n8n.ended.then(() => {
		hasEnded = true;
	});
	const deadline = Date.now() + READY_WITHIN_MS;
	for (;;) {
		const answer = await fetch(`${n8n.url}/healthz/readiness`).catch(() => undefined);
		if (answer?.ok) return;
		if (hasEnded || Date.now() > deadline) {
			throw await withLog('The worker did not start.', n8n.logFile);
		}
		await sleep(MS_BETWEEN_QUESTIONS);
	}
}
