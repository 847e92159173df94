import { findUser, GROUPS, LOGINS, MODULES, ROLES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';

const setup = useEmulator();

const COMPARE = { operation: 'compare', matchBy: 'userName', keyField: 'mail' };

const mapping = (...names: string[]) => ({
	mapping: { properties: names.map((property) => ({ property, field: property })) },
});

async function compare(wanted: object[], parameters: object = {}) {
	const { items, error } = await setup.run(
		{ ...COMPARE, ...parameters },
		{ items: wanted.map((json) => ({ json })) as never },
	);
	expect(error).toBeUndefined();
	return items;
}

/** Kind, key and what the item is about, of each output item. */
async function kinds(wanted: object[], parameters: object = {}) {
	const items = await compare(wanted, parameters);
	return items.map(({ json }) => [json.difference, json.key]);
}

/** Everybody who works here, as the emulator has them. */
const STAFF = [
	'astrid.berg',
	'kari.solheim',
	'ola.vik',
	'lisa.martinsen',
	'nina.lund',
	'jon.dahl',
].map((name) => ({ mail: `${name}@nordlys.example` }));

const [ASTRID, KARI, OLA, LISA, NINA, JON] = STAFF;

test('nothing differs: no item, from two calls for all items', async () => {
	expect(await kinds(STAFF)).toEqual([]);
	expect(callsOf(setup.emulator)).toEqual(['GET License', 'GET User']);
});

test('Everything has those who are the same, retired ones who nobody wants among them', async () => {
	expect(await kinds(STAFF, { return: 'everything' })).toEqual([
		...STAFF.map(({ mail }) => ['same', mail]),
		['same', 'per.haugen@nordlys.example'],
	]);
});

test('missing has what Create takes, by the names of its parameters', async () => {
	const ingrid = {
		mail: 'ingrid.moen@nordlys.example',
		userId: 'INGRID',
		email: 'ingrid.moen@nordlys.example',
		role: 'Sales',
		primaryGroup: 'Sales',
		otherGroups: 'Marketing, 4',
		userPlan: 'Sales Premium',
		licenses: ['Mobile'],
		active: true,
	};
	const properties = Object.keys(ingrid).slice(1);
	const [item, ...others] = await compare([...STAFF, ingrid], mapping(...properties));
	expect(others).toEqual([]);
	expect(item.json).toEqual({
		difference: 'missing',
		key: ingrid.mail,
		associateId: null,
		userId: null,
		userName: null,
		fullName: null,
		active: null,
		changes: [],
		wanted: {
			person: ingrid.mail,
			userName: ingrid.mail,
			name: 'INGRID',
			role: 'Sales',
			userGroup: 'Sales',
			otherGroups: ['Marketing', '4'],
			userPlan: 'Sales Premium',
			licenses: ['Mobile'],
		},
		reason: null,
		items: [6],
		associateIds: [],
	});
	expect(item.pairedItem).toEqual({ item: 6 });
});

test('changed says each property, from what to what, and who it is', async () => {
	const wanted = [ASTRID, KARI, OLA, { ...LISA, role: 'Sales', userPlan: 'service premium' }];
	const items = await compare([...wanted, NINA, JON], mapping('role', 'userPlan'));
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({
			difference: 'changed',
			associateId: USERS.complete,
			userId: 'LISA',
			fullName: 'Lisa Martinsen',
			changes: [
				{ property: 'role', from: 'Manager', to: 'Sales' },
				{ property: 'userPlan', from: 'Sales Premium', to: 'service premium' },
			],
			wanted: { userName: LISA.mail, role: 'Sales', userPlan: 'service premium' },
		}),
	]);
	expect(items[0].pairedItem).toEqual({ item: 3 });
});

test('extra is in SuperOffice only, and comes from no item', async () => {
	const items = await compare(STAFF.slice(1));
	expect(items.map(({ json }) => [json.difference, json.associateId, json.wanted])).toEqual([
		['extra', USERS.administrator, null],
	]);
	// n8n would pair an item that says nothing with whichever has its place.
	expect(items[0].pairedItem).toEqual([]);
});

