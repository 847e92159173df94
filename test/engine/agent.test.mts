import { JOINERS, USERS } from './facts.mts';
import { runNode } from './harness.mts';
import { callsOf, useEmulator } from './setup.mts';
import { byUserName } from './locators.mts';

const setup = useEmulator();

const SECRET = 'Chosen-by-a-model-1';
const CREDENTIALS = { credential: [{ type: 'CRM5/PASSWORD', value: SECRET }] };

const LISA = byUserName('LISA');
const DELETE = { operation: 'delete', ...LISA, confirmUserId: 'LISA' };
const SET = { operation: 'setPassword', ...LISA, generatePassword: false, password: SECRET };
const INGRID = {
	operation: 'create',
	person: JOINERS[0],
	name: 'INGRID',
	userName: 'ingrid.moen@nordlys.example',
	role: 'Sales',
	userGroup: 'Sales',
};

/** Everything that deletes, or by which a password reaches SuperOffice. */
const GUARDED: Array<[string, object, string]> = [
	['Delete', DELETE, "'Delete'"],
	['a given password', SET, "'Set Password'"],
	['a generated password', { ...SET, generatePassword: true }, "'Set Password'"],
	['a new user with a password', { ...INGRID, additionalFields: { password: SECRET } }, 'Setting'],
	[
		'an upsert with a password',
		{ ...INGRID, operation: 'upsert', additionalFields: { password: SECRET } },
		'Setting',
	],
	[
		'a save of credentials',
		{ operation: 'save', associateId: USERS.complete, userFields: { credentials: CREDENTIALS } },
		'Setting',
	],
	[
		'a save that takes the credentials away',
		{
			operation: 'save',
			associateId: USERS.complete,
			specifyUser: 'json',
			userJson: '{ "Credentials": null }',
		},
		'Setting',
	],
	[
		'a save of a JSON user with a password',
		{
			operation: 'saveFromName',
			...byUserName('LISA'),
			specifyUser: 'json',
			userJson: JSON.stringify({ CREDENTIALS: [{ Type: null, Value: SECRET }] }),
		},
		'Setting',
	],
	[
		'a command on a user with a password',
		{
			operation: 'executeCommand',
			commandTarget: 'user',
			commandName: 'SendWelcomeMail',
			userFields: { credentials: CREDENTIALS },
		},
		'Setting',
	],
];

describe.each(GUARDED)('%s', (_, parameters, what) => {
	test.each([
		['', {}],
		[', by an expression', { allowDeletingAndPasswords: '={{ true }}' }],
		[', by a word', { allowDeletingAndPasswords: 'true' }],
	])('is refused to an agent that nobody allows it%s', async (__, allowed) => {
		const before = JSON.stringify(setup.emulator.state.users);
		const { error } = await setup.run({ ...parameters, ...allowed }, { asTool: true });
		expect(error?.message).toContain(what);
		expect(error?.message).toContain('is not open to AI agents. Nothing was done.');
		expect(`${error?.message} ${error?.description}`).not.toContain(SECRET);
		expect(setup.emulator.log).toEqual([]);
		expect(JSON.stringify(setup.emulator.state.users)).toBe(before);
	});

	test.each([
		['an agent that is allowed it', { allowDeletingAndPasswords: true }, { asTool: true }],
		['a workflow', {}, {}],
	])('is open to %s', async (__, allowed, options) => {
		const { error } = await setup.run({ ...parameters, ...allowed }, options);
		expect(error?.message ?? '').not.toContain('not open');
		expect(callsOf(setup.emulator)).not.toEqual([]);
	});
});

test('an agent changes what is no password', async () => {
	const { items, error } = await setup.run(
		{ operation: 'update', ...LISA, updateFields: { role: 'Sales' } },
		{ asTool: true },
	);
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ action: 'update', role: 'Sales' });
});

test('a generated password is not returned to a model, also where setting one is allowed', async () => {
	const { error } = await setup.run(
		{
			...SET,
			generatePassword: true,
			allowDeletingAndPasswords: true,
			options: { returnPassword: true },
		},
		{ asTool: true },
	);
	expect(error?.message).toMatch(/^'Return Password' is on, but .* goes to the model/);
	expect(setup.emulator.log).toEqual([]);
});

test('a tool says in its message what to do, and a node beside it', async () => {
	const nobody = { operation: 'get', ...byUserName('LISBETH') };
	const { error: ofNode } = await setup.run(nobody);
	const { error: ofTool } = await setup.run(nobody, { asTool: true });
	expect(ofNode?.message).not.toContain(ofNode?.description);
	expect(ofTool?.message).toBe(`${ofNode?.message}. ${ofNode?.description}`);
});

test('with Continue a tool that n8n runs gives the message once, where n8n writes it', async () => {
	const { items } = await runNode({
		credential: setup.credential,
		parameters: { operation: 'get', ...byUserName('LISBETH') },
		asTool: true,
		onError: 'continueRegularOutput',
	});
	expect(items.map(({ json }) => Object.keys(json))).toEqual([['error']]);
});
