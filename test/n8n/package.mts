import { execFile } from 'node:child_process';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Puts the built package where n8n keeps its community packages: the files that `npm publish`
 * would send, and no others, so that a file missing from the package is missing here too.
 *
 * @param userFolder n8n's N8N_USER_FOLDER
 */
export async function installPackage(userFolder: string): Promise<void> {
	const { name } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
		name: string;
	};
	const target = join(userFolder, '.n8n', 'nodes', 'node_modules', name);
	for (const path of await publishedFiles()) {
		await mkdir(dirname(join(target, path)), { recursive: true });
		await cp(join(ROOT, path), join(target, path));
	}
}

async function publishedFiles(): Promise<string[]> {
	const { stdout } = await promisify(execFile)(
		'npm',
		['pack', '--dry-run', '--json', '--ignore-scripts'],
		{ cwd: ROOT },
	);
	// A list up to npm 11, an object with the package's name as its key from npm 12 on.
	const packages = JSON.parse(stdout) as Record<string, { files: Array<{ path: string }> }>;
	const [packed] = Object.values(packages);
	return packed.files.map((file) => file.path);
}
