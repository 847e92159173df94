import { setTimeout as sleep } from 'node:timers/promises';

import type { LogEntry } from '../emulator/index.mts';
import { readLog } from '../n8n/log.mts';
import { readEnqueued, underWay, type Jobs } from './jobLog.mts';
import type { Keys } from './keys.mts';
import type { Worker } from './worker.mts';

const MS_BETWEEN_LOOKS = 25;

/** What was going on when a worker was killed. */
export interface Interruption {
	worker: string;
	/** How many executions the worker had begun. */
	begunBefore: number;
	/** Ids of the executions that the worker had begun and not ended. */
	cutShort: string[];
	/** How many of them SuperOffice had got a write from that it had not answered yet. */
	writes: number;
	/** How long the worker was away. */
	secondsAway: number;
}

interface Options {
	worker: Worker;
	/** The log of the main n8n. */
	mainLog: string;
	keys: Keys;
	/** What the emulated SuperOffice was asked. */
	requests: LogEntry[];
	/** How many executions the worker has to have done before. */
	afterJobs: number;
	/** How long to wait for the right moment. */
	withinMs: number;
}

/**
 * Kills a worker while SuperOffice works on a write of one of its executions, and starts it again.
 * When that moment does not come in time, it is killed in the middle of whatever it does.
 */
export async function interrupt(options: Options): Promise<Interruption> {
	const { worker, mainLog, keys } = options;
	const written = await momentOfWriting(options);
	await worker.kill();
	const killed = Date.now();
	const jobs = await worker.jobs();
	const cutShort = underWay(jobs);
	await Promise.all([worker.restart(), learnOpen(mainLog, jobs, keys)]);
	return {
		worker: worker.name,
		begunBefore: jobs.started.length,
		cutShort,
		writes: cutShort.filter((id) => written.includes(id)).length,
		secondsAway: (Date.now() - killed) / 1000,
	};
}

/** Waits for it; answers the executions that are writing. */
async function momentOfWriting(options: Options): Promise<string[]> {
	const { worker, keys, requests, afterJobs, withinMs } = options;
	const deadline = Date.now() + withinMs;
	for (;;) {
		const jobs = await worker.jobs();
		const running = underWay(jobs);
		// Not waited for: a write is answered sooner than n8n, which has a lot to do.
		for (const id of running) keys.of(id).catch(() => undefined);
		const bodies = requests.filter(isUnansweredWrite).map(({ body }) => JSON.stringify(body));
		const writing = running.filter((id) => {
			const key = keys.known(id);
			return key && bodies.some((body) => body.includes(key));
		});
		const isTime = jobs.finished.length >= afterJobs && writing.length > 0;
		if (isTime || Date.now() > deadline) return writing;
		await sleep(MS_BETWEEN_LOOKS);
	}
}

/**
 * Learns the orders of all that the worker may have had: it may have taken more from the queue than
 * it had begun, which its log does not tell.
 */
async function learnOpen(mainLog: string, { finished }: Jobs, keys: Keys): Promise<void> {
	const done = new Set(finished);
	const open = readEnqueued(await readLog(mainLog)).filter((id) => !done.has(id));
	for (const id of open) await keys.of(id);
}

function isUnansweredWrite({ method, path, status, isFault }: LogEntry): boolean {
	const writes = method === 'PATCH' || (method === 'POST' && path.endsWith('/v1/User'));
	return writes && status === 0 && !isFault;
}
