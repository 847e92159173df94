import { Failure } from '../../../../../nodes/SuperOffice/transport/failure.ts';
import { pagesByKey, type Row } from '../../../../../nodes/SuperOffice/transport/pages.ts';
import type { Call, Send } from '../../../../../nodes/SuperOffice/transport/request.ts';

const CALL = { path: 'User', purpose: 'list users', qs: { $select: 'id' } };

const row = (key: number): Row => ({ PrimaryKey: String(key), EntityName: 'associate' });
const rows = (...keys: number[]) => keys.map(row);

interface Server {
	keys: number[];
	calls: Call[];
	send: Send;
}

/** A list that knows `gt` and links, as SuperOffice documents them; `change` happens before each answer. */
function server(
	keys: number[],
	{ takesCondition = true, change }: { takesCondition?: boolean; change?: () => void } = {},
): Server {
	const state: Server = { keys, calls: [], send: answer as Send };
	async function answer(call: Call): Promise<unknown> {
		state.calls.push(call);
		if (state.calls.length > 1) change?.();
		const { $filter, $top, $skip = 0 } = call.qs as Record<string, string | number>;
		const after = /id gt (\d+)/.exec(String($filter))?.[1];
		if (after !== undefined && !takesCondition) throw new Failure('no', undefined, '400');
		const found = state.keys
			.filter((key) => key > Number(after ?? 0))
			.sort((one, other) => one - other)
			.slice(Number($skip));
		const end = Number($skip) + Number($top);
		const link = `http://elsewhere/api/v1/User?$top=${$top}&$skip=${end}${after === undefined ? '' : `&$filter=id gt ${after}`}`;
		return await Promise.resolve({
			'odata.nextLink': found.length > Number($top) ? link : null,
			value: found.slice(0, Number($top)).map(row),
		});
	}
	return state;
}

async function read(send: Send, call: object = CALL, size = 3): Promise<number[][]> {
	const pages: number[][] = [];
	for await (const page of pagesByKey(send, { ...CALL, ...call }, 'id', size)) {
		pages.push(page.map(({ PrimaryKey }) => Number(PrimaryKey)));
	}
	return pages;
}

test('each page is asked for behind the last key of the one before, in the order of the key', async () => {
	const { send, calls } = server([9, 4, 2, 7, 1, 8, 5]);
	expect(await read(send)).toEqual([[1, 2, 4], [5, 7, 8], [9]]);
	expect(calls.map(({ qs }) => qs)).toEqual(
		[0, 4, 8].map((last) => ({
			$select: 'id',
			$orderBy: 'id',
			$top: 3,
			$filter: `id gt ${last}`,
		})),
	);
});

test('a list that ends with a full page is asked once more, one that is empty once', async () => {
	const full = server([1, 2, 3]);
	expect(await read(full.send)).toEqual([[1, 2, 3]]);
	expect(full.calls).toHaveLength(2);
	expect(await read(server([]).send)).toEqual([]);
});

test('the filter of the call stays', async () => {
	const { send, calls } = server([1]);
	await read(send, { qs: { $filter: "name is 'a' or name is 'b'" } });
	expect(calls[0].qs?.$filter).toBe("(name is 'a' or name is 'b') and id gt 0");
});

test.each([
	['added at the end', (keys: number[]) => keys.push(99), [1, 2, 3, 4, 5, 6, 7, 8, 9, 99]],
	['added at the beginning', (keys: number[]) => keys.unshift(0.5), [1, 2, 3, 4, 5, 6, 7, 8, 9]],
	['deleted at the beginning', (keys: number[]) => keys.shift(), [1, 2, 3, 4, 5, 6, 7, 8, 9]],
])('a row %s between pages: no other is lost, none doubled', async (_, change, expected) => {
	let isChanged = false;
	const list = server([1, 2, 3, 4, 5, 6, 7, 8, 9], {
		change: () => {
			if (!isChanged) change(list.keys);
			isChanged = true;
		},
	});
	expect((await read(list.send)).flat()).toEqual(expected);
	expect(list.calls.length).toBeGreaterThan(3);
});

test('a server that gives fewer rows than it is asked for is followed while it points on', async () => {
	const { send, calls } = server([1, 2, 3, 4, 5]);
	const stingy = (async (call: Call) => {
		const page = await send<{ value: Row[]; 'odata.nextLink': string | null }>(call);
		return page.value.length > 2
			? { value: page.value.slice(0, 2), 'odata.nextLink': 'http://elsewhere/?x=1' }
			: page;
	}) as Send;
	expect((await read(stingy)).flat()).toEqual([1, 2, 3, 4, 5]);
	expect(calls).toHaveLength(3);
});

describe('without the condition', () => {
	test('a server that refuses it is read by its links, without it', async () => {
		const { send, calls } = server([1, 2, 3, 4, 5, 6, 7], { takesCondition: false });
		expect(await read(send, { qs: { $filter: "name is 'a'" } })).toEqual([
			[1, 2, 3],
			[4, 5, 6],
			[7],
		]);
		expect(calls[1].qs?.$filter).toBe("name is 'a'");
		expect(calls[2].qs).toMatchObject({ $skip: '3' });
	});

	test('a row that is pushed onto the next page comes once', async () => {
		let isChanged = false;
		const list = server([2, 3, 4, 5, 6, 7, 8], {
			takesCondition: false,
			change: () => {
				if (!isChanged && list.calls.length > 2) {
					list.keys.unshift(1);
					isChanged = true;
				}
			},
		});
		expect((await read(list.send)).flat()).toEqual([2, 3, 4, 5, 6, 7, 8]);
	});

	test('rows in another order than that of the key are read by links, too', async () => {
		const answers = [
			{ value: rows(3, 1, 2), 'odata.nextLink': 'http://elsewhere/?$skip=3' },
			{ value: rows(5, 3, 4), 'odata.nextLink': null },
		];
		const calls: Call[] = [];
		const send = (async (call: Call) => {
			calls.push(call);
			return await Promise.resolve(answers.shift());
		}) as Send;
		expect(await read(send)).toEqual([
			[3, 1, 2],
			[5, 4],
		]);
		expect(calls[1].qs).toEqual({ $skip: '3' });
	});

	test.each([403, 500])('a refusal with %s is one', async (status) => {
		const send = (async () =>
			await Promise.reject(new Failure('no', undefined, String(status)))) as Send;
		await expect(read(send)).rejects.toThrow('no');
	});

	test('a refusal in the middle is one, also with 400', async () => {
		const { send } = server([1, 2, 3, 4]);
		let count = 0;
		const breaking = (async (call: Call) => {
			if (++count > 1) throw new Failure('no', undefined, '400');
			return await send(call);
		}) as Send;
		await expect(read(breaking)).rejects.toThrow('no');
	});
});

test.each([
	['the condition', 'id gt 3'],
	['its links', undefined],
])('a server that gives the same page for ever, by %s, is found out', async (_, filter) => {
	const send = (async ({ qs }: Call) => {
		if (filter === undefined && String(qs?.$filter).includes('gt')) {
			throw new Failure('no', undefined, '400');
		}
		return await Promise.resolve({
			value: rows(1, 2, 3),
			'odata.nextLink': 'http://elsewhere/?$skip=3',
		});
	}) as Send;
	await expect(read(send)).rejects.toThrow('the next page is one that was read already');
});