test('who is to go, who comes back, and who has gone with a license', async () => {
	findUser(setup.emulator, USERS.retired).moduleIds = [MODULES.salesPlan];
	findUser(setup.emulator, USERS.multiLanguage).Deleted = true;
	const wanted = [ASTRID, KARI, { ...OLA, active: 'no', role: 'Manager' }, LISA, NINA, JON];
	expect(
		(await compare(wanted, mapping('active', 'role'))).map(({ json }) => [
			json.difference,
			json.userId,
			json.changes,
		]),
	).toEqual([
		['retired', 'OLA', [{ property: 'active', from: true, to: false }]],
		['toRestore', 'JON', []],
		['inactiveButLicensed', 'PER', []],
	]);
});

test('who is not wanted and retired already, or not there, is the same', async () => {
	const gone = [
		{ mail: 'per.haugen@nordlys.example', active: false },
		{ mail: 'nobody@nordlys.example', active: false },
	];
	expect(await kinds([...STAFF, ...gone], mapping('active'))).toEqual([]);
	const all = await kinds([...STAFF, ...gone], { ...mapping('active'), return: 'everything' });
	expect(all.slice(-2)).toEqual([
		['same', 'per.haugen@nordlys.example'],
		['same', 'nobody@nordlys.example'],
	]);
});

test('only the chosen kinds come out', async () => {
	const wanted = [...STAFF.slice(1), { mail: 'new@nordlys.example' }];
	expect(await kinds(wanted, { kinds: ['missing'] })).toEqual([['missing', 'new@nordlys.example']]);
	expect(await kinds(wanted, { kinds: [] })).toEqual([]);
});

describe('is the same', () => {
	const same = [
		{ role: 'MANAGER' },
		{ role: 'leder' },
		{ role: ROLES.manager },
		{ role: String(ROLES.manager) },
		{ primaryGroup: 'marked' },
		{ primaryGroup: GROUPS.marketing },
		{ otherGroups: 'service desk, SALG' },
		{ otherGroups: [GROUPS.sales, 'Kundesenter'] },
		{ userPlan: 'superoffice.ten-sales' },
		{ userPlan: 'sales premium' },
		{ licenses: 'Route Planner, ten-mailings, Mobile' },
		{ userName: 'Lisa.Martinsen@nordlys.example' },
		{ userId: 'lisa' },
		{ email: 'LISA.MARTINSEN@nordlys.example' },
		{ fullName: 'Lisa Martinsen' },
		{ role: '' },
		{ role: null },
		{},
	];
	test.each(same)('%j', async (values) => {
		const [property = 'mail'] = Object.keys(values);
		const map = property === 'mail' ? {} : mapping(property);
		const rest = [ASTRID, KARI, OLA, NINA, JON];
		const probe = { mail: 'x', [property]: 'x' };
		const found = await kinds([...rest, { ...LISA, ...values }, probe], {
			...map,
			kinds: ['changed', 'extra'],
		});
		expect(found).toEqual([]);
	});

	test.each([
		{ role: 'Sales' },
		{ role: ROLES.sales },
		{ role: 'No such role' },
		{ primaryGroup: 'Sales' },
		{ otherGroups: 'Service desk' },
		{ otherGroups: 'Service desk, Sales, Administration' },
		{ otherGroups: '' },
		{ userPlan: 'ten-service' },
		{ userPlan: '' },
		{ userPlan: 'No such plan' },
		{ licenses: 'Mobile' },
		{ licenses: 'Route Planner, ten-mailings, Mobile, Connector' },
		{ licenses: 'Route Planner, ten-mailings, Mobile, No such license' },
		{ licenses: null },
		{ fullName: 'lisa martinsen' },
		{ userId: 'LISAM' },
	])('but not %j', async (values) => {
		const [property] = Object.keys(values);
		const rest = [ASTRID, KARI, OLA, NINA, JON];
		const probe = { mail: 'x', [property]: 'x' };
		const items = await compare([...rest, { ...LISA, ...values }, probe], {
			...mapping(property),
			kinds: ['changed'],
		});
		expect(items.map(({ json }) => json.changes)).toEqual([
			[expect.objectContaining({ property })],
		]);
	});

	test('a name in a language that the list of users does not show', async () => {
		const columns = { assocName: 'LISA', userName: LISA.mail, isActive: true };
		setup.emulator.faults.add({
			path: '/v1/User',
			times: 1,
			status: 200,
			body: { value: [{ PrimaryKey: '5', ...columns, role: 'Leder', usergroup: 'Marked' }] },
		});
		const wanted = [{ ...LISA, role: 'manager', primaryGroup: 'Marketing' }];
		expect(await kinds(wanted, mapping('role', 'primaryGroup'))).toEqual([]);
	});

	test('a hidden license counts only where it is wanted', async () => {
		findUser(setup.emulator, USERS.sales).moduleIds.push(MODULES.hidden);
		const of = async (licenses: string) =>
			await kinds([{ ...KARI, licenses }], { ...mapping('licenses'), kinds: ['changed'] });
		expect(await of('Mobile')).toEqual([]);
		expect(await of('Mobile, Connector')).toEqual([]);
		expect(await of('Connector')).toEqual([['changed', KARI.mail]]);
	});
});

