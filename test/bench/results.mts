import type { Measurement } from './measurement.mts';
import type { Limit } from './server/throttle.mts';

/** One line of a table: the medians of its runs. */
export interface Row {
	rival: string;
	items: number;
	latencyMs: number;
	limit?: Limit;
	itemsPerSecond: number;
	cpuMsPerItem: number;
	/** While the node ran */
	peakMemoryMb: number;
	/** Until n8n had stored the execution */
	peakWithStoringMb: number;
	/** Requests that the server saw, those it refused included */
	requests: number;
	/** Writes that the server has done */
	done: number;
	mostAtOnce: number;
	/** Of each run, in the order in which they were made */
	milliseconds: number[];
	/** Of each run */
	peaksMb: number[];
	/** What went wrong in the first run that did not go well */
	failure?: string;
}

/** Where it was measured. */
export interface Machine {
	cpu: string;
	cores: number;
	memoryGb: number;
	platform: string;
	/** Of the n8n that was measured */
	node: string;
	n8n: string;
	/** Average load of the last minute when the bench began, others' work included */
	loadBefore: number;
}

/** Everything that a run of the bench found. */
export interface Results {
	/** ISO date of its beginning */
	date: string;
	machine: Machine;
	/** Runs for each line */
	repetitions: number;
	/** By latency, number of items and rival */
	table: Row[];
	/** A server that throttles */
	throttled: Row[];
	/** Many items, each run in an n8n of its own */
	memory: Row[];
}

/** One row for all runs of the same thing, in the order of their first runs. */
export function rowsOf(measurements: Measurement[]): Row[] {
	const groups = new Map<string, Measurement[]>();
	for (const measurement of measurements) {
		const key = JSON.stringify(measurement.spec);
		groups.set(key, [...(groups.get(key) ?? []), measurement]);
	}
	return [...groups.values()].map(rowOf);
}

function rowOf(runs: Measurement[]): Row {
	const [{ spec }] = runs;
	const middle = (value: (run: Measurement) => number) => median(runs.map(value));
	return {
		...spec,
		itemsPerSecond: middle(({ milliseconds }) => (spec.items / milliseconds) * 1000),
		cpuMsPerItem: middle(({ cpuMs }) => cpuMs / spec.items),
		peakMemoryMb: middle(({ peakMemoryMb }) => peakMemoryMb),
		peakWithStoringMb: middle(({ peakWithStoringMb }) => peakWithStoringMb),
		requests: middle(({ requests }) => requests),
		done: middle(({ done }) => done),
		mostAtOnce: middle(({ mostAtOnce }) => mostAtOnce),
		milliseconds: runs.map(({ milliseconds }) => Math.round(milliseconds)),
		peaksMb: runs.map(({ peakMemoryMb }) => Math.round(peakMemoryMb)),
		failure: runs.find(({ failure }) => failure !== undefined)?.failure,
	};
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length / 2;
	return Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)];
}
