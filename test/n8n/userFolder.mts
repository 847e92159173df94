import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { undoLater } from './cleanup.mts';
import { installPackage } from './package.mts';

/** A fresh folder of the temporary ones; `undoAll` of cleanup.mts removes it with all that is in it. */
export async function createFolder(prefix: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), prefix));
	undoLater(async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
}

/** A fresh N8N_USER_FOLDER with the built package in it. */
export async function createUserFolder(): Promise<string> {
	const folder = await createFolder('superoffice-n8n-');
	await installPackage(folder);
	return folder;
}
