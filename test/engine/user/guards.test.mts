import { findUser, LOGINS, ROLES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { WRITES } from '../stored.mts';
import { byAssociateId, byUserName } from '../locators.mts';

const setup = useEmulator();

const ADMIN = byUserName('admin');

/** Everything that could lock somebody out. */
const ACTS: Array<[string, object]> = [
	['Retire', { operation: 'retire', ...ADMIN }],
	['Delete', { operation: 'delete', confirmUserId: 'admin', ...ADMIN }],
	['Update of the role', { operation: 'update', updateFields: { role: 'Sales' }, ...ADMIN }],
	[
		'Update of the role by ID, which reads nothing',
		{ operation: 'update', ...byAssociateId(1), updateFields: { role: 'Sales' } },
	],
	[
		'Update of the user plan',
		{ operation: 'update', updateFields: { userPlan: '={{ null }}' }, ...ADMIN },
	],
	[
		'Create or Update of the role',
		{
			operation: 'upsert',
			matchBy: 'name',
			name: 'admin',
			role: 'Sales',
			person: '',
			userName: '',
			userGroup: '',
		},
	],
	[
		'Remove of all licences',
		{ resource: 'license', operation: 'remove', allLicenses: true, ...ADMIN },
	],
];

function writes(): string[] {
	return callsOf(setup.emulator).filter((call) => WRITES.test(call));
}

/** A credential that signs in the system user: it administers, and is no employee. */
function systemUser() {
	setup.emulator.state.tokens['8A:System-Token'] = USERS.system;
	return { baseUrl: setup.emulator.url, authScheme: 'bearer', accessToken: '8A:System-Token' };
}

describe('of the signed-in user', () => {
	test.each(ACTS)('%s is refused, and nothing is written', async (_, parameters) => {
		const { error } = await setup.run(parameters);
		expect(error?.message).toMatch(
			/^Not done: this would .* user 1, who is the user that this node signs in with$/,
		);
		expect(error?.description).toContain('another administrator');
		expect(writes()).toEqual([]);
	});

	test('no option overrides it', async () => {
		const { error } = await setup.run({
			...ACTS[0][1],
			options: { allowLastAdministrator: true },
		});
		expect(error?.message).toContain('signs in with');
	});

	test('other changes are allowed, also to the role that the user has', async () => {
		const { items } = await setup.run({
			operation: 'update',
			...byAssociateId(1),
			updateFields: { role: 'Administrator', tooltip: 'IT' },
		});
		expect(items[0].json.action).toBe('update');
		expect(findUser(setup.emulator, 1).Tooltip).toBe('IT');
	});
});

describe('of the last administrator', () => {
	test.each(ACTS)('%s is refused, and nothing is written', async (_, parameters) => {
		const { error } = await setup.run(parameters, { credential: systemUser() });
		expect(error?.message).toBe(
			'Not done: user admin (1) is the last one who can log in with a role that has general administration',
		);
		expect(error?.description).toContain("'Allow Last Administrator'");
		expect(writes()).toEqual([]);
	});

	test.each(ACTS)('%s is done when it is allowed', async (_, parameters) => {
		const { error } = await setup.run(
			{ ...parameters, options: { allowLastAdministrator: true } },
			{ credential: systemUser() },
		);
		expect(error).toBeUndefined();
		expect(writes()).toHaveLength(1);
	});

	test('another administrator who can log in is enough', async () => {
		findUser(setup.emulator, USERS.sales).roleId = ROLES.administrator;
		const { error } = await setup.run(ACTS[0][1], { credential: systemUser() });
		expect(error).toBeUndefined();
	});

	test.each([
		['is retired', { Deleted: true }],
		['has no user plan', { moduleIds: [] }],
	])('one who %s is not', async (_, values) => {
		Object.assign(findUser(setup.emulator, USERS.sales), {
			roleId: ROLES.administrator,
			...values,
		});
		const { error } = await setup.run(ACTS[0][1], { credential: systemUser() });
		expect(error?.message).toContain('is the last one');
	});

	test('of two administrators in one run the second stays', async () => {
		findUser(setup.emulator, USERS.sales).roleId = ROLES.administrator;
		const { items } = await setup.run(
			{ operation: 'retire', ...byUserName('={{ $json.name }}') },
			{
				credential: systemUser(),
				// The first item goes alone; the two others go at the same time.
				items: [
					{ json: { name: 'LISA' } },
					{ json: { name: 'KARI' } },
					{ json: { name: 'admin' } },
				],
				onError: 'continueRegularOutput',
			},
		);
		expect(items[1].json.action).toBe('retire');
		expect(items[2].json.error).toContain('user admin (1) is the last one');
	});

	test('users without such a role are free', async () => {
		const { items } = await setup.run(
			{ operation: 'retire', ...byUserName('LISA') },
			{ credential: systemUser() },
		);
		expect(items[0].json.action).toBe('retire');
	});
});

test('a user without administration rights is refused by SuperOffice, in words that say so', async () => {
	const { userName: username, password } = LOGINS.salesUser;
	const { error } = await setup.run(
		{ operation: 'retire', ...byUserName('NINA') },
		{ credential: { baseUrl: setup.emulator.url, authScheme: 'basic', username, password } },
	);
	expect(error?.description).toContain('administration rights');
	expect(findUser(setup.emulator, USERS.withoutPlan).Deleted).toBe(false);
});
