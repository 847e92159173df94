import { DIRECT, memoryPlan, QUICK, tablePlan, throttledPlan, WHOLE } from './plan.mts';
import { readOptions } from './options.mts';
import { RIVALS } from './rivals.mts';

const ALL = [...RIVALS.map(({ name }) => name as string), DIRECT];

test('measures every rival at each latency and number of items, at least three times', () => {
	expect(WHOLE.repetitions).toBeGreaterThanOrEqual(3);
	const runs = new Map<string, number>();
	for (const spec of tablePlan(WHOLE)) {
		const key = JSON.stringify(spec);
		runs.set(key, (runs.get(key) ?? 0) + 1);
	}
	expect(runs.size).toBe(ALL.length * 3 * 2);
	expect(new Set(runs.values())).toEqual(new Set([WHOLE.repetitions]));
	expect(WHOLE).toMatchObject({ latenciesMs: [0, 20, 50], sizes: [200, 1000] });
});

test('measures in turn, and begins each repetition with another rival', () => {
	const plan = tablePlan({ ...WHOLE, latenciesMs: [20], sizes: [1000], repetitions: 2 });
	const first = plan.slice(0, ALL.length).map(({ rival }) => rival);
	const second = plan.slice(ALL.length).map(({ rival }) => rival);
	expect(first).toEqual(ALL);
	expect(second).toEqual([...ALL.slice(1), ALL[0]]);
});

test('measures the memory of 10,000 items and both ways of throttling', () => {
	const memory = memoryPlan(WHOLE).map(({ rival, items }) => `${rival} ${items}`);
	expect(memory.slice(0, 2)).toEqual(['save 10000', 'httpSaveBasic 10000']);
	expect(memory).toHaveLength(2 * WHOLE.repetitions);
	expect(new Set(throttledPlan(WHOLE).map(({ limit }) => limit?.kind))).toEqual(
		new Set(['window', 'bucket']),
	);
	expect(memoryPlan(QUICK)).toEqual([]);
});

describe('options', () => {
	test.each([
		[[], { quick: false, help: false, repetitions: undefined }],
		[['--quick'], { quick: true, help: false, repetitions: undefined }],
		[['--repetitions', '5'], { quick: false, help: false, repetitions: 5 }],
	])('%j', (args, expected) => {
		expect(readOptions(args)).toEqual(expected);
	});

	test.each([['2'], ['0'], ['many'], ['3.5']])('refuses %s repetitions', (text) => {
		expect(() => readOptions(['--repetitions', text])).toThrow('--repetitions has to be');
	});
});
