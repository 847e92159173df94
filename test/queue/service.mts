import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { undoLater } from '../n8n/cleanup.mts';
import { readLog } from '../n8n/log.mts';
import type { Account } from './programs.mts';

const READY_WITHIN_MS = 30_000;
const MS_BETWEEN_LOOKS = 100;

/** A server that n8n needs: how to start it, and how to know that it is there. */
export interface Service {
	title: string;
	command: string;
	args: string[];
	/** Where it runs and logs. */
	folder: string;
	account?: Account;
	/** Text that it logs when it answers. */
	readyText: string;
	/** What ends it without a look at its data, which are thrown away. */
	endSignal: NodeJS.Signals;
}

/**
 * Starts a server and waits until it answers. `undoAll` of cleanup.mts ends it.
 *
 * @throws Error with all that it logged, when it does not come up
 */
export async function startService(service: Service): Promise<void> {
	const { title, command, args, folder, account, readyText, endSignal } = service;
	const logFile = join(folder, 'service.log');
	const log = openSync(logFile, 'a');
	const child = spawn(command, args, {
		cwd: folder,
		// Complete, because a variable such as PGPORT would change what the server does.
		env: { PATH: process.env.PATH, LC_ALL: 'C' },
		stdio: ['ignore', log, log],
		...account,
	});
	closeSync(log);

	let hasEnded = false;
	const ended = new Promise<void>((resolve) => {
		child.once('error', () => resolve());
		child.once('close', () => resolve());
	}).then(() => {
		hasEnded = true;
	});
	const end = () => child.kill(endSignal);
	process.once('exit', end);
	undoLater(async () => {
		end();
		await ended;
		process.removeListener('exit', end);
	});

	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await readLog(logFile)).includes(readyText)) {
		if (hasEnded || Date.now() > deadline) {
			throw new Error(`${title} did not start:\n${await readLog(logFile)}`);
		}
		await sleep(MS_BETWEEN_LOOKS);
	}
}
