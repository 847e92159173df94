import type { AxiosInstance } from 'axios';
import type { Emulator } from '../emulator/index.mts';
import { LOGINS, MODULES, OWNED, USERS } from '../emulator/index.mts';
import type { Json } from './client.mts';
import { connect, useEmulator, withEmulator } from './client.mts';

interface ListAnswer {
	'odata.count'?: string;
	'odata.nextLink': string | null;
	value: Json[];
}

const { sales, service, retired, complete } = USERS;

let emulator: Emulator;
let client: AxiosInstance;
useEmulator((started, connected) => {
	emulator = started;
	client = connected;
});

const list = async (path: string, params: Record<string, string>): Promise<ListAnswer> => {
	const { status, data } = await client.get<ListAnswer>(path, { params });
	expect([path, status]).toEqual([path, 200]);
	return data;
};

const keys = async (path: string, params: Record<string, string>): Promise<number[]> =>
	(await list(path, params)).value.map(({ PrimaryKey }) => Number(PrimaryKey));

const refusal = async (path: string, params: Record<string, string>): Promise<number> =>
	(await client.get(path, { params })).status;

describe('the archive of users', () => {
	const cells = async (id: number, $select: string): Promise<Json> => {
		const $filter = `associateDbId associateIsOneOf (${id})`;
		const { PrimaryKey, EntityName, ...row } = (await list('/User', { $select, $filter })).value[0];
		return row;
	};

	it('has the columns of its page', async () => {
		const names =
			'userplan,canLogin,firstName,lastName,middleName,fullName,contactId,personId,mrMrs,title,' +
			'associateDbId,contactName,contactDepartment,usergroup,usergroupId,contactFullName,' +
			'contactCategory,role,assocName,assocTooltip,assocType,ejUserId,simultaneousEjUser,' +
			'ejDisplayName,ejStatus,credentialType,credentialDisplayValue,isActive,isActiveText,' +
			'portraitThumbnail,otherGroups,userName,personEmail,locationAddress,isLocation';
		expect(Object.keys(await cells(sales, names)).sort()).toEqual(names.split(',').sort());
	});

	it('has one for each licence that users can have, which takes no filter', async () => {
		const { thirdParty, salesPlan, servicePlan } = MODULES;
		expect(emulator.state.users[4].moduleIds).toEqual(
			expect.arrayContaining([thirdParty, salesPlan]),
		);
		expect(emulator.state.users[4].moduleIds).not.toContain(servicePlan);
		const licences =
			'superoffice_ten-sales,superoffice_ten-service,lanternworks_route-planner,superoffice_ten-web';
		// Everybody has the last one, so it is assigned to nobody.
		expect(await cells(complete, licences)).toEqual({
			'superoffice_ten-sales': true,
			'superoffice_ten-service': false,
			'lanternworks_route-planner': true,
		});
		for (const $filter of ['superoffice_ten-sales set true', "userplan is 'Sales Premium'"]) {
			expect(await refusal('/User', { $filter })).toBe(400);
		}
	});

	it('names all other groups, and finds users by one of them', async () => {
		const english = connect(emulator, undefined, { 'Accept-Language': 'en' });
		const params = { $select: 'usergroup,otherGroups', $filter: `associateDbId eq ${complete}` };
		const { data } = await english.get<ListAnswer>('/User', { params });
		expect(data.value).toMatchObject([
			{ usergroup: 'Marketing', otherGroups: 'Sales, Service desk' },
		]);
		expect(await cells(sales, 'otherGroups')).toEqual({ otherGroups: '' });
		expect(await keys('/User', { $filter: 'otherGroups oneOf (3)' })).toEqual([complete]);
	});

	it.each([
		['no', 'Oslo, Salg, Kundesenter'],
		['en', 'Oslo, Sales, Service desk'],
		['x', 'Oslo, NO:"Salg";US:"Sales", NO:"Kundesenter";US:"Service desk"'],
	])('names each of them in the language that is asked for: %s', async (language, otherGroups) => {
		const { groups, users } = emulator.state;
		groups.push({ ...groups[0], Id: 77, Value: 'Oslo' });
		users.find(({ AssociateId }) => AssociateId === complete)!.otherGroupIds.unshift(77);
		const asking = connect(emulator, undefined, { 'SO-Language': language });
		const params = { $select: 'otherGroups', $filter: `associateDbId eq ${complete}` };
		const { data } = await asking.get<ListAnswer>('/User', { params });
		expect(data.value).toMatchObject([{ otherGroups }]);
	});

	it('holds those who have left, too: it is unfiltered', async () => {
		expect(await cells(retired, 'isActive,canLogin')).toEqual({ isActive: false, canLogin: false });
		expect(await keys('/User', { $filter: 'isActive set false' })).toEqual([retired]);
	});

	it('is cut to the holders of a licence by the entities', async () => {
		expect(await keys('/User', { $entities: 'superoffice_ten-service' })).toEqual([service]);
		const both = 'superoffice_ten-service, lanternworks_route-planner';
		expect(await keys('/User', { $entities: both })).toEqual([service, complete]);
		expect(await keys('/User', { $entities: 'all' })).toHaveLength(emulator.state.users.length);
		expect(await keys('/User', { $entities: 'expired' })).toEqual([]);
	});

	it('is the same by its name, which has no case', async () => {
		const params = { $select: 'assocName,userplan', $filter: 'associateDbId > 3', $top: '2' };
		const users = await list('/User', params);
		for (const path of ['/Archive/AllUsers', '/archive/allusers']) {
			expect((await list(path, params)).value).toEqual(users.value);
		}
	});

	it('takes all rows or none on request', async () => {
		expect(await keys('/User', { $filter: 'getAllRows=true' })).toHaveLength(9);
		expect(await keys('/User', { $filter: 'getNoRows=true' })).toEqual([]);
		const $filter = 'getAllRows = true and associateDbId lt 3';
		expect(await keys('/User', { $filter })).toEqual([1, 2]);
	});

	it.each([
		['associateDbId gt 7', [8, 9]],
		['associateDbId > 7', [8, 9]],
		['associateDbId in (2,3)', [2, 3]],
		["assocName in ('KARI','nobody')", [2]],
		['personId<2', [1, 7]],
	])('is filtered by %s', async ($filter, expected) => {
		expect(await keys('/User', { $filter, $orderBy: 'associateDbId' })).toEqual(expected);
	});
});

