import { fits } from '../faults/queue.mts';
import type { Effect } from '../journal.mts';
import type { State, StoredUser } from '../state.mts';
import type { Deed, Done, Moment } from './deed.mts';
import { administrator, perform } from './perform.mts';
import { createDeeds } from './random.mts';

/** Somebody else, who works in the same SuperOffice while a test runs. */
export interface Others {
	/** Does it now. @throws Error for the first thing that cannot be done; those before are */
	do: (...deeds: Deed[]) => Done[];
	/**
	 * Does it after a request has been served, and before its answer goes out: between two pages of a
	 * list, for instance. Once.
	 */
	doAfter: (moment: Moment, ...deeds: Deed[]) => void;
	/** So many deeds at random, the same for the same seed and users; each has an effect. */
	doRandom: (count: number, seed: number) => Done[];
	/** What waits for its moment. */
	waiting: () => Moment[];
	/** Notes that a request was served. */
	served: (asked: { method: string; address: string }) => void;
	clear: () => void;
}

/** @param onWrites told of what was done, as of a call */
export function createOthers(
	state: State,
	onWrites: (effects: Effect[], caller: StoredUser) => void,
): Others {
	let waiting: Array<{ moment: Moment; left: number; deeds: Deed[] }> = [];
	const act = (deed: Deed): Done => {
		const known = state.journal.length;
		const done = perform(state, deed);
		onWrites(state.journal.slice(known), administrator(state));
		return done;
	};
	return {
		do: (...deeds) => deeds.map(act),
		doAfter(moment, ...deeds) {
			waiting.push({ moment, left: moment.request ?? 1, deeds });
		},
		doRandom(count, seed) {
			const next = createDeeds(seed);
			return Array.from({ length: count }, () => act(next(state)));
		},
		waiting: () => waiting.map(({ moment }) => moment),
		served(asked) {
			for (const each of waiting) if (fits(each.moment, asked)) each.left -= 1;
			const due = waiting.filter(({ left }) => left <= 0);
			waiting = waiting.filter(({ left }) => left > 0);
			for (const { deeds } of due) deeds.forEach(act);
		},
		clear() {
			waiting = [];
		},
	};
}
