import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runStep, type Step } from './step.mts';

/**
 * The npm that wrote our lock files, whichever the machine has: another npm may find that a lock
 * file is not complete (10), or run no scripts (12).
 */
export const NPM = ['exec', '--yes', 'npm@11.19.1', '--'];

/** What all downloads ask of npm. Scripts stay off: those that are needed are run by name. */
export const NPM_CI = [
	...NPM,
	'ci',
	'--ignore-scripts',
	'--no-audit',
	'--no-fund',
	'--loglevel=http',
];

/**
 * Installs what the lock file of a folder says, when it is not there yet, or when the lock file or
 * this machine's platform is another one than at the last installation.
 *
 * @param steps Functions, because later steps may look for files which earlier ones bring
 * @throws Error with a way out, when a step fails
 */
export async function installOnce(
	folder: string,
	announcement: string,
	steps: Array<() => Step>,
): Promise<void> {
	const marker = join(folder, 'node_modules', '.installed');
	const fingerprint = await fingerprintOf(folder);
	if ((await readFile(marker, 'utf8').catch(() => undefined)) === fingerprint) return;

	console.log(announcement);
	for (const step of steps) await runStep(step());
	// Written last, so that an interrupted installation is never taken for a complete one.
	await writeFile(marker, fingerprint);
}

async function fingerprintOf(folder: string): Promise<string> {
	const lock = await readFile(join(folder, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex');
	return `${hash} ${process.platform} ${process.arch}\n`;
}
