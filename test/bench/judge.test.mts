import { judge, type Verdict } from './judge.mts';
import type { Results, Row } from './results.mts';

/** A line that went well; what a test is about is laid over it. */
function row(values: Partial<Row>): Row {
	return {
		rival: 'save',
		items: 1000,
		latencyMs: 20,
		itemsPerSecond: 100,
		cpuMsPerItem: 2,
		peakMemoryMb: 500,
		peakWithStoringMb: 900,
		requests: 1000,
		done: 1000,
		mostAtOnce: 20,
		milliseconds: [],
		peaksMb: [],
		...values,
	};
}

const WINDOW = { kind: 'window', perSecond: 100 } as const;
const BUCKET = { kind: 'bucket', perSecond: 100 } as const;

/** Results that lie exactly on every bound: 1.3 times, 8 times, once, once, 1.15 times. */
function onTheBounds(): Results {
	return {
		date: '2026-01-01T00:00:00.000Z',
		machine: {
			cpu: '',
			cores: 2,
			memoryGb: 8,
			platform: '',
			node: '',
			n8n: '',
			loadBefore: 0,
		},
		repetitions: 3,
		table: [
			row({ rival: 'save', itemsPerSecond: 130 }),
			row({ rival: 'httpSave', itemsPerSecond: 80, cpuMsPerItem: 3 }),
			row({ rival: 'httpSaveBasic', itemsPerSecond: 100 }),
			row({ rival: 'update', itemsPerSecond: 130 }),
			row({ rival: 'httpPatch', itemsPerSecond: 100 }),
			row({ rival: 'httpPatchBasic', itemsPerSecond: 80, cpuMsPerItem: 3 }),
			row({ rival: 'save', latencyMs: 50, itemsPerSecond: 160 }),
			row({ rival: 'saveInTurn', latencyMs: 50, itemsPerSecond: 20 }),
		],
		throttled: [
			row({ rival: 'save', limit: WINDOW, itemsPerSecond: 1000 / 11.5 }),
			row({ rival: 'httpSaveBasic', limit: WINDOW, failure: '429' }),
			row({ rival: 'save', limit: BUCKET, itemsPerSecond: 1000 / 11.5 }),
			row({ rival: 'httpSaveBasic', limit: BUCKET, failure: '429' }),
		],
		memory: [row({ rival: 'save', items: 10_000 }), row({ rival: 'httpSaveBasic', items: 10_000 })],
	};
}

/** The line of a rival, to be changed. */
function lineOf(rows: Row[], wanted: Partial<Row>): Row {
	const found = rows.find((each) =>
		Object.entries(wanted).every(([name, value]) => each[name as keyof Row] === value),
	);
	if (!found) throw new Error('There is no such line.');
	return found;
}

function broken(verdicts: Verdict[]): string[] {
	return verdicts.filter(({ kept }) => !kept).map(({ bound }) => bound);
}

test('what lies on the bounds keeps them', () => {
	const verdicts = judge(onTheBounds());
	expect(broken(verdicts)).toEqual([]);
	expect(verdicts.map(({ figure }) => figure?.toFixed(2))).toEqual([
		'1.30',
		'1.00',
		'1.30',
		'1.00',
		'8.00',
		'1.00',
		'1.15',
		'1.15',
		'0.00',
	]);
});

/** What breaks one bound, and what that bound is called. */
const BREAKS: Array<[string, (results: Results) => void]> = [
	[
		'Save: items a second, times those of the faster HTTP Request node',
		({ table }) => (lineOf(table, { rival: 'save', latencyMs: 20 }).itemsPerSecond = 129),
	],
	[
		'Save: items a second, times those of the faster HTTP Request node',
		({ table }) => (lineOf(table, { rival: 'httpSave' }).itemsPerSecond = 101),
	],
	[
		'Save: CPU time an item, times that of the cheaper HTTP Request node',
		({ table }) => (lineOf(table, { rival: 'save', latencyMs: 20 }).cpuMsPerItem = 2.1),
	],
	[
		'Save: CPU time an item, times that of the cheaper HTTP Request node',
		({ table }) => (lineOf(table, { rival: 'httpSave' }).cpuMsPerItem = 1.9),
	],
	[
		'Update: items a second, times those of the faster HTTP Request node',
		({ table }) => (lineOf(table, { rival: 'update' }).itemsPerSecond = 129),
	],
	[
		'Update: CPU time an item, times that of the cheaper HTTP Request node',
		({ table }) => (lineOf(table, { rival: 'update' }).cpuMsPerItem = 2.1),
	],
	[
		'Save: items a second, times those of one after the other',
		({ table }) => (lineOf(table, { rival: 'saveInTurn' }).itemsPerSecond = 20.1),
	],
	[
		'Save: peak memory, times that of the HTTP Request node',
		({ memory }) => (lineOf(memory, { rival: 'save' }).peakMemoryMb = 501),
	],
	[
		'Save: seconds under a server that throttles (window)',
		({ throttled }) =>
			(lineOf(throttled, { rival: 'save', limit: WINDOW }).itemsPerSecond = 1000 / 11.6),
	],
	[
		'Save: seconds under a server that throttles (bucket)',
		({ throttled }) =>
			(lineOf(throttled, { rival: 'save', limit: BUCKET }).itemsPerSecond = 1000 / 11.6),
	],
	[
		'Save: seconds under a server that throttles (bucket)',
		({ throttled }) =>
			(lineOf(throttled, { rival: 'save', limit: BUCKET }).failure = '999 of 1000 items came out'),
	],
	[
		'Lines with a run that did not do what it had to',
		({ table }) => table.push(row({ rival: 'saveFields', failure: 'item 3 is not user 1004' })),
	],
	[
		'Lines with a run that did not do what it had to',
		({ table }) => table.push(row({ rival: 'direct', latencyMs: 0, failure: 'no answer' })),
	],
];

test.each(BREAKS)('breaks alone: %s', (bound, change) => {
	const results = onTheBounds();
	change(results);
	const found = broken(judge(results));
	expect(found).toHaveLength(1);
	expect(found[0]).toMatch(new RegExp(`^${bound.replace(/[()]/g, '\\$&')}`));
});

test('what was not measured keeps no bound', () => {
	const verdicts = judge({ ...onTheBounds(), table: [], throttled: [], memory: [] });
	expect(broken(verdicts)).toHaveLength(verdicts.length - 1);
	expect(verdicts[0]).toMatchObject({ kept: false, reason: 'not measured' });
});

test('a run that was not right says so beside the figure', () => {
	const results = onTheBounds();
	lineOf(results.table, { rival: 'save', latencyMs: 20 }).failure = '7 of 1000 items came out';
	expect(judge(results)[0]).toMatchObject({
		kept: false,
		figure: 1.3,
		reason: '7 of 1000 items came out',
	});
});

test('a server that throttles may well stop the rival', () => {
	const results = onTheBounds();
	expect(results.throttled.filter(({ failure }) => failure !== undefined)).toHaveLength(2);
	expect(broken(judge(results))).toEqual([]);
});
