import type { N8nClient } from './client.mts';
import { withCredential } from './credential.mts';
import type { Execution, Workflow } from './shapes.mts';

const TRIGGER = 'n8n-nodes-base.manualTrigger';

/** Imports a workflow with this credential, runs it as its button does, and waits for the end. */
export async function importAndRun(
	client: N8nClient,
	workflow: Workflow,
	credential: { id: string; name: string },
): Promise<{ workflowId: string; execution: Execution }> {
	const trigger = workflow.nodes.find(({ type }) => type === TRIGGER);
	if (!trigger) throw new Error(`Workflow "${workflow.name}" has no Manual Trigger.`);
	const workflowId = await client.importWorkflow(
		withCredential(workflow, credential.id, credential.name),
	);
	const executionId = await client.runWorkflow(workflowId, trigger.name);
	return { workflowId, execution: await client.waitForExecution(executionId) };
}
