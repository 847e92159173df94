import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { CellResult } from './runCell.mts';

/** Runs the cell with this number. */
export interface Order {
	index: number;
}

export interface Answer {
	index: number;
	result?: CellResult;
	/** Why there is no result, which is a fault of this program. */
	error?: string;
}

/** Cells that a process runs at the same time: most of them wait most of the time. */
const WIDTH = 8;

/**
 * Runs cells in as many processes as there are cores.
 *
 * @param indices Numbers of the cells, in the order in which they begin
 * @param done Is told each answer; what it throws ends all runs
 */
export async function runCells(indices: number[], done: (answer: Answer) => void): Promise<void> {
	const waiting = [...indices];
	const count = Math.min(availableParallelism(), Math.ceil(indices.length / WIDTH));
	const workers = Array.from({ length: count }, startWorker);
	const stop = (): void => workers.forEach((worker) => worker.kill());
	process.once('exit', stop);
	try {
		await Promise.all(workers.map(async (worker) => await feed(worker, waiting, done)));
	} finally {
		process.removeListener('exit', stop);
		stop();
	}
}

function startWorker(): ChildProcess {
	return fork(fileURLToPath(new URL('worker.mts', import.meta.url)), {
		execArgv: ['--import', 'tsx'],
		// The engine logs each failure that a fault provokes.
		env: { ...process.env, N8N_LOG_LEVEL: 'silent' },
	});
}

/** Hands a process one cell after the other, some at a time, until none is left. */
async function feed(
	worker: ChildProcess,
	waiting: number[],
	done: (answer: Answer) => void,
): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		let running = 0;
		const next = (): void => {
			while (running < WIDTH && waiting.length > 0) {
				running += 1;
				worker.send({ index: waiting.shift() ?? 0 } satisfies Order);
			}
			if (running === 0) resolve();
		};
		worker.on('message', (answer: Answer) => {
			running -= 1;
			try {
				done(answer);
				next();
			} catch (error) {
				reject(error as Error);
			}
		});
		worker.once('exit', (code) => {
			if (running > 0) reject(new Error(`A process ended with ${running} runs open (${code}).`));
		});
		next();
	});
}