describe('the Dynamic archive', () => {
	const lastLogins = 'associate.associate_id,associate.lastlogin,associate.deleted';

	it('tells the last login of all users at once', async () => {
		const { value } = await list('/Archive/dynamic', {
			$select: lastLogins,
			$filter: 'associate.associate_id in (2,3,4)',
			$orderBy: 'associate.associate_id',
		});
		expect(value).toEqual([
			{
				PrimaryKey: '2',
				EntityName: 'associate',
				'associate.associate_id': 2,
				// 08:30 UTC at a server in Oslo, without a zone as all dates are.
				'associate.lastlogin': '2026-01-15T09:30:00',
				'associate.deleted': 0,
			},
			expect.objectContaining({ 'associate.lastlogin': '0001-01-01T00:00:00' }),
			expect.objectContaining({ 'associate.deleted': 1 }),
		]);
		const all = await keys('/Archive/Dynamic', { $select: lastLogins });
		expect(all).toEqual(emulator.state.users.map(({ AssociateId }) => AssociateId));
	});

	it('has the same users as the archive of users', async () => {
		const both = await Promise.all([
			keys('/Archive/dynamic', { $select: 'associate.associate_id' }),
			keys('/User', {}),
		]);
		expect(both[0]).toEqual(both[1]);
	});

	it.each([
		["associate.lastlogin after '2026-01-15'", [complete]],
		["associate.lastlogin after '2026-01-14'", [sales, complete]],
		["associate.lastlogin before '2026.1.16' and associate.associate_id gt 7", [8, 9]],
		["associate.lastlogin date '2026-01-15'", [sales]],
		["associate.lastlogin between ('2026-01-01','2026-01-31')", [sales]],
		["associate.lastlogin afterTime '2026-01-15T09:29:59'", [sales, complete]],
		["associate.lastlogin afterTime '2026-01-15T09:30:00'", [complete]],
		["associate.lastlogin afterTime '2026-01-15T08:29:59Z'", [sales, complete]],
		["associate.lastlogin dateTime '2026-01-15T09:30:00'", [sales]],
		['associate.type oneOf (4,13)', [6, 7]],
		['associate.associate_id notOneOf (1,2,3,4,5,6,7)', [8, 9]],
		['associate.deleted = 1', [retired]],
		["associate.name contains 'ar'", [sales]],
	])('is filtered by %s', async ($filter, expected) => {
		const params = { $select: lastLogins, $filter, $orderBy: 'associate.associate_id' };
		expect(await keys('/Archive/dynamic', params)).toEqual(expected);
	});

	it.each([
		['no column', {}],
		['an unknown table', { $select: 'nonsense.id' }],
		['an unknown field', { $select: 'associate.associate_id,associate.nonsense' }],
		['a field of another table', { $select: 'associate.associate_id,contact.name' }],
		['a join, which is not emulated', { $select: 'associate.person_id.firstname' }],
		['an unknown field in a filter', { $select: lastLogins, $filter: 'associate.x = 1' }],
		['no date', { $select: lastLogins, $filter: "associate.lastlogin after 'soon'" }],
		[
			'an operator of texts on a date',
			{ $select: lastLogins, $filter: "associate.lastlogin contains '2026'" },
		],
	])('refuses %s', async (_what, params: Record<string, string>) => {
		expect(await refusal('/Archive/dynamic', params)).toBe(400);
	});

	it('is open in Online, as is the archive of users and the agent', async () => {
		await withEmulator({ mode: 'online' }, async (online) => {
			const calls = connect(online, `Bearer ${LOGINS.bearerToken}`);
			const params = { $select: lastLogins };
			expect((await calls.get('/Archive/dynamic', { params })).status).toBe(200);
			expect((await calls.get('/Archive/AllUsers')).status).toBe(200);
			const body = { ProviderName: 'AllUsers', Columns: 'assocName', Page: 0, PageSize: 1 };
			const agent = '/Agents/Archive/GetArchiveListByColumns2';
			expect((await calls.post(agent, body)).status).toBe(200);
		});
	});

	it('is one of those there are', async () => {
		expect(await refusal('/Archive/NoSuchProvider', { $select: 'name' })).toBe(404);
	});
});

