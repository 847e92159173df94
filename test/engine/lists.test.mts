import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

import { COMMANDS, LOGINS, ROLES, USERS } from './facts.mts';
import { loadOptions, loadPackage, searchList } from './harness.mts';
import { byAssociateId, locator } from './locators.mts';
import { basic, callsOf, useEmulator } from './setup.mts';

/** More users than a list of the editor asks for at once. */
const USERS_THERE = 250;
const PAGE = 100;

const setup = useEmulator({ users: USERS_THERE });

/** Short lists are kept for each credential: each test has one of its own. */
let credential: ICredentialDataDecryptedObject;
let tests = 0;

beforeEach(() => (credential = anew(setup.credential)));
afterEach(() => jest.restoreAllMocks());

function anew(given: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	return { ...given, test: ++tests };
}

const search = async (
	method: string,
	filter?: string,
	token?: string,
	parameters: object = {},
	signIn = credential,
) =>
	await searchList(
		method,
		{ parameters: { operation: 'get', ...parameters }, credential: signIn },
		filter,
		token,
	);

const load = async (method: string) =>
	await loadOptions(method, { parameters: { operation: 'update' }, credential });

const queries = () => setup.emulator.log.map(({ query }) => query as Record<string, string>);

const namesIn = ({ results }: Awaited<ReturnType<typeof search>>) =>
	results.map(({ name }) => name);

/** All pages of a list, as somebody gets them who scrolls to its end. */
async function pages(method: string, filter?: string) {
	const all = [await search(method, filter)];
	while (all.at(-1)!.paginationToken) {
		all.push(await search(method, filter, all.at(-1)!.paginationToken as string));
	}
	return all;
}

describe('every list that the editor names', () => {
	const within = (properties: INodeProperties[]): INodeProperties[] =>
		properties.flatMap((property) => [
			property,
			...(property.type === 'collection' ? within(property.options as INodeProperties[]) : []),
		]);

	test('is there, and none is for nothing', async () => {
		const { node } = await loadPackage();
		const properties = within(node.description.properties);
		const searches = properties.flatMap(({ modes = [] }) =>
			modes.map(({ typeOptions }) => typeOptions?.searchListMethod),
		);
		const loads = properties.map(({ typeOptions }) => typeOptions?.loadOptionsMethod);
		const named = (names: unknown[]) => [...new Set(names.filter(Boolean))].sort();
		expect(named(searches)).toEqual(Object.keys(node.methods!.listSearch!).sort());
		expect(named(loads)).toEqual(Object.keys(node.methods!.loadOptions!).sort());
	});

	test('From List is the first way, and there is another one', async () => {
		const { node } = await loadPackage();
		for (const { modes, displayName } of within(node.description.properties)) {
			if (!modes) continue;
			expect([displayName, modes[0].name]).toEqual([displayName, 'list']);
			expect(modes.length).toBeGreaterThan(1);
		}
	});
});

