/** Numbers that look random and are always the same for the same seed. */
export interface Random {
	/** From 0 to below 1. */
	fraction: () => number;
	/** Whether something of this probability happens. */
	chance: (probability: number) => boolean;
	/** A whole number, both ends included. */
	integer: (least: number, most: number) => number;
	pick: <T>(items: readonly T[]) => T;
}

/** The mulberry32 generator: 32 bits of state are enough to make up some thousand users. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		fraction: next,
		chance: (probability) => next() < probability,
		integer: (least, most) => least + Math.floor(next() * (most - least + 1)),
		pick: (items) => items[Math.floor(next() * items.length)],
	};
}
