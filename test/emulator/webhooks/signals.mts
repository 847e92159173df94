import type { Effect } from '../journal.mts';
import type { State, StoredUser } from '../state.mts';
import { watchAssociates } from './associates.mts';
import type { Webhooks } from './webhooks.mts';

/** Tells webhooks what the writes of a call have changed. */
export interface Signals {
	/** @param effects of one call, in the order they were done */
	onWrites: (effects: Effect[], caller: StoredUser, tenant: string) => void;
	/** Begins anew with the rows as they are: what leads to them is no event. */
	reset: () => void;
}

export function createSignals(state: State, webhooks: Webhooks): Signals {
	let watch = watchAssociates(state);
	return {
		onWrites(effects, caller, tenant) {
			for (const event of watch.eventsOf(effects, caller, tenant)) webhooks.signal(event);
		},
		reset() {
			watch = watchAssociates(state);
		},
	};
}