describe('users', () => {
	test('come in pages, each of them once, in the order of their names', async () => {
		const all = await pages('searchUsers');
		expect(all.map(({ results }) => results.length)).toEqual([
			PAGE,
			PAGE,
			setup.emulator.state.users.length - 2 * PAGE,
		]);
		const found = all.flatMap(({ results }) => results);
		expect(new Set(found.map(({ value }) => value)).size).toBe(setup.emulator.state.users.length);
		expect(callsOf(setup.emulator)).toEqual(['GET User', 'GET User', 'GET User']);
		expect(queries().map(({ $skip }) => $skip)).toEqual([undefined, '100', '200']);
		expect(all.at(-1)!.paginationToken).toBeUndefined();
	});

	test('are shown by full name and user ID, and the retired ones as that', async () => {
		const lisa = await search('searchUsers', 'Lisa Mart');
		expect(lisa.results).toEqual([{ name: 'Lisa Martinsen (LISA)', value: '5' }]);
		const per = await search('searchUsers', 'PER.HAUGEN@nordlys');
		expect(per.results).toEqual([{ name: 'Per Haugen (PER), retired', value: '4' }]);
		const system = await search('searchUsers', 'SYSTEM0');
		expect(system.results).toEqual([{ name: 'SYSTEM0 (SYSTEM0)', value: '7' }]);
	});

	test('are searched by SuperOffice, also on the following pages', async () => {
		const [first, second] = await pages('searchUsers', 'nordlys.example');
		expect([first.results.length, second.results.length]).toEqual([PAGE, expect.any(Number)]);
		for (const { $filter } of queries()) {
			expect($filter).toBe(
				"(fullName contains 'nordlys.example' or userName contains 'nordlys.example' or assocName is 'nordlys.example')",
			);
		}
	});

	test('are found by user ID', async () => {
		expect(namesIn(await search('searchUsers', ' lisa '))).toContain('Lisa Martinsen (LISA)');
	});

	test.each(["O'Brien", "x' or fullName contains '", '"', "''"])(
		'a search for %j is no part of the filter',
		async (words) => {
			expect(await search('searchUsers', words)).toEqual({
				results: [],
				paginationToken: undefined,
			});
			expect(queries()[0].$filter).toContain(`'${words.replaceAll("'", "''")}'`);
		},
	);

	test('the one that is chosen is read by ID', async () => {
		const { results } = await search('searchUsers', 'Lisa Mart');
		const { items } = await setup.run({
			operation: 'get',
			user: { __rl: true, mode: 'list', value: results[0].value, cachedResultName: 'Lisa' },
		});
		expect(items[0].json).toMatchObject({ associateId: USERS.complete });
		expect(callsOf(setup.emulator)).toEqual(['GET User', 'POST Agents/User/GetUser']);
	});

	test('for Save From Name go by their user ID', async () => {
		const { results } = await search('searchUserIds', 'Lisa Mart');
		expect(results).toEqual([{ name: 'Lisa Martinsen (LISA)', value: 'LISA' }]);
		const { items } = await setup.run({
			operation: 'saveFromName',
			user: locator('list', results[0].value),
			userFields: { rank: 7 },
		});
		expect(items[0].json).toMatchObject({ AssociateId: USERS.complete, Rank: 7 });
	});
});

describe('persons', () => {
	const create = { operation: 'create' };
	const external = { ...create, additionalFields: { type: 'ExternalAssociate' } };

	test('are those of the companies of employees, with their email address', async () => {
		const { results } = await search('searchPersons', 'Ingrid Moen', undefined, create);
		expect(results).toEqual([{ name: 'Ingrid Moen (ingrid.moen@nordlys.example)', value: '101' }]);
		expect(queries().at(-1)).toMatchObject({
			$filter:
				"(fullName contains 'Ingrid Moen' or email/emailAddress contains 'Ingrid Moen') and contactId eq 1",
		});
		expect(namesIn(await search('searchPersons', 'Bruno', undefined, create))).toEqual([]);
	});

	test('are those of all companies for another type of user', async () => {
		expect(namesIn(await search('searchPersons', 'Bruno', undefined, external))).toEqual([
			'Bruno Keller (bruno.keller@sonnberg.example)',
		]);
		expect(callsOf(setup.emulator)).toEqual(['GET Person']);
	});

	test('are found by email address, and one who has left is shown as that', async () => {
		expect(namesIn(await search('searchPersons', 'per.haugen@', undefined, create))).toEqual([
			'Per Haugen (per.haugen@nordlys.example), former employee',
		]);
	});

	test('come in pages', async () => {
		const first = await search('searchPersons', '', undefined, create);
		expect(first.results).toHaveLength(PAGE);
		const second = await search('searchPersons', '', first.paginationToken as string, create);
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(new Set(values).size).toBe(values.length);
		expect(queries().at(-1)!.$skip).toBe('100');
	});

	test('are those of all companies where the users cannot be listed', async () => {
		setup.emulator.faults.add({ path: '/User\\?', status: 403 });
		const { results } = await search('searchPersons', 'Bruno', undefined, create);
		expect(results).toHaveLength(1);
	});
});

