import { fileURLToPath } from 'node:url';

import { installOnce, NPM_CI } from '../n8n/installOnce.mts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Installs the older n8n-core when it is not there yet, or not as the lock file says. */
await installOnce(FOLDER, 'Installing the older n8n-core for the first time: a minute.', [
	() => ({
		title: 'downloading n8n-core',
		command: 'npm',
		args: NPM_CI,
		cwd: FOLDER,
		wayOut:
			'n8n-core could not be downloaded. Look at the network (or the proxy and registry settings of npm) and run npm run test:compat once more.',
	}),
]);
