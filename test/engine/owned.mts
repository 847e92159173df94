import { OWNED } from '../emulator/index.mts';

/** What can be counted, by the names in the output. */
export const KIND_NAMES = ['companies', 'contacts', 'followUps', 'projects', 'requests', 'sales'];

/** What the seeded users own that is open, by associate ID, in the words of the node's output. */
export const OWNED_BY = Object.fromEntries(
	Object.entries(OWNED).map(([id, { persons, ...others }]) => [
		id,
		{ ...others, contacts: persons },
	]),
) as Record<number, Record<string, number>>;
