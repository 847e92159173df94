import type { Workflow, WorkflowNode } from '../n8n/shapes.mts';
import { peopleExpression } from './people.mts';
import type { Place, Rival } from './rivals.mts';

/** The node that starts the workflow. */
export const TRIGGER = 'Start';

/** The node that is measured. */
export const MEASURED = 'Measured';

/** Trigger, a list made inside n8n, one item each: the same for all rivals. Then the rival. */
export function workflowFor(rival: Rival, items: number, place: Place): Workflow {
	const steps: Array<Omit<WorkflowNode, 'id' | 'position'>> = [
		{ name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{
			name: 'People',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: peopleExpression(items), options: {} },
		},
		{
			name: 'One item each',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'people', options: {} },
		},
		{ name: MEASURED, ...rival.node(place) },
	];
	return {
		name: `${rival.name}, ${items} items`,
		nodes: steps.map((step, index) => ({
			...step,
			id: String(index + 1),
			position: [index * 220, 0],
		})),
		connections: Object.fromEntries(
			steps
				.slice(1)
				.map(({ name }, index) => [
					steps[index].name,
					{ main: [[{ node: name, type: 'main', index: 0 }]] },
				]),
		),
		settings: { executionOrder: 'v1' },
	};
}
