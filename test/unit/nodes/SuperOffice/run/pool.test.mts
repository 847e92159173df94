import { setImmediate as tick, setTimeout as sleep } from 'node:timers/promises';

import { inPool, Places } from '../../../../../nodes/SuperOffice/run/pool.ts';

/** Runs a pool and notes which indices were at work, at most, whenever one began. */
async function run(count: number, width: number, work: (index: number) => Promise<unknown>) {
	const working = new Set<number>();
	const seen: number[][] = [];
	await inPool(
		count,
		new Places(width),
		async (index) => {
			working.add(index);
			seen.push([...working]);
			await work(index);
			working.delete(index);
		},
		() => true,
	);
	return seen;
}

test('the first one goes alone, then as many as there are places', async () => {
	const seen = await run(20, 4, async () => await sleep(20));
	expect(seen[0]).toEqual([0]);
	expect(seen[1]).not.toContain(0);
	expect(Math.max(...seen.map((working) => working.length))).toBe(4);
	expect(seen.map((working) => working.at(-1))).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

test('one place is one after the other', async () => {
	const seen = await run(5, 1, async () => await tick());
	expect(seen).toEqual([[0], [1], [2], [3], [4]]);
});

test('nothing begins any more when it may not go on, and what is under way is waited for', async () => {
	const begun: number[] = [];
	const ended: number[] = [];
	await inPool(
		10,
		new Places(3),
		async (index) => {
			begun.push(index);
			await sleep(index === 2 ? 5 : 30);
			ended.push(index);
		},
		() => !ended.includes(2),
	);
	expect(begun).toEqual([0, 1, 2, 3]);
	expect(ended.sort()).toEqual([0, 1, 2, 3]);
});

test('who leaves the place for an event lets another one work', async () => {
	const places = new Places(1);
	const events: string[] = [];
	places.take();
	const leaving = places.leaveFor(sleep(10)).then(() => events.push('back'));
	expect(places.take()).toBe(true);
	events.push('another');
	await sleep(20);
	expect(events).toEqual(['another']);
	places.give();
	await leaving;
	expect(events).toEqual(['another', 'back']);
});

test('the next ones begin together, as many as have become free in one turn, up to a quarter of all', async () => {
	const end: Array<() => void> = [];
	const pool = inPool(
		30,
		new Places(8),
		async (index) => await new Promise<void>((resolve) => (end[index] = resolve)),
		() => true,
	);
	/** How many have begun, whenever that changes, for some turns of the event loop. */
	const watch = async () => {
		const seen = [end.length];
		for (let turn = 0; turn < 20; turn++) {
			await sleep(1);
			if (end.length !== seen.at(-1)) seen.push(end.length);
		}
		return seen;
	};
	expect(await watch()).toEqual([1]);
	end[0]();
	// A quarter of the places in each turn.
	expect(await watch()).toEqual([1, 3, 5, 7, 9]);
	for (const index of [2, 5]) {
		end[index]();
		// Whatever follows at once has followed by then, but the turn is the same.
		for (let step = 0; step < 50; step++) await Promise.resolve();
	}
	expect(await watch()).toEqual([9, 11]);
	for (let index = 0; index < 30; index++) {
		while (!end[index]) await sleep(1);
		end[index]();
	}
	await pool;
});