test.each([
	['associateId', USERS.complete],
	['associateId', String(USERS.complete)],
	['userId', 'lisa'],
	['email', 'LISA.martinsen@nordlys.example '],
])('users are matched by %s', async (matchBy, who) => {
	const items = await compare([{ who }], {
		matchBy,
		keyField: 'who',
		return: 'everything',
	});
	expect(items[0].json).toMatchObject({ difference: 'same', userId: 'LISA' });
});

test('a field is found below others, and one with dots in its name first', async () => {
	const wanted = STAFF.map(({ mail }) => ({ user: { login: mail } }));
	expect(await kinds(wanted, { keyField: 'user.login' })).toEqual([]);
});

describe('problems', () => {
	test('a key of two items: neither is compared, and its user is not extra', async () => {
		const items = await compare([...STAFF, { mail: LISA.mail.toUpperCase() }]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				difference: 'problem',
				reason: `More than one item has the key ${LISA.mail.toUpperCase()}`,
				items: [3, 6],
				associateIds: [USERS.complete],
			}),
		]);
		expect(items[0].pairedItem).toEqual([{ item: 3 }, { item: 6 }]);
	});

	test('no key, and whoever is extra may be meant', async () => {
		const items = await compare([...STAFF.slice(1), { mail: '' }]);
		expect(items.map(({ json }) => [json.difference, json.reason])).toEqual([
			['problem', 'The key is empty: field mail'],
			['extra', 'One input item has no usable key, and may be this user'],
		]);
	});

	test('a key of two users', async () => {
		findUser(setup.emulator, USERS.retired).UserName = LISA.mail;
		const items = await compare(STAFF);
		expect(items.map(({ json }) => [json.difference, json.reason, json.associateIds])).toEqual([
			[
				'problem',
				`2 users of SuperOffice have the key ${LISA.mail}`,
				[USERS.retired, USERS.complete],
			],
		]);
	});

	test('a user without a key is not extra', async () => {
		findUser(setup.emulator, USERS.service).UserName = '';
		const items = await compare(STAFF);
		expect(items.map(({ json }) => [json.difference, json.associateId, json.reason])).toEqual([
			['missing', null, null],
			['problem', USERS.service, 'The user has no User Name in SuperOffice, and cannot be matched'],
		]);
	});

	test('a value that cannot be used', async () => {
		const items = await compare([...STAFF.slice(0, 5), { ...JON, active: 'perhaps' }], {
			...mapping('active'),
		});
		expect(items.map(({ json }) => [json.difference, json.items, json.associateIds])).toEqual([
			['problem', [5], [USERS.multiLanguage]],
		]);
	});
});

describe('refused before any request', () => {
	test.each([
		[{ keyField: '={{ " " }}' }, "'Input Field With the Key' is empty"],
		[{ keyField: 'login' }, `'Input Field With the Key': no input item has a field called "login"`],
		[
			{ keyField: '={{ $json.mail }}' },
			`'Input Field With the Key': no input item has a field called "${ASTRID.mail}"`,
		],
		[mapping('role'), `'Properties to Compare: Role': no input item has a field called "role"`],
		[
			{
				mapping: {
					properties: [
						{ property: 'role', field: 'mail' },
						{ property: 'role', field: 'mail' },
					],
				},
			},
			"'Properties to Compare' has Role more than once",
		],
		[{ kinds: ['gone'] }, "'Differences to Return' has to be one of"],
	])('%j', async (parameters, message) => {
		const { error } = await setup.run(
			{ ...COMPARE, ...parameters },
			{ items: STAFF.map((json) => ({ json })) },
		);
		expect(error?.message).toContain(message);
		expect(setup.emulator.log).toEqual([]);
	});

	test('an input without any key: else everybody would be extra', async () => {
		const { error } = await setup.run(COMPARE, { items: [{ json: { mail: '' } }] });
		expect(error?.message).toContain('no input item has a key in its field "mail"');
		expect(setup.emulator.log).toEqual([]);
	});
});

