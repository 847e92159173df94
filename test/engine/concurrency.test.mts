import type { IDataObject } from 'n8n-workflow';

import { GROUPS, JOINERS, ROLES, USERS } from './facts.mts';
import { callsOf, useEmulator } from './setup.mts';
import { byAssociateId, byUserName } from './locators.mts';

const setup = useEmulator({ latencyMs: 30, users: 60 });

/** IDs of users that nothing else is done with. */
const idsOf = (count: number) =>
	setup.emulator.state.users
		.map(({ AssociateId }) => AssociateId as number)
		.filter((id) => id > USERS.complete)
		.slice(0, count);

const itemsOf = (ids: number[]) => ids.map((id, index) => ({ json: { id, index } }));

const UPDATE = {
	operation: 'update',
	...byAssociateId('={{ $json.id }}'),
	updateFields: { nickName: '=nick {{ $json.index }}' },
	output: 'raw',
};

/** How many requests were under way whenever one came in. */
function watch(): number[] {
	const { log } = setup.emulator;
	const seen: number[] = [];
	log.push = (...entries) => {
		const length = Array.prototype.push.apply(log, entries);
		seen.push(log.filter(({ status }) => status === 0).length);
		return length;
	};
	return seen;
}

afterEach(() => {
	delete (setup.emulator.log as { push?: unknown }).push;
});

describe('how many at a time', () => {
	test.each([
		['five, without the option', {}, 5],
		['as many as Concurrency says', { concurrency: 12 }, 12],
		['one by one', { concurrency: 1 }, 1],
	])('%s', async (_, options, expected) => {
		const seen = watch();
		const ids = idsOf(30);
		const { items, error } = await setup.run({ ...UPDATE, options }, { items: itemsOf(ids) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.AssociateId)).toEqual(ids);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((__, item) => ({ item })));
		expect(Math.max(...seen)).toBe(expected);
		// The first item goes alone.
		expect(seen[1]).toBe(1);
	});

	test('the first item goes alone, so that what all share is asked for once', async () => {
		const seen = watch();
		const { error } = await setup.run(
			{ ...UPDATE, updateFields: { role: 'Sales', userGroup: 'Marketing' } },
			{ items: itemsOf(idsOf(20)) },
		);
		expect(error).toBeUndefined();
		const calls = callsOf(setup.emulator);
		for (const shared of ['GET Role', 'GET MDOList/usergroup', 'GET User/currentPrincipal']) {
			expect([shared, calls.filter((call) => call === shared).length]).toEqual([shared, 1]);
		}
		// Its two lists are looked up side by side, and then comes its own request.
		const first = calls.findIndex((call) => call.startsWith('PATCH'));
		expect(Math.max(...seen.slice(0, first + 1))).toBeLessThanOrEqual(2);
		expect(Math.max(...seen)).toBe(5);
	});

	test('the defaults for a new user are asked for once where they are equal', async () => {
		const { error } = await setup.run(
			{
				operation: 'save',
				associateId: 0,
				userFields: {
					name: '={{ $json.name }}',
					person: '={{ $json.person }}',
					role: ROLES.sales,
					userGroup: GROUPS.sales,
				},
			},
			{ items: JOINERS.slice(0, 2).map((person, n) => ({ json: { person, name: `NEW${n}` } })) },
		);
		expect(error).toBeUndefined();
		expect(
			setup.emulator.log
				.filter(({ path }) => path.endsWith('/Default'))
				.map(({ query }) => query.personId),
		).toEqual(JOINERS.slice(0, 2).map(String));
	});
});

describe('the order', () => {
	test('of the output is that of the items, however long each takes', async () => {
		const ids = idsOf(12);
		setup.emulator.faults.add(
			...ids.map((id, index) => ({ path: `/User/${id}\\?`, delayMs: (12 - index) * 8 })),
		);
		const { items } = await setup.run(UPDATE, { items: itemsOf(ids) });
		expect(items.map(({ json }) => json.AssociateId)).toEqual(ids);
	});

	test('of items about one user is kept, found in whatever way', async () => {
		const [other] = idsOf(1);
		const ways = [
			byUserName('LISA'),
			byAssociateId(USERS.complete),
			byUserName('lisa.martinsen@nordlys.example'),
			byAssociateId(other),
		];
		const items = Array.from({ length: 24 }, (_, index) => ({
			json: { ...ways[index % ways.length], index } as IDataObject,
		}));
		const { error } = await setup.run(
			{
				...UPDATE,
				user: '={{ $json.user }}',
				updateFields: { rank: '={{ $json.index }}' },
				options: { concurrency: 10 },
			},
			{ items },
		);
		expect(error).toBeUndefined();
		const written = setup.emulator.log
			.filter(({ method, path }) => method === 'PATCH' && path.endsWith(`/User/${USERS.complete}`))
			.map(
				({ body }) =>
					(body as Array<{ op: string; value: number }>).find(({ op }) => op === 'replace')!.value,
			);
		expect(written).toEqual(
			items.filter((_, index) => index % 4 !== 3).map(({ json }) => json.index),
		);
	});

	test('of items about one user is kept where each is read before', async () => {
		const count = 12;
		const items = Array.from({ length: count }, (_, rank) => ({ json: { rank } }));
		const { items: output, error } = await setup.run(
			{
				...UPDATE,
				...byAssociateId(USERS.complete),
				updateFields: { rank: '={{ $json.rank }}' },
				output: 'simplified',
				options: { includeChanges: true },
			},
			{ items: [{ json: { rank: 99 } }, ...items] },
		);
		expect(error).toBeUndefined();
		expect(output.slice(2).map(({ json }) => json.changes)).toEqual(
			Array.from({ length: count - 1 }, (_, rank) => [
				{ property: 'rank', from: rank, to: rank + 1 },
			]),
		);
	});

	test('two items that make the same user make it once', async () => {
		const { items, error } = await setup.run(
			{
				operation: 'upsert',
				matchBy: 'name',
				person: JOINERS[0],
				name: '={{ $json.name }}',
				userName: '',
				role: '={{ $json.role }}',
				userGroup: GROUPS.sales,
			},
			{
				items: [
					{ json: { name: 'LISA', role: ROLES.sales } },
					...Array.from({ length: 8 }, (_, n) => ({
						json: { name: n % 2 ? 'newone' : 'NEWONE', role: n < 7 ? ROLES.sales : ROLES.service },
					})),
				],
				onError: 'continueRegularOutput',
			},
		);
		expect(error).toBeUndefined();
		expect(items.slice(1).map(({ json }) => json.action)).toEqual([
			'create',
			...Array<string>(6).fill('none'),
			'update',
		]);
	});
});

