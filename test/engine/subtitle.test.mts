import { Workflow, type INodeParameters } from 'n8n-workflow';

import { loadPackage, onlyType } from './harness.mts';

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

const byName = { operation: 'get', findBy: 'userName' };

test.each<[string, INodeParameters]>([
	['get: user', {}],
	['get: user (LISA)', { ...byName, userName: 'LISA' }],
	['get: user (5)', { operation: 'get', findBy: 'associateId', associateId: 5 }],
	['get: user (12)', { operation: 'get', findBy: 'personId', personId: 12, userName: 'LISA' }],
	[
		'remove: license (LISA)',
		{ resource: 'license', ...byName, operation: 'remove', userName: 'LISA' },
	],
	['save: user (5)', { operation: 'save', associateId: 5 }],
	['saveFromName: user (LISA)', { operation: 'saveFromName', userName: 'LISA' }],
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
	['get: user', { ...byName, userName: '={{ $json.userName }}' }],
	['get: user', { ...byName, userName: "={{ $('HR').item.json.email }}" }],
	['get: user', { ...byName, userName: "={{ $fromAI('user') }}" }],
])('%s', async (expected, parameters) => {
	expect(await subtitleOf(parameters)).toBe(expected);
});

function command(locator: object): INodeParameters {
	const commandName = { __rl: true, ...locator } as INodeParameters;
	return { operation: 'executeCommand', associateId: 5, commandName };
}
