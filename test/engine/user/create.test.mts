import { findUser, GROUPS, JOINERS, MODULES, PERSON_OF_CUSTOMER, ROLES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';

const setup = useEmulator();

const INGRID = {
	operation: 'create',
	person: JOINERS[0],
	name: 'INGRID',
	userName: 'ingrid.moen@nordlys.example',
	role: ROLES.sales,
	userGroup: GROUPS.sales,
	userPlan: 'Sales Premium',
};

const THREE_CALLS = ['GET User/Default', 'POST User/Validate', 'POST User'];

test('creates a user in three calls: defaults, check, create', async () => {
	const { items, error } = await setup.run(INGRID, { items: [{ json: {} }] });
	expect(error).toBeUndefined();
	expect(callsOf(setup.emulator)).toEqual(THREE_CALLS);
	expect(setup.emulator.log[0].query).toEqual({ userType: 'InternalAssociate', personId: '101' });
	expect(items).toEqual([
		{
			json: {
				action: 'create',
				associateId: 501,
				userId: 'INGRID',
				userName: 'ingrid.moen@nordlys.example',
				fullName: 'Ingrid Moen',
				email: 'ingrid.moen@nordlys.example',
				userType: 'InternalAssociate',
				role: 'Sales',
				primaryGroup: 'Sales',
				userPlan: 'Sales Premium',
				active: true,
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(findUser(setup.emulator, 501)).toMatchObject({
		Name: 'INGRID',
		personId: 101,
		roleId: ROLES.sales,
		userGroupId: GROUPS.sales,
		moduleIds: [MODULES.salesPlan],
	});
});

test('what is checked is what is created', async () => {
	await setup.run(INGRID);
	const [, check, created] = setup.emulator.log;
	expect(created.body).toEqual(check.body);
	expect(JSON.stringify(created.body)).not.toMatch(/TableRight|FieldProperties|_Links/);
});

test('with everything else that a user can have', async () => {
	await setup.run({
		...INGRID,
		additionalFields: {
			otherGroups: 'Marketing, Service desk',
			licenses: 'Mobile',
			nickName: 'ingrid',
			password: 'Joiner-2026',
			tooltip: 'Sales, Oslo 🙂',
			ticketCategories: 'Support',
		},
		customFields: { 'SuperOffice:1': 'B-3000' },
	});
	expect(findUser(setup.emulator, 501)).toMatchObject({
		otherGroupIds: [GROUPS.marketing, GROUPS.service],
		moduleIds: [MODULES.salesPlan, MODULES.mobile],
		NickName: 'ingrid',
		Tooltip: 'Sales, Oslo 🙂',
		ticketCategoryIds: [1],
		credentials: [{ type: 'CRM5/PASSWORD', value: 'Joiner-2026' }],
		CustomFields: { 'SuperOffice:1': 'B-3000' },
	});
});

test('with a credential of another kind', async () => {
	await setup.run({
		...INGRID,
		additionalFields: {
			credentials: {
				credential: [
					{ type: 'ActiveDirectory', value: 'S-1-5-21-7', displayValue: 'NORD\\ingrid' },
				],
			},
		},
	});
	expect(findUser(setup.emulator, 501).credentials).toEqual([
		{ type: 'ActiveDirectory', value: 'S-1-5-21-7', displayValue: 'NORD\\ingrid' },
	]);
});

test.each(['ingrid.moen@nordlys.example', 'Ingrid Moen', 'INGRID MOEN', '101'])(
	'the person is found by %j',
	async (person) => {
		await setup.run({ ...INGRID, person });
		expect(findUser(setup.emulator, 501).personId).toBe(101);
	},
);

test('a system user needs no person', async () => {
	const { items } = await setup.run({
		operation: 'create',
		name: 'SYNC',
		role: 'System',
		userGroup: 'Administration',
		additionalFields: { type: 'SystemAssociate' },
	});
	expect(items[0].json).toMatchObject({ action: 'create', userType: 'SystemAssociate' });
});

describe('refused before any request', () => {
	test.each([
		[{ name: '={{ "" }}' }, "'User ID' is empty, but a new user has to have one"],
		[{ person: '={{ $json.none }}' }, "'Person' is empty, but a new user has to have one"],
		[{ role: '={{ null }}' }, "'Role' is empty, but a new user has to have one"],
		[{ additionalFields: { type: '={{ "Boss" }}' } }, "'User Type' has to be one of"],
		[
			{ additionalFields: { password: 'x', credentials: { credential: [{ type: 'y' }] } } },
			'cannot be given together',
		],
	])('%j', async (parameters, message) => {
		const { error } = await setup.run({ ...INGRID, ...parameters });
		expect(error?.message).toContain(message);
		expect(setup.emulator.log).toEqual([]);
	});
});

describe('refused before the create, in the words of the screen', () => {
	test.each([
		[
			'a user ID that is taken',
			{ name: 'lisa' },
			/'User ID': .*lisa/i,
			/Choose a user ID that nobody has/,
		],
		[
			'a user name that is taken',
			{ userName: 'kari.solheim@nordlys.example' },
			/'User Name': .*kari/i,
			/Choose a user name that nobody has/,
		],
		['a person who is a user', { person: USERS.sales }, /'Person': .*KARI/, /can be one user only/],
		[
			'a person of another company',
			{ person: PERSON_OF_CUSTOMER },
			/'Person': .*owner company/,
			/one of your owner companies/,
		],
		['a role that is not there', { role: 99 }, /'Role': .*99/, /Choose a role/],
		[
			'a group that is not there',
			{ userGroup: 99 },
			/'Primary Group': .*99/,
			/Choose a primary group/,
		],
		[
			'a nickname that is taken',
			{ additionalFields: { nickName: 'OLA' } },
			/'Nickname': .*OLA/,
			/nickname that nobody has/,
		],
	])('%s', async (_, parameters, message, wayOut) => {
		const count = setup.emulator.state.users.length;
		const { error } = await setup.run({ ...INGRID, ...parameters });
		expect(error).toMatchObject({
			message: expect.stringMatching(message),
			description: expect.stringMatching(wayOut),
			context: { itemIndex: 0 },
		});
		expect(callsOf(setup.emulator)).not.toContain('POST User');
		expect(setup.emulator.state.users).toHaveLength(count);
	});

	test('a plan of which no licence is free', async () => {
		setup.emulator.state.licenceOwners[0].modules[0].Total = 4;
		const { error } = await setup.run(INGRID);
		expect(error?.message).toBe(
			`'User Plan': no license of Sales Premium is free, 4 of 4 are in use`,
		);
		expect(callsOf(setup.emulator)).toEqual(['GET User/Default']);
	});

	test('a licence that cannot be assigned', async () => {
		setup.emulator.state.licenceOwners[0].modules[2].CanAssign = false;
		const { error } = await setup.run({ ...INGRID, additionalFields: { licenses: 'Mobile' } });
		expect(error?.message).toBe(
			`'Licenses': SuperOffice does not let Mobile be assigned to this user`,
		);
	});

	test.each([
		['Nobody Known', '\'Person\': there is no person with the full name "Nobody Known"'],
		[
			'none@nordlys.example',
			'\'Person\': there is no person with the email address "none@nordlys.example"',
		],
	])('a person who is not there: %s', async (person, message) => {
		const { error } = await setup.run({ ...INGRID, person });
		expect(error?.message).toBe(message);
		expect(error?.description).toContain('owner companies');
	});

	test.each(['Per Haugen', 'per.haugen@nordlys.example'])(
		'somebody who has left is not made a second person of: %s',
		async (person) => {
			const { error } = await setup.run({ ...INGRID, person });
			expect(error?.message).toBe(
				"'Person': Per Haugen (ID 4) has left, and is a former employee in SuperOffice",
			);
			expect(error?.description).toContain('Restore');
		},
	);

	test('a name that two people have', async () => {
		setup.emulator.state.persons.find(({ PersonId }) => PersonId === 102)!.FullName = 'Ingrid Moen';
		const { error } = await setup.run({ ...INGRID, person: 'Ingrid Moen' });
		expect(error?.message).toBe(`'Person': 2 people answer to "Ingrid Moen"`);
		expect(error?.description).toMatch(/ID 101.*ID 102/);
	});

	test('several reasons are all said', async () => {
		const { error } = await setup.run({ ...INGRID, name: 'KARI', person: USERS.sales });
		expect(error?.message).toMatch(/'User ID': .*'Person': /);
	});
});

test('a person becomes a user once, also when two items say so', async () => {
	const { items } = await setup.run(
		{ ...INGRID, name: '={{ $json.id }}', userName: '' },
		{ items: [{ json: { id: 'A1' } }, { json: { id: 'A2' } }], onError: 'continueRegularOutput' },
	);
	expect(items[0].json.userId).toBe('A1');
	expect(items[1].json.error).toMatch(/'Person': .*A1/);
	expect(setup.emulator.state.users.filter(({ personId }) => personId === 101)).toHaveLength(1);
});

test('Include Changes says what the new user has', async () => {
	const { items } = await setup.run({ ...INGRID, options: { includeChanges: true } });
	expect(items[0].json).toMatchObject({ action: 'create', associateId: 501 });
	expect(items[0].json.changes).toEqual(
		expect.arrayContaining([
			{ property: 'userId', from: null, to: 'INGRID' },
			{ property: 'role', from: null, to: 'Sales' },
			{ property: 'userPlan', from: null, to: 'Sales Premium' },
		]),
	);
	expect(JSON.stringify(items[0].json.changes)).not.toContain('customFields');
});

test('the first password is in no output and no message', async () => {
	const additionalFields = { password: '={{ $json.secret }}' };
	const withSecret = { items: [{ json: { secret: 'Joiner-2026' } }] };
	const { items } = await setup.run(
		{ ...INGRID, additionalFields, options: { includeChanges: true } },
		withSecret,
	);
	expect(JSON.stringify(items)).not.toContain('Joiner-2026');
	expect(items[0].json.changes).toContainEqual({
		property: 'credentials',
		from: null,
		to: ['CRM5/PASSWORD (new)'],
	});
	setup.emulator.faults.add({
		method: 'POST',
		path: 'v1/User\\?',
		status: 400,
		body: {
			Error: true,
			ErrorType: 'SoInvalidPasswordException',
			ErrorMessage: 'Joiner-2026 is bad',
		},
	});
	const { error } = await setup.run(
		{ ...INGRID, person: 102, name: 'ERIK', userName: '', additionalFields },
		withSecret,
	);
	expect(error?.message).toContain('is bad');
	expect(JSON.stringify(error)).not.toContain('Joiner-2026');
});
