import { Deliveries, remember } from '../../../../../nodes/SuperOffice/trigger/deliveries.ts';

test('an event is told once, also when its repeat comes meanwhile', async () => {
	const deliveries = new Deliveries();
	let count = 0;
	const work = async () => await Promise.resolve(++count);
	const results = await Promise.all([deliveries.once('a', work), deliveries.once('a', work)]);
	expect(results).toEqual([1, undefined]);
	expect(await deliveries.once('a', work)).toBeUndefined();
	expect(await deliveries.once('b', work)).toBe(2);
});

test('a repeat tells what failed before', async () => {
	const deliveries = new Deliveries();
	const failing = deliveries.once('a', async () => await Promise.reject(new Error('no')));
	const repeat = deliveries.once('a', async () => await Promise.resolve('told'));
	await expect(failing).rejects.toThrow('no');
	expect(await repeat).toBe('told');
});

test('no more than the latest are remembered, each once', () => {
	let told: string[] = [];
	for (let id = 0; id < 500; id++) told = remember(told, `${id}`);
	expect(told).toHaveLength(200);
	expect(told[199]).toBe('499');
	expect(remember(told, '300')).toHaveLength(200);
});
