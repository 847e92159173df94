import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Workflow } from '../../n8n/shapes.mts';

const FOLDER = new URL('../../../templates/', import.meta.url);

/** Names of the folders in templates/ */
export function templateNames(): string[] {
	return readdirSync(FOLDER);
}

/** Path of a file of a template */
export function templateFile(name: string, file: string): string {
	return fileURLToPath(new URL(`${name}/${file}`, FOLDER));
}

export function readTemplate(name: string): Workflow {
	return JSON.parse(readFileSync(templateFile(name, 'workflow.json'), 'utf8')) as Workflow;
}