describe('short lists', () => {
	test('roles say which users they are for, and are found in any language', async () => {
		const { results } = await search('searchRoles');
		expect(results).toContainEqual({ name: 'Sales (Employee)', value: String(ROLES.sales) });
		expect(namesIn(await search('searchRoles', 'SELGER'))).toEqual(['Sales (Employee)']);
		expect(namesIn(await search('searchRoles', "no 'such'"))).toEqual([]);
	});

	test('a role that is deleted is not shown', async () => {
		const rows = [
			{ PrimaryKey: '1', roleId: 1, name: 'Old', roleTypeName: 'Employee', isDeleted: true },
			{ PrimaryKey: '2', roleId: 2, name: 'New', roleTypeName: 'Employee', isDeleted: false },
		];
		setup.emulator.faults.add({ path: '/Role', status: 200, body: { value: rows } });
		expect(namesIn(await search('searchRoles'))).toEqual(['New (Employee)']);
	});

	test('user groups are those that are in use', async () => {
		expect(namesIn(await search('searchUserGroups'))).toEqual([
			'Administration',
			'Sales',
			'Service desk',
			'Marketing',
		]);
	});

	test('user plans go by their full names, with what is free', async () => {
		const { results } = await search('searchUserPlans');
		expect(results).toEqual([
			{
				name: expect.stringMatching(/^Sales Premium \(\d+ of \d+ free\)$/),
				value: 'superoffice.ten-sales',
			},
			{
				name: expect.stringMatching(/^Service Premium/),
				value: 'superoffice.ten-service',
			},
		]);
		const found = await search('searchLicenses', 'Mobile');
		expect(found.results.map(({ value }) => value)).toEqual(['superoffice.ten-mobile']);
	});

	test('further licenses have no user plan, all licenses have; neither has hidden ones', async () => {
		const further = (await load('getFurtherLicenses')).map(({ value }) => value);
		const all = (await load('getLicenses')).map(({ value }) => value);
		expect(further).toContain('superoffice.ten-mobile');
		expect(further).not.toContain('superoffice.ten-sales');
		expect(all).not.toContain('superoffice.ten-connector');
		expect(all).toEqual(expect.arrayContaining([...further, 'superoffice.ten-sales']));
	});

	test('request categories have their path, user groups their name', async () => {
		expect((await load('getRequestCategories')).map(({ name }) => name)).toEqual([
			'Support',
			'Administration',
			'Administration/Accounting',
		]);
		expect((await load('getUserGroups')).map(({ name }) => name)).toContain('Marketing');
	});

	test('what is chosen is what a run takes', async () => {
		const groups = await load('getUserGroups');
		const licenses = await load('getFurtherLicenses');
		const { results: plans } = await search('searchUserPlans', 'Service');
		const { error } = await setup.run({
			operation: 'update',
			...byAssociateId(USERS.sales),
			updateFields: {
				role: locator('list', String(ROLES.manager)),
				otherGroups: groups.map(({ value }) => value),
				userPlan: locator('list', plans[0].value),
				licenses: licenses
					.filter(({ name }) => name.startsWith('Mobile'))
					.map(({ value }) => value),
			},
		});
		expect(error).toBeUndefined();
		const user = setup.emulator.state.users.find(({ AssociateId }) => AssociateId === USERS.sales);
		expect(user).toMatchObject({ roleId: ROLES.manager, otherGroupIds: [1, 2, 3, 4] });
	});
});

describe('short lists are kept', () => {
	test('two fields ask once, also at the same time', async () => {
		await Promise.all([search('searchUserGroups'), search('searchUserGroups', 'Sales')]);
		await load('getUserGroups');
		expect(callsOf(setup.emulator)).toEqual(['GET MDOList/usergroup']);
	});

	test('for a minute', async () => {
		await search('searchRoles');
		const now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now + 61_000);
		await search('searchRoles');
		expect(callsOf(setup.emulator)).toEqual(['GET Role', 'GET Role']);
	});

	test('for who signs in, and nobody else', async () => {
		const { emulator } = setup;
		await search('searchRoles');
		const other = { ...credential, username: 'KARI', password: LOGINS.salesUser.password };
		await search('searchRoles', '', undefined, {}, other);
		await expect(
			search('searchRoles', '', undefined, {}, { ...credential, password: 'Wr0ng-password' }),
		).rejects.toThrow('HTTP 401');
		expect(callsOf(emulator)).toEqual(['GET Role', 'GET Role', 'GET Role']);
	});

	test('not when they could not be read', async () => {
		setup.emulator.faults.add({ path: '/Role', status: 403 });
		await expect(search('searchRoles')).rejects.toThrow('HTTP 403');
		expect(namesIn(await search('searchRoles', 'Manager'))).toEqual(['Manager (Employee)']);
	});

	test('users are no short list', async () => {
		await search('searchUsers', 'Lisa');
		await search('searchUsers', 'Lisa');
		expect(callsOf(setup.emulator)).toEqual(['GET User', 'GET User']);
	});
});

