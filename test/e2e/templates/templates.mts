import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Workflow } from '../../n8n/shapes.mts';
import { blocksOf } from '../../package/markdown.mts';

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

/** README.md of a template */
export function readPage(name: string): string {
	return readFileSync(templateFile(name, 'README.md'), 'utf8');
}

/** A template as somebody has it who has changed parameters of a node. */
export function withParameters(
	{ nodes, ...workflow }: Workflow,
	name: string,
	parameters: Record<string, unknown>,
): Workflow {
	if (!nodes.some((node) => node.name === name)) throw new Error(`There is no node "${name}".`);
	const changed = nodes.map((node) =>
		node.name === name ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
	);
	return { ...workflow, nodes: changed };
}

/** The same for what stands under its Options. */
export function withOptions(template: Workflow, name: string, options: object): Workflow {
	const before = template.nodes.find((node) => node.name === name)?.parameters.options;
	return withParameters(template, name, { options: { ...(before ?? {}), ...options } });
}

/** What stands in the blocks of code of a template's page. */
export function codeOf(name: string): string[] {
	const file = templateFile(name, 'README.md');
	return blocksOf({ file, text: readPage(name) }).map(({ content }) => content);
}
