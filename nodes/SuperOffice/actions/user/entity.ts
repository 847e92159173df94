import type { Call } from '../../transport/request';
import { layOver, refuseUnknown, withoutResponseMembers, type PartialUser } from '../carrier';
import type { Options } from '../options';
import type { Run } from '../run';
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
 * @param source Reads the user, or the defaults for a new one
 * @throws InvalidInput for a property that the user does not have; Failure when it cannot be read
 */
export async function completeUser(
	{ send }: Run,
	given: PartialUser,
	source: Call,
	{ keepOtherFields, dryRun, includeChanges, every }: Options,
): Promise<Completed> {
	const changes = withoutResponseMembers(given);
	if (!keepOtherFields && !dryRun && !includeChanges) return { user: changes };
	const entity = withoutResponseMembers(await send<PartialUser>({ ...source, ...every }));
	if (!keepOtherFields) return { user: changes, before: entity };
	refuseUnknown(changes, entity, USER_PROPERTIES, USER_JSON);
	refuseOtherId(changes, entity.AssociateId ?? 0);
	const user = { ...layOver(entity, changes), AssociateId: entity.AssociateId };
	return { user, before: entity };
}
