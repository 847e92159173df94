import type { PartialUser, User } from '../../carrier';
import { resolveNames } from '../../references';
import type { Run } from '../../run';
import { resolvePerson } from '../person';

/** Licences by their names. They are no properties of the carrier: it has them below their owners. */
interface WantedLicences {
	/** Empty or `null` for no plan */
	userPlan?: string | null;
	/** Those apart from the plan */
	licenses?: string[] | null;
}

export type WantedProperty = keyof User | keyof WantedLicences;

/** What becomes of a list: it is replaced, added to, or removed from. */
export type Change = 'set' | 'add' | 'remove';

/** Entries of the lists that can be changed in part; groups and categories by `{Id}`. */
export interface ListEntries {
	OtherGroups?: Array<{ Id: number }>;
	TicketCategories?: Array<{ Id: number }>;
	licenses?: string[];
}

/** What is to become of a user: only what was asked for. */
export interface Wanted {
	set: PartialUser & WantedLicences;
	add: ListEntries;
	remove: ListEntries;
}

/**
 * A user with IDs in the place of names.
 *
 * @throws InvalidInput for a name that is not there, or is there more than once
 */
export async function resolveUser<User extends PartialUser>(run: Run, user: User): Promise<User> {
	return await resolveNames(run, await resolvePerson(run, user));
}

/**
 * The same with IDs in the place of names.
 *
 * @throws InvalidInput for a name that is not there, or is there more than once
 */
export async function resolveWanted(run: Run, { set, add, remove }: Wanted): Promise<Wanted> {
	return {
		set: await resolveUser(run, set),
		add: await resolveNames(run, add),
		remove: await resolveNames(run, remove),
	};
}
