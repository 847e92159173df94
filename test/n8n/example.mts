import { readFile } from 'node:fs/promises';

import type { Workflow } from './shapes.mts';

/** Names of the nodes in workflows/joiners.json that the checks and the report look at. */
export const NODES = {
	joiners: 'Joiners',
	save: 'Save user',
	command: 'Send welcome mail',
} as const;

/** Somebody who gets a user, as the node "Joiners" lists them. */
export interface Joiner {
	personId: number;
	userId: string;
	userName: string;
	roleId: number;
	groupId: number;
}

/** The example workflow. */
export async function readExample(): Promise<Workflow> {
	const file = new URL('./workflows/joiners.json', import.meta.url);
	return JSON.parse(await readFile(file, 'utf8')) as Workflow;
}

/** The joiners of the workflow, from the file: what comes out of n8n is compared with them. */
export function joinersOf(workflow: Workflow): Joiner[] {
	const node = workflow.nodes.find(({ name }) => name === NODES.joiners);
	return (JSON.parse(String(node?.parameters.jsonOutput)) as { joiners: Joiner[] }).joiners;
}
