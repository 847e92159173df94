import { refuseToAgent } from '../../agent';
import type { PartialUser, User } from '../../carrier';
import { resolveNames } from '../../references';
import type { Run } from '../../run';
import { resolveCustomFields } from '../customFields/resolve';
import { resolvePerson } from '../person';
import type { LicenseName } from './licenses';

/** Licenses by their names. They are no properties of the carrier: it has them below their owners. */
interface WantedLicenses {
	/** `null` or an empty name for no plan */
	userPlan?: LicenseName | null;
	/** Those apart from the plan */
	licenses?: LicenseName[] | null;
}

export type WantedProperty = keyof User | keyof WantedLicenses;

/** What becomes of a list: it is replaced, added to, or removed from. */
export type Change = 'set' | 'add' | 'remove';

/** Entries of the lists that can be changed in part; groups and categories by `{Id}`. */
export interface ListEntries {
	OtherGroups?: Array<{ Id: number }>;
	TicketCategories?: Array<{ Id: number }>;
	licenses?: LicenseName[];
}

/** What is to become of a user: only what was asked for. */
export interface Wanted {
	set: PartialUser & WantedLicenses;
	add: ListEntries;
	/** `all` for every license, the user plan among them */
	remove: Omit<ListEntries, 'licenses'> & { licenses?: LicenseName[] | 'all' };
}

/**
 * A user with IDs in the place of names, and custom fields as SuperOffice writes them.
 *
 * @throws InvalidInput for a name that is not there, or is there more than once; for a value that its
 * custom field cannot have; for a password that an AI agent may not set
 */
export async function resolveUser<User extends PartialUser>(run: Run, user: User): Promise<User> {
	if (user.Credentials !== undefined) {
		refuseToAgent(run.caller, 'Setting a password or another credential');
	}
	const withFields = await resolveCustomFields(run, user);
	return await resolveNames(run, await resolvePerson(run, withFields));
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