/** What a user owns that is open, table by table, in the words of the database reference. */
const OWNERSHIP: Array<{
	kind: keyof (typeof OWNED)[number];
	key: string;
	filter: (id: number) => string;
}> = [
	{
		kind: 'companies',
		key: 'contact.contact_id',
		filter: (id) => `contact.associate_id = ${id} and contact.deleted = 0`,
	},
	{
		kind: 'persons',
		key: 'person.person_id',
		filter: (id) => `person.associate_id = ${id} and person.retired = 0`,
	},
	{
		kind: 'followUps',
		key: 'appointment.appointment_id',
		filter: (id) =>
			`appointment.associate_id = ${id} and appointment.type in (1,2) and appointment.status in (1,2)`,
	},
	{
		kind: 'sales',
		key: 'sale.sale_id',
		filter: (id) => `sale.associate_id = ${id} and sale.status in (1,4)`,
	},
	{
		kind: 'projects',
		key: 'project.project_id',
		filter: (id) => `project.associate_id = ${id} and project.done = 0`,
	},
	{
		kind: 'requests',
		key: 'ticket.id',
		filter: (id) => {
			const { EjUserId } = emulator.state.users.find(({ AssociateId }) => AssociateId === id)!;
			return `ticket.owned_by = ${EjUserId} and ticket.status in (1,3)`;
		},
	},
];

