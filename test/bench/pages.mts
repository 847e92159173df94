import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));

/** Writes a page or data into docs/, formatted as the repository has it. */
export async function writeDocument(name: string, text: string): Promise<void> {
	const path = join(DOCS, name);
	await mkdir(DOCS, { recursive: true });
	await writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
