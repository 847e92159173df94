import { Workflow, type INodeParameters } from 'n8n-workflow';

import { loadPackage, onlyType } from './harness.mts';
import { byAssociateId, byPersonId, byUserName } from './locators.mts';

/** What the editor shows below a node with these parameters, found as the editor finds it. */
async function subtitleOf(parameters: INodeParameters): Promise<unknown> {
	const { node: type } = await loadPackage();
	const node = {
		id: 'node',
		name: 'SuperOffice User',
		type: 'n8n-nodes-superoffice.superOfficeUser',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: onlyType(type),
	});
	return workflow.expression.getSimpleParameterValue(
		workflow.getNode(node.name)!,
		type.description.subtitle,
		'internal',
		{},
	);
}

const GET = { operation: 'get' };

test.each<[string, INodeParameters]>([
	['get: user', {}],
	['get: user (LISA)', { ...GET, ...byUserName('LISA') }],
	['get: user (5)', { ...GET, ...byAssociateId(5) }],
	['get: user (12)', { ...GET, ...byPersonId(12) }],
	[
		'get: user (Lisa Martinsen)',
		{ ...GET, user: { __rl: true, mode: 'list', value: 5, cachedResultName: 'Lisa Martinsen' } },
	],
	['remove: license (LISA)', { resource: 'license', operation: 'remove', ...byUserName('LISA') }],
	['save: user (5)', { operation: 'save', associateId: 5 }],
	['saveFromName: user (LISA)', { operation: 'saveFromName', ...byUserName('LISA') }],
	[
		'create: user (lisa@nordlys.example)',
		{ operation: 'create', userName: 'lisa@nordlys.example' },
	],
	['create: user (LISA)', { operation: 'create', name: 'LISA' }],
	['getMany: user', { operation: 'getMany' }],
	['getMany: role', { resource: 'role', operation: 'getMany' }],
	['check: access', { resource: 'access', operation: 'check' }],
	['executeCommand: user (SendWelcomeMail)', command({ mode: 'name', value: 'SendWelcomeMail' })],
	[
		'executeCommand: user (Send welcome mail)',
		command({ mode: 'list', value: 'SendWelcomeMail', cachedResultName: 'Send welcome mail' }),
	],
	['executeCommand: user (5)', command({ mode: 'name', value: '={{ $json.command }}' })],
	['get: user', { ...GET, ...byUserName('={{ $json.userName }}') }],
	['get: user', { ...GET, ...byUserName("={{ $('HR').item.json.email }}") }],
	['get: user', { ...GET, ...byUserName("={{ $fromAI('user') }}") }],
])('%s', async (expected, parameters) => {
	expect(await subtitleOf(parameters)).toBe(expected);
});

function command(locator: object): INodeParameters {
	const commandName = { __rl: true, ...locator } as INodeParameters;
	return { operation: 'executeCommand', ...byAssociateId(5), commandName };
}
