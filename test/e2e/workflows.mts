import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Workflow } from '../n8n/shapes.mts';

const FOLDER = fileURLToPath(new URL('../workflows', import.meta.url));
const ENDING = '.json';

/** Names of the files in test/workflows, without their ending. */
export function workflowNames(): string[] {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith(ENDING))
		.map((file) => file.slice(0, -ENDING.length));
}

export function readWorkflow(name: string): Workflow {
	return JSON.parse(readFileSync(join(FOLDER, name + ENDING), 'utf8')) as Workflow;
}
