import { findUser, GROUPS, JOINERS, LOGINS, MODULES, ROLES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { meanwhile, WRITES } from '../stored.mts';
import { byAssociateId, byUserName } from '../locators.mts';

const setup = useEmulator();

const byId = (
	updateFields: object,
	options: object = {},
	associateId: number = USERS.complete,
) => ({
	operation: 'update',
	...byAssociateId(associateId),
	updateFields,
	options,
});

const byName = (
	{ customFields, ...updateFields }: Record<string, unknown>,
	options: object = {},
	userName = 'LISA',
) => ({
	operation: 'update',
	...byUserName(userName),
	updateFields,
	...(customFields !== undefined && { customFields }),
	options,
});

const INGRID = {
	person: JOINERS[0],
	name: 'INGRID',
	userName: 'ingrid.moen@nordlys.example',
	role: ROLES.sales,
	userGroup: GROUPS.sales,
};

const writes = () => callsOf(setup.emulator).filter((call) => WRITES.test(call));

describe('spaces, zeros and words that are not meant', () => {
	test('a user ID and a user name have no spaces around them', async () => {
		const name = '={{ " INGRID " }}';
		const userName = '={{ "ingrid.moen@nordlys.example " }}';
		await setup.run({ operation: 'create', ...INGRID, name, userName });
		expect(findUser(setup.emulator, 501)).toMatchObject({
			Name: 'INGRID',
			UserName: 'ingrid.moen@nordlys.example',
		});
		const { items } = await setup.run({
			operation: 'upsert',
			matchBy: 'userName',
			...INGRID,
			userName,
		});
		expect(items[0].json).toMatchObject({ action: 'none', associateId: 501 });
	});

	test.each([
		[byId({ role: '={{ 0 }}' }), "'Role' has to be a whole number from 1"],
		[byId({ userGroup: '={{ 0 }}' }), "'Primary Group' has to be a whole number from 1"],
		[
			{ operation: 'upsert', matchBy: 'person', ...INGRID, person: '={{ 0 }}' },
			"'Person' has to be a whole number from 1",
		],
	])('%j is refused before any request', async (parameters, message) => {
		const { error } = await setup.run(parameters);
		expect(error?.message).toContain(message);
		expect(setup.emulator.log).toEqual([]);
	});

	test('a user plan of spaces is none given: Assign leaves the plan', async () => {
		await setup.run({
			resource: 'license',
			operation: 'assign',
			...byUserName('KARI'),
			userPlan: '={{ " " }}',
			licenses: 'Mailings',
		});
		expect(findUser(setup.emulator, USERS.sales).moduleIds.sort()).toEqual([
			MODULES.salesPlan,
			MODULES.mobile,
			MODULES.mailings,
		]);
	});

	test('"false" as text is false, also for lists', async () => {
		const { items } = await setup.run({
			operation: 'getMany',
			returnAll: '={{ "false" }}',
			limit: 1,
			options: { sortDescending: '={{ "false" }}' },
		});
		expect(items.map(({ json }) => json.associateId)).toEqual([1]);
	});

	test('a list comes as JSON text, too, as AI agents write it', async () => {
		await setup.run(byId({ otherGroups: '={{ \'["Sales", "Marketing"]\' }}' }));
		expect(findUser(setup.emulator, USERS.complete).otherGroupIds).toEqual([
			GROUPS.sales,
			GROUPS.marketing,
		]);
	});

	test('an entry that is given by name and by ID is one', async () => {
		const { items } = await setup.run(
			byName({ addOtherGroups: 'Administration, 1' }, { includeChanges: true }),
		);
		expect(findUser(setup.emulator, USERS.complete).otherGroupIds).toEqual([2, 3, 1]);
		expect(items[0].json.changes).toEqual([
			{
				property: 'otherGroups',
				from: ['Sales', 'Service desk'],
				to: ['Sales', 'Service desk', 'Administration'],
			},
		]);
	});

	test('the same groups in another order are no change, nor is a closed one by its ID', async () => {
		findUser(setup.emulator, USERS.complete).otherGroupIds.push(GROUPS.closed);
		const { items } = await setup.run(byName({ otherGroups: '5, 3, 2' }, { dryRun: true }));
		expect(items[0].json).toMatchObject({ action: 'none', changes: [] });
	});
});

describe('whom it is about', () => {
	test('Create or Update by a person who is two users is refused', async () => {
		findUser(setup.emulator, USERS.service).personId = 2;
		const { error } = await setup.run({
			operation: 'upsert',
			matchBy: 'person',
			...INGRID,
			person: 2,
		});
		expect(error?.message).toBe('More than one user is meant: KARI (2), OLA (3)');
		expect(writes()).toEqual([]);
	});

	test.each([
		byName({ userPlan: 'Sales Premium' }, {}, 'PER'),
		byName({ addLicenses: 'Mobile' }, {}, 'PER'),
		{
			operation: 'upsert',
			matchBy: 'userName',
			...INGRID,
			person: '',
			name: '',
			userName: 'per.haugen@nordlys.example',
			userPlan: 'Sales Premium',
		},
	])('a retired user gets no license that nobody can use: $operation', async (parameters) => {
		const { error } = await setup.run(parameters);
		expect(error?.message).toContain('user PER (4) is retired, and could not use');
		expect(error?.description).toContain('Restore');
		expect(writes()).toEqual([]);
	});

	test('Restore leaves the plan of somebody who has one', async () => {
		const { items } = await setup.run({
			operation: 'restore',
			...byUserName('KARI'),
			userPlan: 'Service Premium',
		});
		expect(items[0].json).toMatchObject({ action: 'none', userPlan: 'Sales Premium' });
	});
});

describe('locking out by approval', () => {
	const parameters = byId({ waitingForApproval: true }, {}, USERS.administrator);

	test('of the signed-in user is refused', async () => {
		const { error } = await setup.run(parameters);
		expect(error?.message).toContain('who is the user that this node signs in with');
		expect(writes()).toEqual([]);
	});

	test('of the last administrator is refused', async () => {
		setup.emulator.state.tokens['8A:System-Token'] = USERS.system;
		const { url: baseUrl } = setup.emulator;
		const credential = { baseUrl, authScheme: 'bearer', accessToken: '8A:System-Token' };
		const { error } = await setup.run(parameters, { credential });
		expect(error?.message).toContain('is the last one');
	});

	test('of others is done', async () => {
		const { error } = await setup.run(byId({ waitingForApproval: true }, {}, USERS.sales));
		expect(error).toBeUndefined();
	});
});

describe('what is said', () => {
	test('a password that the check repeats is struck out', async () => {
		setup.emulator.faults.add({
			path: 'User/Validate',
			status: 200,
			body: { Credentials: 'The password Joiner-2026 is too short' },
		});
		const { error } = await setup.run({
			operation: 'create',
			...INGRID,
			additionalFields: { password: '={{ "Joiner-" + 2026 }}' },
		});
		expect(error?.message).toContain("'Credentials': The password ***** is too short");
	});

	test('what is looked up for the changes is looked up before the write', async () => {
		setup.emulator.faults.add({ method: 'GET', path: '/Role\\?', status: 500, body: 'broken' });
		const { error } = await setup.run({
			operation: 'create',
			...INGRID,
			options: { includeChanges: true, maxRetries: 0 },
		});
		expect(error?.message).toContain('list roles');
		expect(writes()).toEqual([]);
	});

	test('a 409 that is no conflict keeps the words of SuperOffice', async () => {
		setup.emulator.faults.add({
			method: 'PATCH',
			status: 409,
			body: { Error: true, ErrorType: 'SoDuplicateException', ErrorMessage: 'Used by KARI.' },
		});
		const { error } = await setup.run(byName({ rank: 7 }));
		expect(error?.message).toContain('Used by KARI. (SoDuplicateException, HTTP 409)');
	});

	test('a role that somebody else gave meanwhile is a conflict, also when there was none', async () => {
		findUser(setup.emulator, USERS.complete).roleId = 0;
		meanwhile(setup.emulator, 'PATCH User/5', () => {
			findUser(setup.emulator, USERS.complete).roleId = ROLES.service;
		});
		const { error } = await setup.run(byName({ role: 'Sales' }));
		expect(error?.message).toContain('role was "" and is "Customer service" now');
	});

	test('a hidden license that is assigned by name is among the changes', async () => {
		const { items } = await setup.run(byName({ addLicenses: 'Connector' }, { dryRun: true }));
		expect(items[0].json.changes).toEqual([
			expect.objectContaining({ property: 'licenses', to: expect.arrayContaining(['Connector']) }),
		]);
	});

	test('All Licenses takes hidden ones as well', async () => {
		findUser(setup.emulator, USERS.complete).moduleIds.push(MODULES.hidden);
		await setup.run({
			resource: 'license',
			operation: 'remove',
			...byUserName('LISA'),
			allLicenses: true,
		});
		expect(findUser(setup.emulator, USERS.complete).moduleIds).toEqual([]);
	});

	test('a user name of twenty thousand letters is shortened', async () => {
		const { error } = await setup.run({
			operation: 'get',
			...byUserName(`={{ "x".repeat(20000) }}`),
		});
		expect(error?.message.length).toBeLessThan(300);
	});
});

describe('a dry run refuses what the real run refuses', () => {
	test.each([
		[{ role: 999 }, /^The user was not changed\. 'Role': .*999/],
		[{ userName: 'kari.solheim@nordlys.example' }, /'User Name': .*kari/],
		[{ nickName: 'OLA' }, /'Nickname': .*OLA/],
	])('%j', async (fields, message) => {
		const { error: dry } = await setup.run(byName(fields, { dryRun: true }));
		const { error: real } = await setup.run(byName(fields));
		expect(dry?.message).toMatch(message);
		expect(real).toBeDefined();
	});

	test('a Save is checked, too', async () => {
		const { error } = await setup.run({
			operation: 'save',
			associateId: USERS.complete,
			userFields: { name: 'KARI' },
			options: { dryRun: true },
		});
		expect(error?.message).toMatch(/'User ID': .*KARI/);
	});
});

test('custom fields that SuperOffice did not send with the user are set', async () => {
	const { CustomFields, ExtraFields, ...rest } = (
		await setup.run({ operation: 'get', ...byUserName('LISA'), output: 'raw' })
	).items[0].json;
	setup.emulator.faults.add({
		path: 'GetUserFromName',
		status: 200,
		body: { ...rest, CustomFields: null, ExtraFields: null },
	});
	const { error } = await setup.run(byName({ customFields: { 'SuperOffice:1': 'x' } }));
	expect(error).toBeUndefined();
	expect(findUser(setup.emulator, USERS.complete).CustomFields['SuperOffice:1']).toBe('x');
});

test('a Save that swaps the user plan in JSON says update, and what changes', async () => {
	const { items: read } = await setup.run({
		operation: 'get',
		...byUserName('LISA'),
		output: 'raw',
	});
	const owners = structuredClone(read[0].json.LicenseOwners) as Array<{
		RestrictedModuleLicenses: Array<{ Name: string; Assigned: boolean }>;
	}>;
	for (const module of owners[0].RestrictedModuleLicenses) {
		if (module.Name === 'ten-sales') module.Assigned = false;
		if (module.Name === 'ten-service') module.Assigned = true;
	}
	owners[0].RestrictedModuleLicenses.reverse();
	const { items } = await setup.run({
		operation: 'save',
		associateId: USERS.complete,
		userFields: { licenseOwners: JSON.stringify(owners) },
		options: { dryRun: true },
	});
	expect(items[0].json).toMatchObject({
		action: 'update',
		changes: [{ property: 'userPlan', from: 'Sales Premium', to: 'Service Premium' }, {}],
	});
});

test('the session of a user without rights on users can read who it is, and no more', async () => {
	const { userName: username, password } = LOGINS.salesUser;
	const credential = { baseUrl: setup.emulator.url, authScheme: 'basic', username, password };
	const { error } = await setup.run(byId({ rank: 7 }), { credential });
	expect(error?.description).toContain('administration rights');
	expect(findUser(setup.emulator, USERS.complete).Rank).toBe(55);
});
