import { isDeepStrictEqual } from 'node:util';
import type { Effect, EffectKind, Emulator, StoredUser } from '../emulator/index.mts';
import type { Truth } from './judge.mts';
import type { FaultedOperation } from './operations/operation.mts';
import type { Someone } from './people.mts';

type State = Emulator['state'];

/** What is so of one item, without what its output shows. */
export type Done = Omit<Truth, 'isShownRight'>;

/** What the emulator holds after a run, compared with what it held before. */
export interface Outcome {
	/** For each item. */
	items: Done[];
	/** What happened to nobody's order. */
	strays: string[];
}

/**
 * @param before The users before the run
 * @param people Whom each item is about
 */
export function readOutcome(
	{ state, journal }: Pick<Emulator, 'state' | 'journal'>,
	before: StoredUser[],
	people: Someone[],
	operation: FaultedOperation,
): Outcome {
	const byItem = people.map((someone) => journal.filter((each) => isAbout(each, someone, state)));
	const expected = ({ kind }: Effect): boolean => operation.effects.includes(kind);
	const known = new Set(byItem.flatMap((effects) => effects.filter(expected)));
	const ids = new Set(people.map(({ id }) => id));
	const others = before.filter(({ AssociateId }) => !ids.has(AssociateId));
	return {
		items: people.map((someone, index) => {
			const effects = countEffects(byItem[index].filter(expected));
			const was = before.find(({ AssociateId }) => AssociateId === someone.id);
			return { effects, ...compare(state, was, someone, effects, operation) };
		}),
		strays: [
			...journal
				.filter((effect) => !known.has(effect))
				.map(({ kind, associateId }) => `${kind} of user ${associateId}`),
			...others.flatMap((was) => {
				const now = state.users.find(({ AssociateId }) => AssociateId === was.AssociateId);
				return differences(was, now).map((name) => `${name} of user ${was.AssociateId}`);
			}),
		],
	};
}

/** A user who was made meanwhile is known by its person. */
function isAbout({ associateId }: Effect, { id, person }: Someone, { users }: State): boolean {
	if (id !== 0) return associateId === id;
	return users.some((user) => user.AssociateId === associateId && user.personId === person);
}

function countEffects(effects: Effect[]): Done['effects'] {
	const counts: Partial<Record<EffectKind, number>> = {};
	for (const { kind } of effects) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

function compare(
	state: State,
	was: StoredUser | undefined,
	someone: Someone,
	counts: Done['effects'],
	{ effects, changes }: FaultedOperation,
): Pick<Done, 'done' | 'damage'> {
	const now = state.users.find(({ personId }) => personId === someone.person);
	if (changes === null) return { done: now === undefined ? 'yes' : 'no', damage: [] };
	const wanted = changes(someone);
	const differing = differences(wanted, now);
	const has = effects.filter((kind) => (counts[kind] ?? 0) > 0);
	// Where nothing can be seen of it in the user, the journal alone knows.
	const isThere = now !== undefined && differing.length === 0 && has.length === effects.length;
	const damage = was === undefined ? [] : differences(was, now).filter((name) => !(name in wanted));
	if (effects.length === 0) return { done: 'unasked', damage };
	return { done: isThere ? 'yes' : has.length > 0 ? 'partly' : 'no', damage };
}

/** Names of those properties of a user that have other values now; the time of a change is none. */
function differences(was: Partial<StoredUser>, now: StoredUser | undefined): string[] {
	return Object.entries(was)
		.filter(([name, value]) => name !== 'updated' && !isSame(value, read(now, name)))
		.map(([name]) => name);
}

/** By value alone: dates are texts then, and members have no order. */
function isSame(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	const [plain, plainOther] = [one, other].map(
		(value) => JSON.parse(JSON.stringify({ value })) as unknown,
	);
	return isDeepStrictEqual(plain, plainOther);
}

function read(user: StoredUser | undefined, name: string): unknown {
	return user?.[name as keyof StoredUser];
}
