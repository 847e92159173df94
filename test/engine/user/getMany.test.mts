import type { Emulator } from '../../emulator/index.mts';
import { GROUPS, LISA_SIMPLIFIED } from '../facts.mts';
import { useEmulator } from '../setup.mts';
import { byUserName } from '../locators.mts';

const setup = useEmulator();

const LIST = { operation: 'getMany', returnAll: true };

async function userIds(parameters: object): Promise<unknown[]> {
	const { items, error } = await setup.run({ ...LIST, ...parameters } as never);
	expect(error).toBeUndefined();
	return items.map(({ json }) => json.userId);
}

test('lists all users in one call, each as ten fields', async () => {
	const { items } = await setup.run({ ...LIST, options: { language: 'en' } });
	expect(items).toHaveLength(setup.emulator.state.users.length);
	expect(items.find(({ json }) => json.userId === 'LISA')?.json).toEqual(LISA_SIMPLIFIED);
	expect(setup.emulator.log.map(({ method, path }) => [method, path])).toEqual([
		['GET', '/SuperOffice/api/v1/User'],
	]);
});

test('Get and Get Many simplify to the same fields', async () => {
	const { items: listed } = await setup.run({ ...LIST, filters: { name: 'LISA' } });
	const { items: read } = await setup.run({ operation: 'get', ...byUserName('LISA') });
	expect(listed[0].json).toEqual(read[0].json);
});

test('Limit asks for no more than it returns', async () => {
	const { items } = await setup.run({ ...LIST, returnAll: false, limit: 3 });
	expect(items.map(({ json }) => json.associateId)).toEqual([1, 2, 3]);
	expect(setup.emulator.log.map(({ query }) => query.$top)).toEqual(['3']);
});

test.each([
	[{ filters: { fullName: 'mart' } }, ['LISA']],
	[{ filters: { name: 'lisa' } }, ['LISA']],
	[{ filters: { userName: 'nordlys', userGroup: GROUPS.marketing } }, ['LISA']],
	[{ filters: { odata: "lastName begins 'So' or lastName begins 'Vi'" } }, ['KARI', 'OLA']],
	[
		{ filters: { odata: "lastName begins 'So' or lastName begins 'Vi'", fullName: 'ola' } },
		['OLA'],
	],
	[{ filters: { fullName: "O'Brien" } }, []],
	[{ filters: { fullName: '' } }, 9],
	[{ filters: { odata: '  ', fullName: ' ' } }, 9],
])('%j', async (parameters, expected) => {
	const found = await userIds(parameters);
	if (typeof expected === 'number') expect(found).toHaveLength(expected);
	else expect(found).toEqual(expected);
});

test('sorts, and keeps users with the same value in the order of their ids', async () => {
	const found = await userIds({
		options: { sortBy: 'lastName', sortDescending: true },
		filters: { userName: 'nordlys' },
	});
	expect(found[0]).toBe('OLA');
	expect(setup.emulator.log[0].query.$orderBy).toBe('lastName desc,associateDbId');
});

test('Selected Fields are columns of the archive', async () => {
	const { items } = await setup.run({
		...LIST,
		filters: { name: 'LISA' },
		output: 'selectedFields',
		fieldsToReturn: 'assocName,canLogin',
	});
	expect(items.map(({ json }) => json)).toEqual([
		{ assocName: 'LISA', canLogin: expect.any(Boolean) },
	]);
});

test.each([0, -1, 1.5, '={{ "x" }}'])(
	'a limit of %j is refused before any request',
	async (limit) => {
		const { error } = await setup.run({ ...LIST, returnAll: false, limit });
		expect(error?.message).toContain("'Limit' has to be a whole number from 1");
		expect(setup.emulator.log).toEqual([]);
	},
);

test.each(['fullName', 'name', 'odata', 'userName'])(
	'half of a character in the filter %s is refused before any request',
	async (filter) => {
		const { error } = await setup.run({ ...LIST, filters: { [filter]: '={{ "x\\ud83d" }}' } });
		expect(error?.message).toContain('has half of a character in it, which cannot be sent');
		expect(setup.emulator.log).toEqual([]);
	},
);

/** In their order. */
function idsOf({ state }: Emulator): number[] {
	return state.users.map(({ AssociateId }) => AssociateId).sort((one, other) => one - other);
}

describe('pages', () => {
	const many = useEmulator({ users: 3_500 });

	test('are followed to the end, each user once', async () => {
		const { items } = await many.run(LIST);
		expect(items.map(({ json }) => json.associateId)).toEqual(idsOf(many.emulator));
		expect(many.emulator.log).toHaveLength(4);
	});

	test('a limit beyond a page ends in the middle of one', async () => {
		const { items } = await many.run({ ...LIST, returnAll: false, limit: 1_500 });
		expect(items).toHaveLength(1_500);
		expect(many.emulator.log).toHaveLength(2);
	});

	test.each([
		['by ID', {}],
		['by user name', { options: { sortBy: 'userName' } }],
	])('sorted %s, a user who is added in between doubles nobody', async (_, sort) => {
		const there = idsOf(many.emulator);
		many.emulator.others.doAfter({ path: '/User' }, { action: 'create' });
		const { items } = await many.run({ ...LIST, ...sort });
		const ids = items.map(({ json }) => json.associateId);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(there));
	});

	test('sorted by ID, a user who is deleted in between hides nobody', async () => {
		const there = idsOf(many.emulator);
		const deed = { action: 'delete', associateId: there[20] } as const;
		many.emulator.others.doAfter({ path: '/User', request: 2 }, deed);
		const { items } = await many.run(LIST);
		expect(items.map(({ json }) => json.associateId)).toEqual(there);
	});

	test('a page that points to itself ends with a message', async () => {
		const { responseBody } = await firstPage();
		many.emulator.faults.add({ path: '/User', times: 5, status: 200, body: responseBody });
		const { error } = await many.run(LIST);
		expect(error?.message).toContain('the next page is one that was read already');
		expect(many.emulator.log.length).toBeLessThan(5);
	});

	async function firstPage() {
		await many.run({ ...LIST, returnAll: false, limit: 1_001 });
		const [first] = many.emulator.log;
		many.emulator.log.length = 0;
		return first;
	}
});
