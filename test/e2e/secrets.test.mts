import { LOGINS, USERS } from '../emulator/index.mts';
import { findUser } from '../emulator/state.mts';
import { readLog } from '../n8n/log.mts';
import { useN8n } from './setup.mts';
import { sharedN8n } from './sharedN8n.mts';
import { byUserName } from '../engine/locators.mts';
import { NODE, workflowWith } from './oneNode.mts';

const setup = useN8n();

const named = (value: string) => ({ __rl: true, mode: 'name', value });

const TAKE_PASSWORD = {
	mode: 'raw',
	jsonOutput: '={ "taken": "{{ $json.password }}" }',
	options: {},
};

const { userName, password } = LOGINS.administrator;
const SECRETS = [password, Buffer.from(`${userName}:${password}`).toString('base64')];

/** The one that each workflow here gets when it is run */
const CREDENTIAL = { id: '', name: '', type: 'superOfficeApi' };

const JOINER = workflowWith(
	[{ email: 'erik.strand@nordlys.example', userId: 'ERIK' }],
	{
		resource: 'user',
		operation: 'create',
		person: named('={{ $json.email }}'),
		name: '={{ $json.userId }}',
		userName: '={{ $json.email }}',
		role: named('Sales'),
		userGroup: named('Sales'),
		userPlan: named('Sales Premium'),
		options: {},
	},
	CREDENTIAL,
);

/** All that n8n keeps of an execution: its data and the workflow, and what it logged meanwhile. */
async function traceOf(executionId: string): Promise<string> {
	const record = await setup.client.readExecution(executionId);
	return [record.data, JSON.stringify(record), await readLog(sharedN8n().logFile)].join('\n');
}

test('the record of a run that went well holds no secret of the credential', async () => {
	const { executionId, errors } = await setup.run(JOINER);
	expect(errors).toEqual({});
	const trace = await traceOf(executionId);
	expect(trace).toContain('erik.strand@nordlys.example');
	for (const secret of SECRETS) expect(trace).not.toContain(secret);
});

test('a generated password reaches the next node, and n8n is told where it stands', async () => {
	const parameters = {
		resource: 'user',
		operation: 'setPassword',
		...byUserName('LISA'),
		generatePassword: true,
		options: { returnPassword: true },
	};
	const { nodes, connections, ...workflow } = workflowWith([{}], parameters, CREDENTIAL);
	const next = { ...nodes[0], id: '9', name: 'Next', type: 'n8n-nodes-base.set' };
	const { items, executionId } = await setup.run({
		...workflow,
		nodes: [...nodes, { ...next, typeVersion: 3.4, parameters: TAKE_PASSWORD }],
		connections: {
			...connections,
			[NODE]: { main: [[{ node: next.name, type: 'main', index: 0 }]] },
		},
	});
	const { value } = findUser(setup.emulator.state, USERS.complete)!.credentials[0];
	expect(items(next.name)).toEqual([{ taken: value }]);

	const types = await setup.client.nodeTypes();
	const [type] = types.filter(({ name }) => name === 'n8n-nodes-superoffice.superOfficeUser');
	expect(type).toMatchObject({ sensitiveOutputFields: ['password', 'Credentials[*].Value'] });
	// n8n 2.41 knows the fields, but does not hide them yet, and docs/operations.md says so.
	const [{ password: kept }] = items(NODE);
	expect(kept).toBe(value);
	expect((await setup.client.readExecution(executionId)).data).toContain(value);
});

test('nor does that of a failed run, when the server repeats the secrets', async () => {
	setup.emulator.faults.add({
		method: 'POST',
		path: 'v1/User\\?',
		status: 400,
		body: { ErrorType: 'SoException', ErrorMessage: `You sent ${SECRETS.join(' and ')}` },
	});
	const { executionId, errors } = await setup.run(JOINER);
	expect(errors[NODE].message).toContain('You sent ***** and *****');
	const trace = await traceOf(executionId);
	expect(trace).toContain('You sent ***** and *****');
	for (const secret of SECRETS) expect(trace).not.toContain(secret);
});
