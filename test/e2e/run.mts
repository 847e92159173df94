import { outputOf, type Execution, type NodeRun } from '../n8n/shapes.mts';

/** A run of a workflow, by the names of its nodes. */
export interface Run {
	workflowId: string;
	executionId: string;
	/** What a node put out: at its first output, unless told otherwise. */
	items: (node: string, output?: number) => Array<Record<string, unknown>>;
	/** The nodes that stopped the workflow; empty when all went well. */
	errors: Record<string, NonNullable<NodeRun['error']>>;
}

/** @throws Error when n8n ended the execution for a reason that is no node's */
export function runOf(execution: Execution): Run {
	const { runData, error } = execution.resultData;
	const errors: Run['errors'] = {};
	for (const [node, runs] of Object.entries(runData)) {
		const failed = runs.find((run) => run.error);
		if (failed?.error) errors[node] = pick(failed.error);
	}
	if (execution.status !== 'success' && Object.keys(errors).length === 0) {
		throw new Error(`The execution ended as "${execution.status}": ${error?.message}`);
	}
	return {
		workflowId: execution.workflowId,
		executionId: execution.id,
		errors,
		items(node, output = 0) {
			if (!(node in runData)) {
				throw new Error(
					`Node "${node}" did not run. These did: ${Object.keys(runData).join(', ')}`,
				);
			}
			return outputOf(execution, node, output).map(({ json }) => json);
		},
	};
}

/** The rest of an error would fill the screen when a test fails. */
function pick({ message, description }: NonNullable<NodeRun['error']>) {
	return { message, description };
}
