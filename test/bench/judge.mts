import type { Results, Row } from './results.mts';

/** The bounds that have to be kept. */
export const BOUNDS = {
	/** Times the items a second of the faster HTTP Request node */
	fasterThanHttp: 1.3,
	/** What is aimed for */
	aimedFor: 1.7,
	/** Times the items a second of one after the other */
	fasterThanInTurn: 8,
	/** Times the CPU time of the cheaper HTTP Request node */
	cpu: 1,
	/** Times the peak memory of the HTTP Request node */
	memory: 1,
	/** Times the seconds that a throttling server needs for so many requests */
	throttled: 1.15,
} as const;

/** Where the bounds on speed and CPU time are looked at. */
const JUDGED = { items: 1000, latencyMs: 20 };
/** Where the bound against one after the other is looked at. */
const JUDGED_IN_TURN = { items: 1000, latencyMs: 50 };

/** Whose figures are compared with whose. */
const PAIRS = [
	{ name: 'Save', ours: 'save', http: ['httpSave', 'httpSaveBasic'] },
	{ name: 'Update', ours: 'update', http: ['httpPatch', 'httpPatchBasic'] },
];

/** A bound, and whether it was kept. */
export interface Verdict {
	bound: string;
	/** What was measured; none when it could not be */
	figure?: number;
	kept: boolean;
	/** Why there is no figure, or what went wrong */
	reason?: string;
}

/**
 * Compares what was found with the bounds. A figure that is missing, or comes from a run that did
 * not go well, breaks its bound.
 */
export function judge(results: Results): Verdict[] {
	const { table, throttled, memory } = results;
	return [
		...PAIRS.flatMap(({ name, ours, http }) => [
			atLeast(
				`${name}: items a second, times those of the faster HTTP Request node (20 ms, 1,000 items)`,
				BOUNDS.fasterThanHttp,
				[find(table, { rival: ours, ...JUDGED }), ...rivalsIn(table, http)],
				([mine, ...others]) => mine.itemsPerSecond / largest(others, (r) => r.itemsPerSecond),
			),
			atMost(
				`${name}: CPU time an item, times that of the cheaper HTTP Request node (20 ms, 1,000 items)`,
				BOUNDS.cpu,
				[find(table, { rival: ours, ...JUDGED }), ...rivalsIn(table, http)],
				([mine, ...others]) => mine.cpuMsPerItem / -largest(others, (r) => -r.cpuMsPerItem),
			),
		]),
		atLeast(
			'Save: items a second, times those of one after the other (50 ms, 1,000 items)',
			BOUNDS.fasterThanInTurn,
			['save', 'saveInTurn'].map((rival) => find(table, { rival, ...JUDGED_IN_TURN })),
			([mine, inTurn]) => mine.itemsPerSecond / inTurn.itemsPerSecond,
		),
		atMost(
			'Save: peak memory, times that of the HTTP Request node (10,000 items)',
			BOUNDS.memory,
			['save', 'httpSaveBasic'].map((rival) => memory.find((row) => row.rival === rival)),
			([mine, other]) => mine.peakMemoryMb / other.peakMemoryMb,
		),
		...['window', 'bucket'].map((kind) =>
			atMost(
				`Save: seconds under a server that throttles (${kind}), times what it needs`,
				BOUNDS.throttled,
				[throttled.find(({ rival, limit }) => rival === 'save' && limit?.kind === kind)],
				([mine]) => (mine.limit?.perSecond ?? 0) / mine.itemsPerSecond,
			),
		),
		everyRunWell([...table, ...memory]),
	];
}

type Found = Row | undefined;

function find(rows: Row[], wanted: Partial<Row>): Found {
	return rows.find((row) =>
		Object.entries(wanted).every(([name, value]) => row[name as keyof Row] === value),
	);
}

function rivalsIn(table: Row[], names: string[]): Found[] {
	return names.map((rival) => find(table, { rival, ...JUDGED }));
}

function largest(rows: Row[], value: (row: Row) => number): number {
	return Math.max(...rows.map(value));
}

function atLeast(bound: string, limit: number, rows: Found[], ratio: (rows: Row[]) => number) {
	return compared(`${bound}: at least ${limit}`, rows, ratio, (figure) => figure >= limit);
}

function atMost(bound: string, limit: number, rows: Found[], ratio: (rows: Row[]) => number) {
	return compared(`${bound}: at most ${limit}`, rows, ratio, (figure) => figure <= limit);
}

function compared(
	bound: string,
	found: Found[],
	ratio: (rows: Row[]) => number,
	isKept: (figure: number) => boolean,
): Verdict {
	const rows = found.filter((row): row is Row => row !== undefined);
	if (rows.length < found.length) return { bound, kept: false, reason: 'not measured' };
	const failure = rows.find((row) => row.failure !== undefined)?.failure;
	const figure = ratio(rows);
	if (!Number.isFinite(figure)) return { bound, kept: false, reason: 'no figure' };
	if (failure !== undefined) return { bound, figure, kept: false, reason: failure };
	return { bound, figure, kept: isKept(figure) };
}

/** A rival that leaves work out is not faster. */
function everyRunWell(rows: Row[]): Verdict {
	const failed = rows.filter(({ failure }) => failure !== undefined);
	const [first] = failed;
	return {
		bound: 'Lines with a run that did not do what it had to: 0',
		figure: failed.length,
		kept: failed.length === 0,
		reason:
			first && `${first.rival}, ${first.items} items, ${first.latencyMs} ms: ${first.failure}`,
	};
}
