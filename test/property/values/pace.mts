/** Seconds; what is more than Node.js can count is no time-out for it, but none at all. */
const LONGEST_TIMEOUT = (2 ** 31 - 1) / 1000;

/**
 * Values of options that are good ones of their kind, and yet would make a run wait: a hundredth of a
 * request a second, ten repetitions. What waits is no bad input, and is tried elsewhere.
 */
const WAITS: Record<string, (value: number) => boolean> = {
	maxRetries: (value) => value >= 1,
	maxRetryWait: (value) => value >= 1,
	requestsPerSecond: (value) => value > 0 && value < 1_000,
	timeout: (value) => (value > 0 && value < 5) || value > LONGEST_TIMEOUT,
};

/** Options of the first item, which are those of the run: no waiting. */
export const AT_ONCE = { maxRetries: 0, requestsPerSecond: 0 };

/** Whether a value of an option would make the run wait. */
export function waits(option: string, value: unknown): boolean {
	if (!Object.hasOwn(WAITS, option)) return false;
	// 'Timeout' is read by Number(), which an object without a text breaks.
	if (typeof value === 'object' && value !== null) return true;
	return WAITS[option](Number(value));
}
