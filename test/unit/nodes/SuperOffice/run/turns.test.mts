import { setTimeout as sleep } from 'node:timers/promises';

import { inPool, Places } from '../../../../../nodes/SuperOffice/run/pool.ts';
import { Stopped, Turns, type Turn } from '../../../../../nodes/SuperOffice/run/turns.ts';

interface Item {
	/** Of the user, who is known after so many milliseconds */
	id?: number;
	known?: number;
	/** What is given before anything is read */
	key?: string;
}

/** Plays items in a pool; each works for a moment on its user. Answers what began and ended when. */
async function play(items: Item[], width = 4) {
	const events: string[] = [];
	const stale: boolean[] = [];
	let atOnce = 0;
	let most = 0;
	const places = new Places(width);
	const turns = new Turns(places, () => false);
	const work = async (index: number, turn: Turn) => {
		const { id, known, key } = items[index];
		if (key) await turn.given(key);
		if (known) await sleep(known);
		stale[index] = await turn.user(id);
		events.push(`${index} begins`);
		most = Math.max(most, (atOnce += 1));
		await sleep(4);
		atOnce -= 1;
		events.push(`${index} ends`);
	};
	await inPool(
		items.length,
		places,
		async (index) => {
			const turn = turns.next();
			await work(index, turn);
			turn.ends();
		},
		() => true,
	);
	return { events, stale, most };
}

/** Of some items the work, in the order in which it was done; none begins before the last has ended. */
function orderOf(events: string[], ...indices: number[]): string[] {
	return events.filter((event) => indices.includes(parseInt(event)));
}

const oneByOne = (...indices: number[]) =>
	indices.flatMap((index) => [`${index} begins`, `${index} ends`]);

test('items about one user are done in their order, the others go on beside them', async () => {
	const { events, most } = await play([1, 7, 7, 2, 7, 3, 4].map((id) => ({ id })));
	expect(orderOf(events, 1, 2, 4)).toEqual(oneByOne(1, 2, 4));
	expect(most).toBeGreaterThan(1);
});

test('a user who is known later keeps the order of the items', async () => {
	const { events, stale } = await play([
		{ id: 1 },
		{ id: 7, known: 20 },
		{ id: 7, known: 1 },
		{ id: 7 },
	]);
	expect(orderOf(events, 1, 2, 3)).toEqual(oneByOne(1, 2, 3));
	// What they had read was changed by the item before.
	expect(stale).toEqual([false, false, true, true]);
});

test('who asks again does not wait for those behind', async () => {
	const turns = new Turns(new Places(2), () => false);
	const [first, second] = [turns.next(), turns.next()];
	await first.given('name anna');
	await first.user(7);
	const behind = [second.given('name anna'), second.user(7)];
	await first.user(7);
	await first.given('name anna');
	first.ends();
	await Promise.all(behind);
});

test('who is somebody else waits for nobody to end', async () => {
	const { events, stale } = await play([{ id: 1 }, { id: 2 }, { id: 3 }]);
	expect(events.slice(2, 4)).toEqual(['1 begins', '2 begins']);
	expect(stale).toEqual([false, false, false]);
});

test('what is given alike is done in order, before anything is read', async () => {
	const { events } = await play([
		{ id: 1 },
		{ key: 'userName ANNA', known: 15 },
		{ key: 'userName anna' },
	]);
	expect(orderOf(events, 1, 2)).toEqual(oneByOne(1, 2));
});

test('who waits leaves the place to others', async () => {
	const { events } = await play([{ id: 1 }, { id: 7 }, { id: 7 }, { id: 7 }, { id: 2 }], 2);
	expect(events.indexOf('4 begins')).toBeLessThan(events.indexOf('3 begins'));
});

test('somebody who does not exist yet holds nobody up', async () => {
	// Places of which three are taken in one turn: no clock decides who begins when.
	const { events } = await play([{ id: 1 }, {}, { id: 2 }, {}], 12);
	expect(events.slice(2, 5)).toEqual(['1 begins', '2 begins', '3 begins']);
});

test('a thousand items about one user keep their order', async () => {
	const order: number[] = [];
	const places = new Places(20);
	const turns = new Turns(places, () => false);
	await inPool(
		1000,
		places,
		async (index) => {
			const turn = turns.next();
			await turn.user(7);
			order.push(index);
			turn.ends();
		},
		() => true,
	);
	expect(order).toEqual(Array.from({ length: 1000 }, (_, index) => index));
});

test('who waits for an item that stops the run does not begin', async () => {
	let isStopped = false;
	const turns = new Turns(new Places(2), () => isStopped);
	const first = turns.next();
	await first.user(7);
	const second = turns.next();
	const waiting = second.user(7);
	await sleep(1);
	isStopped = true;
	first.ends();
	await expect(waiting).rejects.toBeInstanceOf(Stopped);
});
