import type { Spec } from './measurement.mts';
import { RIVALS } from './rivals.mts';
import type { Limit } from './server/throttle.mts';

/** How much is measured. */
export interface Extent {
	latenciesMs: number[];
	sizes: number[];
	repetitions: number;
	/** Items whose peak memory is measured, each rival in a fresh n8n; 0 for not at all */
	memoryItems: number;
	/** Items for a server that throttles */
	throttledItems: number;
}

/** What `npm run bench` measures. */
export const WHOLE: Extent = {
	latenciesMs: [0, 20, 50],
	sizes: [200, 1000],
	repetitions: 3,
	memoryItems: 10_000,
	throttledItems: 1000,
};

/** What `npm run bench -- --quick` measures: enough to see that it works. */
export const QUICK: Extent = {
	latenciesMs: [20],
	sizes: [200],
	repetitions: 1,
	memoryItems: 0,
	throttledItems: 200,
};

/** axios outside n8n, among the rivals. */
export const DIRECT = 'direct';

/** Its line in the table. */
export const DIRECT_LABEL = 'axios outside n8n, connections kept, 20 at a time';

/** Requests a second of the server that throttles, and how it counts them. */
export const LIMITS: Limit[] = [
	{ kind: 'window', perSecond: 100 },
	{ kind: 'bucket', perSecond: 100 },
];

/** Latency of what is measured at one latency only. */
const OTHER_LATENCY_MS = 20;

/**
 * Everything in the table, in the order in which it is measured: all rivals in turn, then the next
 * repetition, so that what changes on the machine meanwhile meets all of them. Each repetition
 * begins with another rival, so that none comes always behind the same one.
 */
export function tablePlan({ latenciesMs, sizes, repetitions }: Extent): Spec[] {
	const rivals = [...RIVALS.map(({ name }) => name as string), DIRECT];
	return times(repetitions).flatMap((repetition) =>
		latenciesMs.flatMap((latencyMs) =>
			sizes.flatMap((items) =>
				rotated(rivals, repetition).map((rival) => ({ rival, items, latencyMs })),
			),
		),
	);
}

/** The runs against a server that throttles, in turn as well. */
export function throttledPlan({ throttledItems: items, repetitions }: Extent): Spec[] {
	return times(repetitions).flatMap(() =>
		LIMITS.flatMap((limit) =>
			['save', 'httpSaveBasic'].map((rival) => ({
				rival,
				items,
				latencyMs: OTHER_LATENCY_MS,
				limit,
			})),
		),
	);
}

/** The runs for peak memory, in turn, each in an n8n that has run nothing. */
export function memoryPlan({ memoryItems: items, repetitions }: Extent): Spec[] {
	if (items === 0) return [];
	return times(repetitions).flatMap(() => [
		{ rival: 'save', items, latencyMs: OTHER_LATENCY_MS },
		{ rival: 'httpSaveBasic', items, latencyMs: OTHER_LATENCY_MS },
	]);
}

function times(count: number): number[] {
	return Array.from({ length: count }, (_each, index) => index);
}

function rotated<Value>(values: Value[], by: number): Value[] {
	const start = by % values.length;
	return [...values.slice(start), ...values.slice(0, start)];
}
