import { layOver, refuseUnknown, withoutResponseMembers, type PartialUser } from '../carrier';
import type { Options } from '../options';
import type { Run } from '../run';
import { defaultUser } from './calls';
import { USER_PROPERTIES } from './fields';
import { refuseOtherId, USER_JSON } from './parameters';

/** The user to save, and, where it was read, as it stands. */
export interface Completed {
	user: PartialUser;
	before?: PartialUser;
}

/**
 * The user to save. SuperOffice replaces the whole user by what it is sent, so unless
 * `keepOtherFields` is off the user as it stands is read first, in no language and no time zone,
 * and the given properties are laid over it.
 *
 * @param read Reads the user, or the defaults for a new one
 * @throws InvalidInput for a property that the user does not have; Failure when it cannot be read
 */
export async function completeUser(
	given: PartialUser,
	read: () => Promise<PartialUser>,
	{ keepOtherFields, dryRun, includeChanges }: Options,
): Promise<Completed> {
	const changes = withoutResponseMembers(given);
	if (!keepOtherFields && !dryRun && !includeChanges) return { user: changes };
	const entity = withoutResponseMembers(await read());
	if (!keepOtherFields) return { user: changes, before: entity };
	refuseUnknown(changes, entity, USER_PROPERTIES, USER_JSON);
	refuseOtherId(changes, entity.AssociateId ?? 0);
	const user = { ...layOver(entity, changes), AssociateId: entity.AssociateId };
	return { user, before: entity };
}

/** The defaults for a new user of its type and person, read once for all users they are equal for. */
export async function defaultsFor(
	{ once, send }: Run,
	user: PartialUser,
	{ every }: Options,
): Promise<PartialUser> {
	const call = defaultUser(user);
	const key = `${call.path} ${JSON.stringify(call.qs)}`;
	return await once(key, async () => await send<PartialUser>({ ...call, ...every }));
}

/** What tells a new user apart, for items that would make the same one. JSON may have anything there. */
export function namesOf(user: PartialUser): string[] {
	return (['Name', 'UserName'] as const).flatMap((property) => {
		const value: unknown = user[property];
		const isName = typeof value === 'number' || (typeof value === 'string' && value !== '');
		return isName ? [`${property} ${value}`] : [];
	});
}
