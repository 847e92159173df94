/** How a server limits requests: by full seconds, or by tokens that come back steadily. */
export interface Limit {
	kind: 'window' | 'bucket';
	/** Requests a second; a bucket holds as many tokens at most. */
	perSecond: number;
}

/** Says whether a request that arrives at `now` (milliseconds, never going back) is let through. */
export type Throttle = (now: number) => boolean;

const SECOND = 1000;

const THROTTLES: Record<Limit['kind'], (perSecond: number) => Throttle> = {
	/** Seconds are counted from the first request; what is refused does not count. */
	window: (perSecond) => {
		let begin: number | undefined;
		let second = 0;
		let used = 0;
		return (now) => {
			begin ??= now;
			const current = Math.floor((now - begin) / SECOND);
			if (current !== second) [second, used] = [current, 0];
			if (used >= perSecond) return false;
			used += 1;
			return true;
		};
	},
	/**
	 * Full at the beginning. Kept as the moment at which it would be full again, so that no fractions
	 * of tokens add up.
	 */
	bucket: (perSecond) => {
		const msPerToken = SECOND / perSecond;
		let full = 0;
		return (now) => {
			const missing = Math.max(full - now, 0);
			if (missing > SECOND - msPerToken) return false;
			full = now + missing + msPerToken;
			return true;
		};
	},
};

/** A throttle that has seen nothing yet. */
export function createThrottle({ kind, perSecond }: Limit): Throttle {
	return THROTTLES[kind](perSecond);
}
