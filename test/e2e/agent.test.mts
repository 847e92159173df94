import { CUSTOM_FIELDS, LOGINS, ROLES, USERS } from '../emulator/index.mts';
import type { Workflow, WorkflowNode } from '../n8n/shapes.mts';
import { operations } from '../package/operations.mts';
import { startChatModel, type ChatModel, type ToolCall } from './chatModel.mts';
import { helpDeskAgent } from './helpDeskAgent.mts';
import { useN8n } from './setup.mts';
import { byUserName } from '../engine/locators.mts';

const setup = useN8n();
let model: ChatModel;

const { userName, password } = LOGINS.administrator;
const SECRETS = [password, Buffer.from(`${userName}:${password}`).toString('base64')];
const TOOL = 'n8n-nodes-superoffice.superOfficeUserTool';

beforeAll(async () => {
	model = await startChatModel();
	await setup.addCredential(model.credential);
});
beforeEach(() => model.reset());
afterAll(async () => await model.stop());

/** The agent with these parameters in some of its nodes, and perhaps other versions of them. */
function agentWith(changes: Record<string, Partial<WorkflowNode>>): Workflow {
	const workflow = helpDeskAgent();
	const nodes = workflow.nodes.map((node) => ({ ...node, ...changes[node.name] }));
	return { ...workflow, nodes };
}

/** What the model is told when it calls the agent's first tool, which has these parameters now. */
async function resultOf(
	parameters: WorkflowNode['parameters'],
	input: ToolCall['arguments'] = {},
	others: Record<string, Partial<WorkflowNode>> = {},
): Promise<string> {
	model.calls = [{ name: 'Find_user', arguments: input }];
	const tool = { ...others['Find user'], parameters };
	const { errors } = await setup.run(agentWith({ ...others, 'Find user': tool }));
	// A tool that refuses its call has failed for n8n; the agent goes on.
	expect(errors['AI Agent']).toBeUndefined();
	expect(model.results()).toHaveLength(1);
	return model.results()[0];
}

const USER = "={{ $fromAI('user') }}";
const get = { resource: 'user', operation: 'get', ...byUserName(USER) };
const update = { ...get, operation: 'update', updateFields: { role: "={{ $fromAI('role') }}" } };
const deletion = { ...get, operation: 'delete', confirmUserId: USER };

test('an agent looks somebody up and changes their role; the model sees the results, and no secret', async () => {
	model.calls = [
		{ name: 'Find_user', arguments: { user: 'LISA' } },
		{ name: 'List_roles', arguments: {} },
		{ name: 'Change_role', arguments: { user: 'LISA', role: 'Sales' } },
	];
	const { items, errors } = await setup.run(helpDeskAgent());
	expect(errors).toEqual({});
	const [found, roles, changed] = model.results();
	expect(JSON.parse(found)).toEqual([
		{
			associateId: USERS.complete,
			userId: 'LISA',
			userName: 'lisa.martinsen@nordlys.example',
			fullName: 'Lisa Martinsen',
			email: 'lisa.martinsen@nordlys.example',
			userType: 'InternalAssociate',
			role: 'Manager',
			primaryGroup: 'Marketing',
			userPlan: 'Sales Premium',
			active: true,
		},
	]);
	expect(JSON.parse(roles)).toContainEqual(expect.objectContaining({ name: 'Sales' }));
	expect(JSON.parse(changed)).toMatchObject([
		{ action: 'update', changes: [{ property: 'role', from: 'Manager', to: 'Sales' }] },
	]);
	expect(items('AI Agent')).toEqual([{ output: changed }]);
	expect(setup.changes()).toEqual({
		added: [],
		changed: { [USERS.complete]: { roleId: ROLES.sales } },
		removed: [],
	});
	expect(model.received()).toContain('lisa.martinsen@nordlys.example');
	for (const secret of SECRETS) expect(model.received()).not.toContain(secret);
});

test('the model knows each tool by the name of its node, and what it has to fill in', async () => {
	await setup.run(helpDeskAgent());
	const user = {
		type: 'string',
		description: 'User name (login, mostly an email address) or user ID of the user',
	};
	const role = {
		type: 'string',
		description: 'Name or ID of the new role, one that List roles gives',
	};
	expect(
		Object.fromEntries(model.tools().map(({ name, parameters }) => [name, parameters])),
	).toMatchObject({
		Find_user: { properties: { user }, required: ['user'] },
		List_roles: { properties: {} },
		Change_role: { properties: { user, role }, required: ['user', 'role'] },
	});
});

