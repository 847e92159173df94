import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Installation } from './install.mts';
import { freePort, HOST, isFree } from './ports.mts';
import { settingsOf } from './settings.mts';

const USUAL_PORT = 5678;
const STOP_WITHIN_MS = 15_000;

/** A running n8n. */
export interface N8nProcess {
	url: string;
	/** Its process; none when it could not be started. */
	pid?: number;
	/** Ends when n8n does, asked to or not. */
	ended: Promise<void>;
	/** Where it logs. */
	logFile: string;
	stop(): Promise<void>;
	/** Ends it at once, as the operating system does when memory runs out. */
	kill(): Promise<void>;
}

/**
 * Starts n8n as a process of its own. It does not wait until n8n answers.
 *
 * @param options.userFolder n8n's N8N_USER_FOLDER; its log is written there too
 * @param options.port has to be free; without it n8n takes its usual port, or any free one
 * @param options.command `start` is all of n8n, `worker` runs what a main n8n puts into the queue
 * @param options.settings environment variables that differ from those of settings.mts
 */
export async function startN8n(options: {
	installation: Installation;
	userFolder: string;
	port?: number;
	command?: 'start' | 'worker';
	settings?: NodeJS.ProcessEnv;
}): Promise<N8nProcess> {
	const { installation, userFolder, command = 'start', settings } = options;
	const port = options.port ?? ((await isFree(USUAL_PORT)) ? USUAL_PORT : await freePort());
	if (!(await isFree(port))) throw new Error(`Port ${port} is taken. Choose another --port.`);

	const logFile = join(userFolder, 'n8n.log');
	const log = openSync(logFile, 'a');
	const child = spawn(installation.node, [installation.n8n, command], {
		cwd: userFolder,
		env: { ...settingsOf({ userFolder, port, brokerPort: await freePort() }), ...settings },
		stdio: ['ignore', log, log],
	});
	closeSync(log);

	const ended = new Promise<void>((resolve) => {
		child.once('error', () => resolve());
		child.once('close', () => resolve());
	});
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);

	return {
		url: `http://${HOST}:${port}`,
		pid: child.pid,
		ended,
		logFile,
		async stop() {
			child.kill('SIGTERM');
			const late = new AbortController();
			await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { signal: late.signal })]);
			late.abort();
			kill();
			await ended;
			process.removeListener('exit', kill);
		},
		async kill() {
			kill();
			await ended;
			process.removeListener('exit', kill);
		},
	};
}