describe('a failure that stops the node', () => {
	test('lets nothing new begin, waits for what is under way, and says what was done', async () => {
		const ids = idsOf(30);
		ids[7] = 4711;
		const { error } = await setup.run(UPDATE, { items: itemsOf(ids) });
		expect(error?.context).toMatchObject({ itemIndex: 7 });
		expect(error?.message).toContain('4711');
		// The four others that were under way with it ended well; not one has begun since.
		const patched = setup.emulator.log.filter(({ status }) => status === 200).length;
		expect(patched).toBeGreaterThanOrEqual(7);
		expect(patched).toBeLessThanOrEqual(7 + 9);
		expect(setup.emulator.log.every(({ status }) => status !== 0)).toBe(true);
		expect(error?.description).toMatch(
			new RegExp(`Before the node stopped, ${patched} of 30 items were done \\(0–6, 8`),
		);
		expect(setup.emulator.journal).toHaveLength(patched);
	});

	test('of a single item says nothing of others', async () => {
		const { error } = await setup.run(UPDATE, { items: itemsOf([4711]) });
		expect(error?.description).not.toContain('Before the node stopped');
	});

	test('with Continue concerns its own item only', async () => {
		const ids = idsOf(30);
		ids[0] = 4711;
		ids[7] = 4712;
		const { items } = await setup.run(UPDATE, {
			items: itemsOf(ids),
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json.AssociateId ?? 'failed')).toEqual(
			ids.map((id) => (id > 4000 ? 'failed' : id)),
		);
	});
});

describe('Requests Per Second', () => {
	test('spaces all requests of the run evenly', async () => {
		const { error } = await setup.run(
			{ ...UPDATE, options: { requestsPerSecond: 20, concurrency: 10 } },
			{ items: itemsOf(idsOf(20)) },
		);
		expect(error).toBeUndefined();
		const begun = setup.emulator.journal.map(({ at }) => at.getTime());
		expect(begun.at(-1)! - begun[0]).toBeGreaterThanOrEqual(0.9 * 19 * 50);
	});
});

test('a server that takes so many a second and no more gets them all, and none twice', async () => {
	setup.emulator.throttle.set({ requestsPerSecond: 25 });
	const ids = Array.from({ length: 100 }, (_, index) => idsOf(50)[index % 50]);
	const { items, error } = await setup.run(
		{ ...UPDATE, options: { concurrency: 10 } },
		{ items: itemsOf(ids) },
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(100);
	expect(setup.emulator.journal).toHaveLength(100);
});

describe('a canceled execution', () => {
	/** Cancels when so many requests have come in, and answers how many there are some time later. */
	async function cancelAt(count: number, parameters: object): Promise<number> {
		const { log } = setup.emulator;
		let cancel = () => {};
		log.push = (...entries) => {
			const length = Array.prototype.push.apply(log, entries);
			if (length === count) cancel();
			return length;
		};
		await setup
			.run(
				{ ...UPDATE, ...parameters },
				{ items: itemsOf(idsOf(50)), whenBegun: (begun) => (cancel = begun) },
			)
			.catch(() => undefined);
		await new Promise((resolve) => setTimeout(resolve, 300));
		return log.length;
	}

	test('begins no request any more', async () => {
		expect(await cancelAt(12, { options: { concurrency: 1 } })).toBe(12);
	});

	test('with several items at a time ends with those under way', async () => {
		expect(await cancelAt(12, { options: { concurrency: 5 } })).toBeLessThanOrEqual(12 + 4);
	});

	test('does not wait for a retry', async () => {
		setup.emulator.faults.add({ kind: 'unavailable', retryAfterSeconds: 60, times: 99 });
		const begun = Date.now();
		expect(await cancelAt(1, {})).toBe(1);
		expect(Date.now() - begun).toBeLessThan(5000);
	});

	test('does not wait for its turn', async () => {
		const begun = Date.now();
		expect(await cancelAt(2, { options: { requestsPerSecond: 1 } })).toBe(2);
		expect(Date.now() - begun).toBeLessThan(5000);
	});
});