test('with Continue a failure is one item, which is that of all', async () => {
	setup.emulator.faults.add({ path: '/License', times: 1, status: 403, body: {} });
	const { items, errorItems } = await setup.run(COMPARE, {
		items: STAFF.map((json) => ({ json })),
		onError: 'continueRegularOutput',
	});
	expect(errorItems).toEqual([]);
	expect(items).toHaveLength(1);
	expect(items[0].json.error).toContain('SuperOffice did not count the licenses');
	expect(items[0].pairedItem).toEqual(STAFF.map((_, item) => ({ item })));
});

test('with Continue (using error output) it leaves there, and what was found by the other', async () => {
	const run = async () =>
		await setup.run(COMPARE, {
			items: STAFF.slice(1).map((json) => ({ json })),
			onError: 'continueErrorOutput',
		});
	const found = await run();
	expect(found.error).toBeUndefined();
	expect(found.items.map(({ json }) => json.difference)).toEqual(['extra']);
	expect(found.errorItems).toEqual([]);

	setup.emulator.faults.add({ path: '/User', status: 403, body: {} });
	const failed = await run();
	expect(failed.error).toBeUndefined();
	expect(failed.items).toEqual([]);
	expect(failed.errorItems).toHaveLength(1);
	expect(failed.errorItems[0].json.error).toContain('SuperOffice did not list users');
});

test('with Continue (using error output) what cannot be compared is no error, but an item', async () => {
	const items = [...STAFF, { mail: '' }].map((json) => ({ json }));
	const found = await setup.run(COMPARE, { items, onError: 'continueErrorOutput' });
	expect(found.items.map(({ json }) => json.difference)).toEqual(['problem']);
	expect(found.errorItems).toEqual([]);
});

describe('where SuperOffice shows no licenses', () => {
	// The columns of licenses are refused, with the condition on the key and without.
	beforeEach(() => setup.emulator.faults.add({ path: '/User', times: 2, status: 400, body: {} }));

	test('whether somebody who is retired still holds one is a question, and not a no', async () => {
		const items = await compare(STAFF);
		expect(items.map(({ json }) => [json.difference, json.associateIds, json.reason])).toEqual([
			['problem', [USERS.retired], expect.stringContaining('shows no licenses')],
		]);
	});

	test('it is none where nobody asks for that difference', async () => {
		expect(await kinds(STAFF, { kinds: ['missing', 'changed'] })).toEqual([]);
	});

	test('licenses cannot be compared, which is said', async () => {
		const { error } = await setup.run(
			{ ...COMPARE, ...mapping('licenses') },
			{ items: [{ json: { ...LISA, licenses: 'Mobile' } }] },
		);
		expect(error?.message).toContain('does not show Mobile in its list of users');
		expect(error?.description).toContain("Take Licenses out of 'Properties to Compare'");
	});

	test('nor can that nobody is to have any', async () => {
		const { error } = await setup.run(
			{ ...COMPARE, ...mapping('licenses') },
			{ items: [{ json: { ...LISA, licenses: [] } }] },
		);
		expect(error?.message).toContain('does not show licenses in its list of users');
	});
});

test('a license that the list of users has no column for cannot be compared; others can', async () => {
	const cells = { assocName: 'LISA', userName: LISA.mail, isActive: true };
	const row = { PrimaryKey: '5', ...cells, 'superoffice_ten-mobile': true };
	const comparing = async (licenses: string) => {
		setup.emulator.faults.add({ path: '/v1/User', status: 200, body: { value: [row] } });
		return await setup.run(
			{ ...COMPARE, ...mapping('licenses') },
			{ items: [{ json: { ...LISA, licenses } }] },
		);
	};
	const { error } = await comparing('Mobile, Route planner, No such license');
	expect(error?.message).toBe(
		'SuperOffice does not show Route planner in its list of users, so Licenses cannot be compared',
	);
	expect((await comparing('Mobile')).items).toEqual([]);
});

