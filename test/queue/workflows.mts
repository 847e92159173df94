import type { Workflow, WorkflowNode } from '../n8n/shapes.mts';
import type { Kind } from './orders.mts';
import { byUserName } from '../engine/locators.mts';

const NODE = 'SuperOffice User';

/** What the SuperOffice node of each workflow is told; the body of the call is in `$json.body`. */
const PARAMETERS: Record<Kind, Record<string, unknown>> = {
	'create-or-update': {
		operation: 'upsert',
		matchBy: 'userName',
		...newUser(),
	},
	create: {
		operation: 'create',
		...newUser(),
	},
	update: {
		operation: 'update',
		...byUserName('={{ $json.body.userName }}'),
		updateFields: {
			role: '={{ $json.body.role }}',
			userGroup: '={{ $json.body.group }}',
			tooltip: '={{ $json.body.key }}',
		},
	},
};

function newUser(): Record<string, unknown> {
	return {
		person: '={{ $json.body.person }}',
		name: '={{ $json.body.userId }}',
		userName: '={{ $json.body.userName }}',
		role: '={{ $json.body.role }}',
		userGroup: '={{ $json.body.group }}',
		userPlan: '={{ $json.body.plan }}',
		additionalFields: { tooltip: '={{ $json.body.key }}' },
	};
}

/** One workflow for each kind of order: a webhook, and the node that does it. */
export function workflowFor(kind: Kind): Workflow {
	const webhook: WorkflowNode = {
		id: `${kind}-webhook`,
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		position: [0, 0],
		parameters: { httpMethod: 'POST', path: kind, options: {} },
		webhookId: `${kind}-webhook`,
	};
	const node: WorkflowNode = {
		id: `${kind}-node`,
		name: NODE,
		type: 'n8n-nodes-superoffice.superOfficeUser',
		typeVersion: 1,
		position: [220, 0],
		parameters: { resource: 'user', ...PARAMETERS[kind], options: {} },
		credentials: { superOfficeApi: { id: null, name: '' } },
		// Where n8n's own retry would be the first to make somebody twice.
		retryOnFail: kind === 'create',
	};
	return {
		name: `Queue: ${kind}`,
		nodes: [webhook, node],
		connections: { [webhook.name]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
