import { findUser, GROUPS, JOINERS, ROLES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { changedIn } from '../stored.mts';

const setup = useEmulator();

const INGRID = {
	operation: 'upsert',
	matchBy: 'userName',
	person: JOINERS[0],
	name: 'INGRID',
	userName: 'ingrid.moen@nordlys.example',
	role: ROLES.sales,
	userGroup: GROUPS.sales,
};

const LISA = {
	operation: 'upsert',
	matchBy: 'userName',
	person: '',
	name: '',
	userName: 'lisa.martinsen@nordlys.example',
	role: '',
	userGroup: '',
};

const LOOK_UP = 'POST Agents/User/GetUserFromName';

test('creates a user who is not there: one call more than Create', async () => {
	const { items } = await setup.run(INGRID);
	expect(items[0].json).toMatchObject({ action: 'create', associateId: 501, userId: 'INGRID' });
	expect(callsOf(setup.emulator)).toEqual([
		LOOK_UP,
		'GET User/Default',
		'POST User/Validate',
		'POST User',
	]);
});

test('changes the user who is there: one call more than Update, and nothing else of the user', async () => {
	const run = async () =>
		await setup.run({
			...LISA,
			userGroup: 'Sales',
			additionalFields: { addOtherGroups: 'Administration' },
		});
	expect((await changedIn(setup, USERS.complete, run)).sort()).toEqual([
		'otherGroupIds',
		'userGroupId',
	]);
	expect(callsOf(setup.emulator).filter((call) => !call.includes('MDOList'))).toEqual([
		LOOK_UP,
		'PATCH User/5',
	]);
});

test('done twice, the second time changes nothing', async () => {
	await setup.run(INGRID);
	const { items } = await setup.run(INGRID);
	expect(items[0].json).toMatchObject({ action: 'none', associateId: 501 });
	expect(setup.emulator.state.users.filter(({ personId }) => personId === 101)).toHaveLength(1);
});

test.each([
	[{ matchBy: 'name', name: 'lisa', userName: '' }],
	[{ matchBy: 'person', person: 5, userName: '' }],
	[{ matchBy: 'person', person: 'Lisa Martinsen', userName: '' }],
	[{ matchBy: 'userName', userName: 'Lisa.Martinsen@Nordlys.example' }],
])('finds the user by %j, and keeps what it was found by', async (key) => {
	const run = async () => await setup.run({ ...LISA, ...key, role: 'Sales' });
	expect(await changedIn(setup, USERS.complete, run)).toEqual(['roleId']);
});

test('in one run: two new, one there already, and one of the new ones once more', async () => {
	const people = [
		{ person: 101, name: 'INGRID', userName: 'ingrid.moen@nordlys.example' },
		{ person: 5, name: 'LISA', userName: 'lisa.martinsen@nordlys.example' },
		{ person: 102, name: 'ERIK', userName: 'erik.strand@nordlys.example' },
		{ person: 101, name: 'INGRID', userName: 'ingrid.moen@nordlys.example' },
	];
	const { items } = await setup.run(
		{
			...INGRID,
			person: '={{ $json.person }}',
			name: '={{ $json.name }}',
			userName: '={{ $json.userName }}',
		},
		{ items: people.map((json) => ({ json })) },
	);
	expect(items.map(({ json }) => json.action)).toEqual(['create', 'update', 'create', 'none']);
});

test('an existing user keeps the password, so that a repeated run does not reset it', async () => {
	await setup.run({ ...LISA, role: 'Sales', additionalFields: { password: 'Other-2026' } });
	expect(findUser(setup.emulator, USERS.complete).credentials).toEqual([
		expect.objectContaining({ value: 'L1sa-emulator' }),
	]);
});

test('the user of another person is not changed', async () => {
	const { error } = await setup.run({ ...LISA, person: JOINERS[0], role: 'Sales' });
	expect(error?.message).toBe(
		'User LISA (5) belongs to person 5 Lisa Martinsen, not to person 101',
	);
	expect(callsOf(setup.emulator).join()).not.toContain('PATCH');
});

test('a user name that is the user ID of somebody is not taken for it', async () => {
	const { error } = await setup.run({ ...INGRID, userName: 'KARI' });
	expect(error?.message).toContain(
		`There is no user with the 'User Name' "KARI", but user 2 has it as user ID`,
	);
	expect(callsOf(setup.emulator)).toEqual([LOOK_UP]);
});

test.each([
	[{ userName: '={{ "" }}' }, "'User Name' is empty, but it is what the user is found by"],
	[{ matchBy: 'person', person: '' }, "'Person' is empty, but it is what the user is found by"],
	[{ matchBy: '={{ "email" }}' }, "'Match User By' has to be one of"],
])('%j is refused before any request', async (parameters, message) => {
	const { error } = await setup.run({ ...INGRID, ...parameters });
	expect(error?.message).toContain(message);
	expect(setup.emulator.log).toEqual([]);
});

test('a new user without what every user has is refused before anything is written', async () => {
	const { error } = await setup.run({ ...INGRID, role: '' });
	expect(error?.message).toBe("'Role' is empty, but a new user has to have one");
	expect(callsOf(setup.emulator)).toEqual([LOOK_UP]);
});