test('500 items as a spreadsheet has them: each difference once, each problem with its items', async () => {
	const rows = Array.from({ length: 500 }, (_, index) => ({
		mail: `NEW${index}@Nordlys.Example`,
		...(index % 2 === 0 && { role: index % 4 === 0 ? 'Sales' : '' }),
		name: `Åse 😀 ${index}`,
	}));
	const odd = [
		{ mail: 'new7@nordlys.example ' },
		{ mail: '' },
		{ mail: 7 },
		{ mail: ['x'] },
		{ mail: 'y', role: { name: 'Sales' } },
		{ login: 'z' },
	];
	const map = {
		mapping: {
			properties: [
				{ property: 'role', field: 'role' },
				{ property: 'fullName', field: 'name' },
			],
		},
	};
	const items = await compare([...STAFF, ...rows, ...odd], map);
	const missing = items.filter(({ json }) => json.difference === 'missing');
	expect(missing).toHaveLength(500);
	expect(missing[0].json.wanted).toMatchObject({ role: 'Sales', person: 'Åse 😀 0' });
	expect(missing[1].json.wanted).not.toHaveProperty('role');
	expect(missing.at(-1)!.json.key).toBe('7');
	const problems = items.filter(({ json }) => json.difference === 'problem');
	expect(problems.map(({ json }) => [json.items, json.reason])).toEqual([
		[[13, 506], 'More than one item has the key new7@nordlys.example'],
		[[507], 'The key is empty: field mail'],
		[[509], "'User Name (field mail)' has to be text, but is a list"],
		[[510], "'Role (field role)' has to be text, but is an object"],
		[[511], 'The key is empty: field mail'],
	]);
	expect(items).toHaveLength(505);
});

test('users of other types are compared where they are chosen', async () => {
	const wanted = [...STAFF, { mail: 'anna.weber' }];
	const byId = { matchBy: 'userId', keyField: 'mail', kinds: ['missing'] };
	expect(await kinds([{ mail: 'anna.weber' }], byId)).toEqual([['missing', 'anna.weber']]);
	expect(
		await kinds([{ mail: 'anna.weber' }], { ...byId, userTypes: ['ExternalAssociate'] }),
	).toEqual([]);
	expect(await kinds(wanted, { ...byId, userTypes: [] })).not.toContainEqual([
		'missing',
		'anna.weber',
	]);
});

describe('in SuperOffice Online', () => {
	const online = useEmulator({ mode: 'online' });

	test('it works: the calls are open', async () => {
		const { baseUrl, ...rest } = {
			baseUrl: online.emulator.url,
			authScheme: 'soTicket',
			ticket: LOGINS.ticket,
			appToken: LOGINS.appToken,
		};
		const { items, error } = await online.run(COMPARE, {
			credential: { baseUrl, ...rest },
			items: STAFF.slice(1).map((json) => ({ json })),
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.difference)).toEqual(['extra']);
	});
});

describe('pages', () => {
	const many = useEmulator({ users: 3_500 });
	const BY_ID = { operation: 'compare', matchBy: 'associateId', keyField: 'id', userTypes: [] };
	const everybody = () =>
		many.emulator.state.users.map(({ AssociateId }) => ({ json: { id: AssociateId } }));

	test('each user is compared once, also when one is added and one deleted in between', async () => {
		const { others, state } = many.emulator;
		const items = everybody();
		const deleted = { action: 'delete', associateId: items[20].json.id } as const;
		others.doAfter({ path: '/User', request: 2 }, { action: 'create' }, deleted);
		const result = await many.run({ ...BY_ID, return: 'everything' }, { items });
		expect(result.error).toBeUndefined();
		const ids = result.items.map(({ json }) => Number(json.associateId));
		expect(ids).toEqual([...items.map(({ json }) => json.id), state.nextAssociateId - 1]);
		expect(callsOf(many.emulator).filter((call) => call === 'GET User')).toHaveLength(4);
	});

	test('a page that fails in the middle makes the run fail: nobody is missing for it', async () => {
		many.emulator.faults.add({ path: '/User', every: 3, status: 500, body: {} });
		const { error, items } = await many.run(
			{ ...BY_ID, options: { maxRetries: 0 } },
			{ items: everybody() },
		);
		expect(error?.message).toContain('SuperOffice did not list users');
		expect(items).toEqual([]);
	});
});
