import type { Workflow, WorkflowNode } from '../n8n/shapes.mts';

/** What the node under test is called in its workflow. */
export const NODE = 'SuperOffice User';

/** Where the workflow begins. */
export const START = 'Start';

/** A credential that n8n has. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

/** A workflow of one SuperOffice User node, which some items go into. */
export function workflowWith(
	items: object[],
	parameters: Record<string, unknown>,
	{ type, ...credential }: StoredCredential,
	settings: Pick<WorkflowNode, 'onError'> = {},
): Workflow {
	const nodes = [
		{ name: START, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{
			name: 'Input',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ items }), options: {} },
		},
		{
			name: 'One item each',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'items', options: {} },
		},
		{
			name: NODE,
			type: 'n8n-nodes-superoffice.superOfficeUser',
			typeVersion: 1,
			parameters: { authentication: type, ...parameters },
			credentials: { [type]: credential },
			...settings,
		},
	];
	const arrows = nodes
		.slice(1)
		.map(({ name }, index) => [
			nodes[index].name,
			{ main: [[{ node: name, type: 'main', index: 0 }]] },
		]);
	return {
		name: `${NODE}, ${items.length} items`,
		nodes: nodes.map((node, index) => ({
			id: String(index + 1),
			position: [220 * index, 0],
			...node,
		})),
		connections: Object.fromEntries(arrows) as Workflow['connections'],
		settings: { executionOrder: 'v1' },
	};
}