test('each operation is described to the model as the editor describes it to people', async () => {
	const workflow = helpDeskAgent();
	const { position, credentials } = workflow.nodes.find(({ type }) => type === TOOL)!;
	const listed = await operations();
	for (const { id } of listed) {
		const [resource, operation] = id.split('/');
		const parameters = { resource, operation };
		workflow.nodes.push({
			id,
			name: id,
			type: TOOL,
			typeVersion: 1,
			position,
			credentials,
			parameters,
		});
		workflow.connections[id] = workflow.connections['Find user'];
	}
	const { errors } = await setup.run(workflow);
	expect(errors).toEqual({});
	const told = new Map(model.tools().map(({ name, description }) => [name, description]));
	for (const { id, description } of listed) {
		expect([id, told.get(id.replace('/', '_'))]).toEqual([id, description]);
	}
});

test('a description of its own takes the place of that', async () => {
	await resultOf({ ...get, toolDescription: 'Whom does the request mean?' }, { user: 'LISA' });
	expect(model.tools().find(({ name }) => name === 'Find_user')).toMatchObject({
		description: 'Whom does the request mean?',
	});
});

const completions: Partial<WorkflowNode> = {
	parameters: { model: { __rl: true, mode: 'id', value: 'x' }, responsesApiEnabled: false },
};

/** What agents and models there are, which hand tools on in their own ways. */
const KINDS: Array<[string, string, Record<string, Partial<WorkflowNode>>]> = [
	['agent 3.1, responses', '/v1/responses', {}],
	['agent 3.1, chat completions', '/v1/chat/completions', { 'OpenAI Chat Model': completions }],
	[
		'agent 2.2, which tells its model of failures only where they do not stop the tool',
		'/v1/chat/completions',
		{
			'OpenAI Chat Model': completions,
			'AI Agent': { typeVersion: 2.2 },
			'Find user': { onError: 'continueRegularOutput' },
		},
	],
];

describe.each(KINDS)('%s', (_name, path, others) => {
	afterEach(() => expect(new Set(model.paths)).toEqual(new Set([path])));

	test('what was found', async () => {
		const result = await resultOf(get, { user: 'LISA' }, others);
		expect(JSON.parse(result)).toMatchObject([{ userId: 'LISA', role: 'Manager' }]);
		expect(result.length).toBeLessThan(400);
	});

	test('who is not there, and what to do', async () => {
		const result = await resultOf(get, { user: 'LISBETH' }, others);
		expect(result).toContain('does not exist');
		expect(result).toContain('Look');
	});

	test('which names there are', async () => {
		const result = await resultOf(update, { user: 'LISA', role: 'Sale' }, others);
		expect(result).toContain("'Role': there is no role called");
		expect(result).toContain('Sales (ID 2, Employee)');
		expect(setup.changes().changed).toEqual({});
	});

	test("SuperOffice's own words, without a secret that it repeats", async () => {
		setup.emulator.faults.add({
			method: 'PATCH',
			status: 400,
			body: { ErrorType: 'SoException', ErrorMessage: `Not on a Friday, ${SECRETS.join(' ')}` },
		});
		const result = await resultOf(update, { user: 'LISA', role: 'Sales' }, others);
		expect(result).toContain('Not on a Friday');
		for (const secret of SECRETS) expect(model.received()).not.toContain(secret);
	});

	test('that deleting is not open to it', async () => {
		const result = await resultOf(deletion, { user: 'LISA' }, others);
		expect(result).toContain("'Delete' is not open to AI agents");
		expect(result).toContain("'Allow Deleting and Passwords'");
		expect(setup.emulator.log).toEqual([]);
	});
});

test('custom fields are filled by the model, as the editor writes them', async () => {
	const desk = CUSTOM_FIELDS.deskNumber;
	const customFields = {
		mappingMode: 'defineBelow',
		value: { [desk]: "={{ $fromAI('desk', 'Number of the desk', 'number') }}" },
		matchingColumns: [],
		schema: [{ id: desk, displayName: 'Desk number', type: 'number', required: false }],
	};
	const moving = { ...get, operation: 'update', customFields };
	await resultOf(moving, { user: 'LISA', desk: 318 });
	const [{ parameters }] = model.tools().filter(({ name }) => name === 'Find_user');
	expect(parameters).toMatchObject({
		properties: { desk: { type: 'number', description: 'Number of the desk' } },
	});
	expect(setup.changes().changed).toMatchObject({
		[USERS.complete]: { CustomFields: { [desk]: '[I:318]' } },
	});
});

test('a tool that allows it deletes', async () => {
	const result = await resultOf({ ...deletion, allowDeletingAndPasswords: true }, { user: 'LISA' });
	expect(JSON.parse(result)).toEqual([{ deleted: true }]);
	expect(setup.changes().removed).toEqual([USERS.complete]);
});

test('a model that chooses the operation itself gets no more by it', async () => {
	const operation = "={{ $fromAI('operation') }}";
	const result = await resultOf({ ...deletion, operation }, { user: 'LISA', operation: 'delete' });
	expect(result).toContain("'Delete' is not open to AI agents");
	expect(setup.changes().removed).toEqual([]);
});