describe('what a user owns', () => {
	/** The ways to count that the documents have. */
	const WAYS: Array<[string, (key: string, filter: string) => Promise<number>]> = [
		[
			'the row count of the agent',
			async (key, filter) => {
				const { data } = await client.post<Json>(
					'/Agents/Archive/GetArchiveListByColumnsWithHeader2',
					{
						ProviderName: 'Dynamic',
						Columns: key,
						SortOrder: key,
						Restriction: filter,
						Entities: '',
						Page: 0,
						PageSize: 1,
						Options: 'rowcount=true',
					},
				);
				expect((data.Rows as Json[]).length).toBeLessThanOrEqual(1);
				return Number(data.RowCount);
			},
		],
		[
			'a grand total',
			async (key, filter) => {
				const column = `Count(${key}):HideDetail:Footer`;
				const { value } = await list('/Archive/dynamic', {
					$select: column,
					$filter: filter,
					$options: 'GrandTotal=true',
				});
				expect(value).toEqual([
					{ PrimaryKey: '1', EntityName: 'grandtotal', [column]: expect.any(Number) as number },
				]);
				return Number(value[0][column]);
			},
		],
		[
			'an inline count',
			async (key, filter) => {
				const answer = await list('/Archive/dynamic', {
					$select: key,
					$filter: filter,
					$top: '1',
					$inlineCount: 'AllPages',
				});
				return Number(answer['odata.count']);
			},
		],
		[
			'the rows themselves',
			async (key, filter) =>
				(await list('/Archive/dynamic', { $select: key, $filter: filter })).value.length,
		],
	];

	it.each(WAYS)('is counted by %s', async (_way, count) => {
		for (const [id, owned] of Object.entries(OWNED)) {
			for (const { kind, key, filter } of OWNERSHIP) {
				const counted = await count(key, filter(Number(id)));
				expect([id, kind, counted]).toEqual([id, kind, owned[kind]]);
			}
		}
	});

	it('is handed over with the company, persons and all', async () => {
		for (const company of emulator.state.companies) {
			if (company.associateId === sales) company.associateId = service;
		}
		const count = WAYS[0][1];
		expect(await count('contact.contact_id', OWNERSHIP[0].filter(sales))).toBe(0);
		// One person belongs to no company, and has an owner of their own.
		expect(await count('person.person_id', OWNERSHIP[1].filter(sales))).toBe(1);
		expect(await count('person.person_id', OWNERSHIP[1].filter(service))).toBe(
			OWNED[sales].persons - 1,
		);
	});

	it('of generated users is the same for the same seed, and something of each kind', async () => {
		const owned = async (seed: number, users: number): Promise<unknown> =>
			await withEmulator({ seed, users }, ({ state }) => {
				const { companies, followUps, sales: sold, projects, requests } = state;
				return { companies, followUps, sales: sold, projects, requests };
			});
		const first = await owned(7, 60);
		expect(await owned(7, 60)).toEqual(first);
		expect(await owned(8, 60)).not.toEqual(first);
		const none = (await owned(7, 0)) as Record<string, unknown[]>;
		for (const [kind, rows] of Object.entries(first as Record<string, unknown[]>)) {
			expect([kind, rows.length]).not.toEqual([kind, none[kind].length]);
		}
	});
});

describe('a count', () => {
	const select = (fn: string): Record<string, string> => ({
		$select: `contact.associate_id,${fn}`,
		$filter: `contact.associate_id in (${sales},${retired})`,
		$orderBy: 'contact.contact_id',
	});

	it('runs along in the rows, of different values or of all', async () => {
		const different = await list('/Archive/dynamic', select('Count(contact.associate_id)'));
		expect(different.value.map((row) => row['Count(contact.associate_id)'])).toEqual([
			1, 1, 1, 1, 2,
		]);
		const all = await list('/Archive/dynamic', select('CountAll(contact.associate_id)'));
		expect(all.value.map((row) => row['CountAll(contact.associate_id)'])).toEqual([1, 2, 3, 4, 5]);
	});

	it('is in the last row only with HideDetail, and only if a grand total is asked for', async () => {
		const column = 'CountAll(contact.associate_id):HideDetail';
		const { value } = await list('/Archive/dynamic', {
			...select(column),
			$options: 'GrandTotal=true',
		});
		expect(value).toHaveLength(6);
		expect(value.slice(0, 5).filter((row) => column in row)).toEqual([]);
		expect(value[5]).toEqual({ PrimaryKey: '1', EntityName: 'grandtotal', [column]: 5 });
		expect((await list('/Archive/dynamic', select(column))).value).toHaveLength(5);
	});

	it('is that of the page, which is why the sample asks for so many rows', async () => {
		const params = {
			$select: 'CountAll(associateDbId):Footer',
			$entities: 'all',
			$options: 'GrandTotal=true',
		};
		const last = (rows: Json[]): unknown => rows.at(-1)?.['CountAll(associateDbId):Footer'];
		expect(last((await list('/Archive/AllUsers', params)).value)).toBe(9);
		expect(last((await list('/Archive/AllUsers', { ...params, $top: '4' })).value)).toBe(4);
	});

	it('of nothing is 0', async () => {
		const column = 'Count(contact.contact_id):HideDetail:Footer';
		const { value } = await list('/Archive/dynamic', {
			$select: column,
			$filter: 'contact.associate_id = 999',
			$options: 'GrandTotal=true',
		});
		expect(value).toEqual([{ PrimaryKey: '1', EntityName: 'grandtotal', [column]: 0 }]);
	});

	it('comes inline only if asked for', async () => {
		const params = { $select: 'contact.contact_id', $top: '2' };
		expect(await list('/Archive/dynamic', params)).not.toHaveProperty('odata.count');
		for (const $inlineCount of ['AllPages', 'True', 'Estimate']) {
			const answer = await list('/Archive/dynamic', { ...params, $inlineCount });
			expect(answer['odata.count']).toBe(String(emulator.state.companies.length));
			expect(answer.value).toHaveLength(2);
		}
		const none = await list('/Archive/dynamic', { ...params, $inlineCount: 'False' });
		expect(none).not.toHaveProperty('odata.count');
	});

	it('is refused for other functions, which are not emulated', async () => {
		expect(await refusal('/Archive/AllUsers', { $select: 'Sum(personId):Footer' })).toBe(400);
		expect(await refusal('/Archive/AllUsers', { $select: 'Count(nonsense)' })).toBe(400);
	});
});

