import { readFileSync } from 'node:fs';

import type { Block } from './markdown.mts';

/**
 * What stands in a page and is run by no test, with the reason. The words are those of the page.
 */
export const NOT_RUN: Record<string, string> = {
	'git clone https://github.com/n8n-nodes-superoffice/n8n-nodes-superoffice.git':
		'tests run in what it gives',
	'cd n8n-nodes-superoffice': 'tests run in that folder',
	'mkdir -p ~/.n8n/nodes && cd ~/.n8n/nodes':
		"test/n8n/userFolder.mts does it in n8n's user folder",
	'npm install n8n-nodes-superoffice':
		'not published yet: test/n8n/package.mts puts there the files that would be',
	'docker run -d --name n8n -p 5678:5678 -v n8n_data:/home/node/.n8n docker.n8n.io/n8nio/n8n':
		'no Docker where the tests run',
	"docker exec n8n sh -c 'mkdir -p ~/.n8n/nodes && cd ~/.n8n/nodes && npm install n8n-nodes-superoffice'":
		'no Docker where the tests run',
	'docker restart n8n': 'no Docker where the tests run',
};

/** The commands of a block, one for each line that begins one. */
export function commandsOf({ content }: Block): string[] {
	return content
		.replace(/ *\\\n\s*/g, ' ')
		.split('\n')
		.flatMap((line) => (line.startsWith('npm ci && ') ? line.split(' && ') : line))
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * Why a command is right although it stands in a page: a step of `.ci/run` runs it, a test runs it
 * against the emulator, or the reason why nothing can. Nothing where none of it is so.
 */
export function whyNot(command: string): string | undefined {
	if (command in NOT_RUN) return NOT_RUN[command];
	if (isOfEmulator(command)) return 'test/package/emulatorPages.test.mts runs it';
	const [script] = /^npm (?:ci|start|test|run [\w:-]+)/.exec(command) ?? [];
	if (script === undefined) return undefined;
	const isStep = new RegExp(`\\b${script}(?![\\w:-])`).test(readFileSync('.ci/run', 'utf8'));
	return isStep ? 'a step of .ci/run runs it' : undefined;
}

/** Whether it is run against an emulator that the page starts. */
export function isOfEmulator(command: string): boolean {
	return /^(npm run emulator|curl)\b/.test(command);
}
