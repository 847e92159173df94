import type { Measurement } from './measurement.mts';
import { cpuBetween, peakUntil } from './processFigures.mts';
import { median, rowsOf } from './results.mts';

test.each([
	[[3], 3],
	[[9, 1, 5], 5],
	[[4, 1, 3, 2], 2.5],
	// By number: as texts 100 would stand before 9.
	[[100, 9, 8], 9],
])('the median of %j is %d', (values, expected) => {
	expect(median(values)).toBe(expected);
});

function run(values: Partial<Measurement>): Measurement {
	return {
		spec: { rival: 'save', items: 1000, latencyMs: 20 },
		milliseconds: 2000,
		cpuMs: 3000,
		peakMemoryMb: 400,
		peakWithStoringMb: 900,
		requests: 1000,
		done: 1000,
		mostAtOnce: 20,
		...values,
	};
}

test('runs of the same thing become one row of medians, in the order of the first runs', () => {
	const other = { rival: 'httpSave', items: 1000, latencyMs: 20 };
	const rows = rowsOf([
		run({ milliseconds: 2000, cpuMs: 3000 }),
		run({ spec: other, milliseconds: 5000 }),
		run({ milliseconds: 10_000, cpuMs: 9000, failure: 'lost' }),
		run({ milliseconds: 4000, cpuMs: 5000 }),
	]);
	expect(rows.map(({ rival }) => rival)).toEqual(['save', 'httpSave']);
	expect(rows[0]).toMatchObject({
		itemsPerSecond: 250,
		cpuMsPerItem: 5,
		milliseconds: [2000, 10_000, 4000],
		failure: 'lost',
	});
	expect(rows[1]).toMatchObject({ itemsPerSecond: 200, failure: undefined });
});

test('runs that differ in the limit of the server are different things', () => {
	const spec = { rival: 'save', items: 1000, latencyMs: 20 };
	const rows = rowsOf([
		run({ spec: { ...spec, limit: { kind: 'window', perSecond: 100 } } }),
		run({ spec: { ...spec, limit: { kind: 'bucket', perSecond: 100 } } }),
	]);
	expect(rows).toHaveLength(2);
});

describe('use between two moments', () => {
	const samples = [
		{ at: 1000, cpuMs: 50, peakMemoryMb: 300 },
		{ at: 1020, cpuMs: 70, peakMemoryMb: 400 },
		{ at: 1040, cpuMs: 80, peakMemoryMb: 900 },
	];

	test.each([
		['at samples', 1000, 1040, 30],
		['between samples', 1010, 1030, 15],
		['from before the first', 900, 1020, 20],
		['to after the last', 1020, 2000, 10],
	])('%s', (_case, from, to, expected) => {
		expect(cpuBetween(samples, from, to)).toBe(expected);
	});

	test('the peak is that of the last sample before the end', () => {
		expect(peakUntil(samples, 1039)).toBe(400);
		expect(peakUntil(samples, 1040)).toBe(900);
	});

	test('of no samples is none', () => {
		expect(cpuBetween([], 0, 10)).toBe(0);
	});
});
