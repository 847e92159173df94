import type { Answer } from './answer.mts';

/**
 * How requests are counted.
 * - `window`: so many in a second, which begins with the first of them; then the next second. Simple
 *   servers do it so, and twice the number can come at the border of two seconds.
 * - `bucket`: one more every so often, and `burst` saved up at most. Gateways do it so.
 */
export const THROTTLE_MODELS = ['window', 'bucket'] as const;

export type ThrottleModel = (typeof THROTTLE_MODELS)[number];

/** How many requests a second are served; SuperOffice asks for no more than ten, and says no more. */
export interface ThrottleOptions {
	requestsPerSecond: number;
	/** `window` when absent. */
	model?: ThrottleModel;
	/** How many requests a full `bucket` lets through at once; `requestsPerSecond` when absent. */
	burst?: number;
}

/** Counts requests and says which are too many. */
export interface Throttle {
	/** Begins anew with other limits; without any, all requests are served. */
	set: (options: ThrottleOptions | undefined) => void;
	/** The limits, if there are any. */
	get: () => ThrottleOptions | undefined;
	/** Whether the request that has just come may be served; one that may not does not count. */
	admits: () => boolean;
}

/** @param now Milliseconds that only go up */
export function createThrottle(
	initial?: ThrottleOptions,
	now: () => number = () => performance.now(),
): Throttle {
	let options: ThrottleOptions | undefined;
	let admits = (): boolean => true;
	const set = (wanted: ThrottleOptions | undefined): void => {
		if (wanted !== undefined) checkThrottle(wanted);
		options = wanted;
		admits = wanted === undefined ? () => true : MODELS[wanted.model ?? 'window'](wanted, now);
	};
	set(initial);
	return { set, get: () => options, admits: () => admits() };
}

/** What the emulator answers to a request that is too many: a second later there is room again. */
export function throttled(): Answer {
	return {
		status: 429,
		headers: { 'Retry-After': '1' },
		body: { Message: 'Too many requests.' },
	};
}

type Model = (options: ThrottleOptions, now: () => number) => () => boolean;

const SECOND = 1000;

const MODELS: Record<ThrottleModel, Model> = {
	window({ requestsPerSecond }, now) {
		let start = -Infinity;
		let count = 0;
		return () => {
			if (now() - start >= SECOND) {
				start = now();
				count = 0;
			}
			if (count >= requestsPerSecond) return false;
			count += 1;
			return true;
		};
	},
	bucket({ requestsPerSecond, burst = requestsPerSecond }, now) {
		let tokens = burst;
		let last = now();
		return () => {
			const passed = now() - last;
			last += passed;
			tokens = Math.min(burst, tokens + (passed * requestsPerSecond) / SECOND);
			if (tokens < 1) return false;
			tokens -= 1;
			return true;
		};
	},
};

/** @throws Error that says what cannot be */
function checkThrottle({ requestsPerSecond, model, burst = 1 }: ThrottleOptions): void {
	if (!(requestsPerSecond > 0)) throw new Error('requestsPerSecond is a number above 0.');
	if (!(burst >= 1)) throw new Error('burst is a number from 1.');
	if (model !== undefined && !THROTTLE_MODELS.includes(model)) {
		throw new Error(`The model of a throttle is ${THROTTLE_MODELS.join(' or ')}.`);
	}
}
