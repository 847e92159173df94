import type { AxiosInstance } from 'axios';
import type { Emulator } from '../emulator/index.mts';
import type { Json } from './client.mts';
import { connect, useEmulator } from './client.mts';

interface ListAnswer {
	'odata.nextLink': string | null;
	value: Json[];
}

describe('lists', () => {
	let emulator: Emulator;
	let client: AxiosInstance;

	useEmulator(
		(started, connected) => {
			emulator = started;
			client = connected;
		},
		{ users: 30 },
	);

	const names = async (query: Record<string, string>): Promise<unknown[]> => {
		const params = { $select: 'assocName', $orderBy: 'associateDbId', ...query };
		const { data } = await client.get<ListAnswer>('/User', { params });
		return data.value.map((row) => row.assocName);
	};

	const seeded = async (filter: string): Promise<unknown[]> =>
		await names({ $filter: `associateDbId lt 10 and (${filter})` });

	it('answers only the columns selected, with a key as text', async () => {
		const params = { $select: 'assocName,fullname', $filter: 'associateDbId eq 2' };
		const { data } = await client.get<ListAnswer>('/User', { params });
		expect(data.value).toEqual([
			{ PrimaryKey: '2', EntityName: 'associate', assocName: 'KARI', fullName: 'Kari Solheim' },
		]);
		expect(data['odata.nextLink']).toBeNull();
	});

	it.each([
		["assocName eq 'kari'", ['KARI']],
		['associateDbId lt 3', ['admin', 'KARI']],
		["fullName begins 'Ast' or startswith(assocName, 'OL')", ['admin', 'OLA']],
		['isActive eq false and usergroupId gt 1', ['PER']],
		["(assocName is 'KARI' or assocName is 'OLA') and associateDbId ge 3", ['OLA']],
		["contactName contains 'sonnberg'", ['anna.weber']],
		['associateDbId = 2', ['KARI']],
		['usergroupId between (3,4)', ['OLA', 'LISA']],
		["lastName between ('Berg', 'Haugen')", ['admin', 'PER', 'JON']],
	])('filters by %s', async (filter, expected) => {
		expect(await seeded(filter)).toEqual(expected);
	});

	it.each([
		['role oneOf (1,4)', ['admin', 'LISA', 'JON']],
		['role NotOneOf (1, 2, 3, 4)', ['anna.weber', 'SYSTEM0']],
		['role equals 3', ['OLA']],
		['role eq 1 and isActive set true', ['admin']],
		['assocType oneOf (4,13)', ['anna.weber', 'SYSTEM0']],
		['assocType notOneOf (0)', ['anna.weber', 'SYSTEM0']],
		['usergroup oneOf (3) or usergroup oneOf (4)', ['OLA', 'LISA']],
		['associateDbId associateIsOneOf (1,6)', ['admin', 'anna.weber']],
		['assocName associateIsOneOf (2)', ['KARI']],
		['associateDbId lt 6 and associateDbId associateIsNotOneOf (1,2,3)', ['PER', 'LISA']],
	])('filters list and associate columns by the ids behind them: %s', async (filter, expected) => {
		expect(await seeded(filter)).toEqual(expected);
	});

	it.each([
		'nonsense eq 1',
		'usergroupId oneOf (1)',
		'role associateIsOneOf (1)',
		'isActive between (0,1)',
		"userplan contains 'Sales'",
		"startswith(userplan, 'Sales')",
		'role oneOf 1',
		'role oneOf (1',
	])('refuses %s, which it cannot read or the column does not have', async ($filter) => {
		const { status } = await client.get('/User', { params: { $filter } });
		expect(status).toBe(400);
	});

	it('orders and pages, with links that lead to the end', async () => {
		const first = await client.get<ListAnswer>('/User', {
			params: { $select: 'associateDbId', $orderBy: 'associateDbId desc', $top: 16 },
		});
		const rows = [...first.data.value];
		let next = first.data['odata.nextLink'];
		while (next !== null) {
			const { data } = await client.get<ListAnswer>(next);
			rows.push(...data.value);
			next = data['odata.nextLink'];
		}
		const ids = rows.map((row) => Number(row.associateDbId));
		expect(ids).toHaveLength(emulator.state.users.length);
		expect(ids).toEqual([...ids].sort((one, other) => other - one));
	});

	it('say who can log in, which is who is let in', async () => {
		const params = { $select: 'associateDbId,canLogin' };
		const { data } = await client.get<ListAnswer>('/User', { params });
		expect(data.value).toHaveLength(emulator.state.users.length);
		for (const { associateDbId, canLogin } of data.value) {
			emulator.state.tokens.any = Number(associateDbId);
			const { status } = await connect(emulator, 'Bearer any').get('/User/currentAssociate');
			expect([associateDbId, status]).toEqual([associateDbId, canLogin === true ? 200 : 401]);
		}
	});

	describe('of persons', () => {
		const MAIL = 'email/emailAddress';
		const persons = async (params: Record<string, string>): Promise<ListAnswer> =>
			(await client.get<ListAnswer>('/Person', { params })).data;

		it('have no column of mail but the one with a slash in its name', async () => {
			const params = { $select: `personId,${MAIL},email,contactName`, $filter: 'personId eq 101' };
			expect((await persons(params)).value).toEqual([
				{
					PrimaryKey: '101',
					EntityName: 'person',
					personId: 101,
					[MAIL]: 'ingrid.moen@nordlys.example',
				},
			]);
			expect(Object.keys((await persons({})).value[0])).toContain(MAIL);
		});

		it('are filtered and sorted by it', async () => {
			const $filter = `${MAIL} is 'Ingrid.Moen@nordlys.example'`;
			expect((await persons({ $filter })).value).toMatchObject([{ personId: 101 }]);
			const sorted = await persons({
				$filter: `personId lt 500 and endswith(${MAIL}, 'sonnberg.example')`,
				$orderBy: `${MAIL} desc`,
			});
			expect(sorted.value).toMatchObject([{ personId: 201 }, { personId: 6 }]);
		});

		it('write it without the slash when names are to be safe', async () => {
			const params = { $select: MAIL, $filter: 'personId eq 101', $jsonSafe: 'true' };
			const [row] = (await persons(params)).value;
			expect(row.email_emailAddress).toBe('ingrid.moen@nordlys.example');
		});

		it('say who has left', async () => {
			const params = { $select: 'personId', $filter: 'retired set true and personId lt 500' };
			expect((await persons(params)).value).toEqual([
				{ PrimaryKey: '4', EntityName: 'retiredPerson', personId: 4 },
			]);
		});
	});

	it('lists the roles of a type', async () => {
		const { data } = await client.get<Json[]>('/MDOList/Roles?additional=1');
		expect(data.map((item) => item.Id)).toEqual([5]);
	});

	it('leaves closed groups out', async () => {
		const { data } = await client.get<Json[]>('/MDOList/usergroup');
		expect(data.map((item) => item.Id)).toEqual([1, 2, 3, 4]);
	});

	it('names ticket categories with their parents', async () => {
		const { data } = await client.get<Json[]>('/MDOList/ejCategory');
		expect(data[2]).toMatchObject({
			Name: 'Administration/Accounting',
			ExtraInfo: 'parentId=2&replyTemplateId=-1',
		});
	});

	it('finds persons by a part of their name', async () => {
		const { data } = await client.get<Json[]>('/MDOList/person_new?query=moen');
		expect(data.map((item) => item.Name)).toEqual(['Ingrid Moen']);
	});

	it('says which persons are users', async () => {
		const { data } = await client.get<Json[]>('/MDOList/associate');
		const kari = data.find((item) => item.Id === 2);
		expect(kari?.ExtraInfo).toBe('person_id=2&contact_id=1');
	});
});
