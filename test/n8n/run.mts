import type { N8nClient } from './client.mts';
import { withCredentials, type StoredCredentials } from './credential.mts';
import type { Execution, Workflow } from './shapes.mts';

/** The triggers that the editor's button runs without waiting for anything. */
const TRIGGERS = ['n8n-nodes-base.manualTrigger', 'n8n-nodes-base.scheduleTrigger'];

/** Imports a workflow with these credentials, runs it as its button does, and waits for the end. */
export async function importAndRun(
	client: N8nClient,
	workflow: Workflow,
	credentials: StoredCredentials,
): Promise<{ workflowId: string; execution: Execution }> {
	const trigger = workflow.nodes.find(({ type }) => TRIGGERS.includes(type));
	if (!trigger) throw new Error(`Workflow "${workflow.name}" has no trigger of ${TRIGGERS.join()}`);
	const workflowId = await client.importWorkflow(withCredentials(workflow, credentials));
	const executionId = await client.runWorkflow(workflowId, trigger.name);
	return { workflowId, execution: await client.waitForExecution(executionId) };
}