describe('a list that is refused says so, and what works all the same', () => {
	test.each([
		['searchUsers', 'list users', 'The other ways to give a user still work'],
		['searchUserIds', 'list users', 'The other ways to give a user still work'],
		['searchPersons', 'list persons', 'By ID and By Email Address or Full Name still work'],
		['searchRoles', 'list roles', 'By ID and By Name still work'],
		['searchUserGroups', 'list user groups', 'By ID and By Name still work'],
		['searchUserPlans', 'count the licenses', 'By Name still works'],
		['searchLicenses', 'count the licenses', 'By Name still works'],
		['searchCommands', 'list the commands', 'By Name still works'],
	])('%s', async (method, purpose, otherWays) => {
		setup.emulator.faults.add({ status: 403 }, { status: 403 });
		const parameters = {
			...byAssociateId(USERS.complete),
			additionalFields: { type: 'ExternalAssociate' },
		};
		await expect(search(method, '', undefined, parameters)).rejects.toMatchObject({
			message: expect.stringMatching(
				new RegExp(`^SuperOffice did not ${purpose}.*HTTP 403.*\\. ${otherWays}$`),
			),
			description: expect.stringContaining('administration rights'),
		});
	});

	test.each(['getUserGroups', 'getRequestCategories', 'getLicenses', 'getFurtherLicenses'])(
		'%s',
		async (method) => {
			setup.emulator.faults.add({ status: 403 });
			await expect(load(method)).rejects.toThrow(
				/HTTP 403.*An expression with names or IDs still works$/,
			);
		},
	);

	test('without the secrets', async () => {
		const wrong = basic(setup.emulator.url, { userName: 'admin', password: 'Wr0ng-password' });
		const parameters = byAssociateId(5);
		const refused = search('searchCommands', '', undefined, parameters, wrong);
		await expect(refused).rejects.toThrow(/list the commands.*HTTP 401/);
		await expect(refused).rejects.not.toThrow(/Wr0ng/);
	});
});

describe('the commands of Execute Command', () => {
	const list = async (parameters: object, filter?: string) =>
		await search('searchCommands', filter, undefined, parameters);

	test('are those of the user, by the names that people know', async () => {
		const { results } = await list(byAssociateId(USERS.complete));
		expect(results.map(({ value }) => value)).toEqual(Object.values(COMMANDS));
		expect(results[0].name).toMatch(/welcome/i);
		expect(callsOf(setup.emulator)).toEqual(['GET User/5/CustomCommand']);
	});

	test('are found by a part of the name', async () => {
		const { results } = await list({ user: locator('list', '5') }, 'MAIL');
		expect(results.map(({ value }) => value)).toEqual([COMMANDS.implicit]);
	});

	test('a chosen one is run', async () => {
		const { items } = await setup.run({
			operation: 'executeCommand',
			...byAssociateId(USERS.complete),
			commandName: locator('list', COMMANDS.implicit),
		});
		expect(items[0].json.Success).toBe(true);
	});

	test.each([0, '', '={{ $json.id }}', undefined])(
		'for the user %j there is a word on what to do',
		async (id) => {
			await expect(list(byAssociateId(id))).rejects.toThrow("choose one in 'User' first");
			expect(setup.emulator.log).toEqual([]);
		},
	);
});

describe('in SuperOffice Online', () => {
	const online = useEmulator({ mode: 'online' });
	const ticket = () =>
		anew({
			baseUrl: online.emulator.url,
			authScheme: 'soTicket',
			ticket: LOGINS.ticket,
			appToken: LOGINS.appToken,
		});

	test.each([
		'searchUsers',
		'searchUserIds',
		'searchPersons',
		'searchRoles',
		'searchUserGroups',
		'searchUserPlans',
		'searchLicenses',
	])('%s works', async (method) => {
		const { results } = await search(method, '', undefined, {}, ticket());
		expect(results.length).toBeGreaterThan(1);
	});

	test('the commands are closed, and the list says so', async () => {
		const parameters = byAssociateId(USERS.complete);
		await expect(
			search('searchCommands', '', undefined, parameters, ticket()),
		).rejects.toMatchObject({
			message: expect.stringMatching(/HTTP 403.*By Name still works/),
			description: expect.stringContaining('SuperOffice Online does not open user management'),
		});
	});
});