describe('the Archive agent', () => {
	const AGENT = '/Agents/Archive/GetArchiveListByColumns';
	const texts = {
		ProviderName: 'AllUsers',
		Columns: 'associateDbId,assocName,isActive',
		SortOrder: 'associateDbId desc',
		Entities: 'all',
		Page: 1,
		PageSize: 2,
	};

	it('answers encoded values, page by page', async () => {
		const cell = (DisplayValue: string): object => ({
			DisplayValue,
			TooltipHint: '',
			LinkHint: '',
		});
		const body = { ...texts, Restrictions: 'associateDbId > 3' };
		const { data } = await client.post<Json[]>(`${AGENT}2`, body);
		expect(data).toHaveLength(2);
		expect(data[0]).toMatchObject({
			EntityName: 'associate',
			PrimaryKey: 7,
			ColumnData: { associateDbId: cell('[I:7]'), assocName: cell('SYSTEM0') },
		});
	});

	it('takes arrays with encoded values, and leaves out what is not active', async () => {
		const { data } = await client.post<Json>(`${AGENT}WithHeader`, {
			ProviderName: 'AllUsers',
			Columns: ['assocName'],
			SortOrder: [{ Name: 'associateDbId', Direction: 'ASC' }],
			Restriction: [
				{ Name: 'associateDbId', Operator: '>', Values: ['0'], IsActive: true },
				{ Name: 'associateDbId', Operator: '<', Values: ['[I:6]'], IsActive: true },
				{ Name: 'associateDbId', Operator: '=', Values: ['1'], IsActive: false },
			],
			Entities: ['all'],
			Page: 0,
			PageSize: 1_000_000,
			Options: 'rowcount=true',
		});
		expect(data.RowCount).toBe(5);
		expect((data.Rows as Json[]).map(({ PrimaryKey }) => PrimaryKey)).toEqual([1, 2, 3, 4, 5]);
	});

	it('counts rows only when it is told to, whatever the page', async () => {
		const ask = async (Options: string): Promise<unknown> =>
			(await client.post<Json>(`${AGENT}WithHeader2`, { ...texts, Options })).data.RowCount;
		expect(await ask('RowCount=True')).toBe(9);
		expect(await ask('GrandTotal=true&rowcount=true')).toBe(9);
		expect(await ask('')).toBe(0);
	});

	it('skips as many rows as a negative page says', async () => {
		const body = { ...texts, SortOrder: 'associateDbId', Page: -7, PageSize: 5 };
		const { data } = await client.post<Json[]>(`${AGENT}2`, body);
		expect(data.map(({ PrimaryKey }) => PrimaryKey)).toEqual([8, 9]);
	});

	it('refuses what it cannot read', async () => {
		for (const body of [
			undefined,
			{ ...texts, Restrictions: 'nonsense = 1' },
			{ ...texts, ProviderName: 'Dynamic' },
			{ ...texts, Page: 'first' },
		]) {
			expect((await client.post(`${AGENT}2`, body)).status).toBe(400);
		}
	});
});
