import { layOver, objectsIn, omit, type PartialUser, type User } from '../../carrier';
import { assignLicenses, wantsLicenses } from './licenses';
import type { Wanted } from './wanted';

/** What a user refers to, by which member. */
const REFERENCES = [
	['Person', 'PersonId'],
	['Role', 'Id'],
	['UserGroup', 'Id'],
] as const;

/**
 * The user as it is to be. The given one is not changed.
 *
 * @throws InvalidInput or Refused for licenses that cannot be assigned
 */
export function applyWanted(user: PartialUser, wanted: Wanted): PartialUser {
	const after = layOver(user, omit(wanted.set, 'userPlan', 'licenses'));
	for (const [path, id] of REFERENCES) {
		const before = user[path] as Record<string, unknown> | null | undefined;
		const now = after[path] as Record<string, unknown> | null | undefined;
		// The same one, with all that SuperOffice knows of it, instead of its ID alone.
		if (before && now && before[id] === now[id]) Object.assign(after, { [path]: before });
	}
	Object.assign(after, changedLists(user, wanted));
	if (wantsLicenses(wanted)) after.LicenseOwners = assignLicenses(user, wanted);
	return after;
}

/**
 * Groups and categories, with all that SuperOffice knows of those that stay; an entry that is there
 * already is not added. The order of these lists means nothing, so that of the user is kept.
 */
function changedLists(
	user: PartialUser,
	{ set, add, remove }: Wanted,
): Partial<Pick<User, 'OtherGroups' | 'TicketCategories'>> {
	const lists: Record<string, unknown> = {};
	for (const path of ['OtherGroups', 'TicketCategories'] as const) {
		if (!set[path] && !add[path] && !remove[path]) continue;
		const before = objectsIn<{ Id: number }>(user[path]);
		const removed = new Set(idsIn(remove[path]));
		const kept = set[path] ? new Set(idsIn(set[path])) : undefined;
		const known = new Set(idsIn(before));
		lists[path] = [
			...before.filter(({ Id }) => !removed.has(Id) && (kept?.has(Id) ?? true)),
			...objectsIn<{ Id: number }>([...(set[path] ?? []), ...(add[path] ?? [])]).filter(
				({ Id }) => !known.has(Id) && !removed.has(Id),
			),
		];
	}
	return lists;
}

function idsIn(entries: Array<{ Id: number }> | null | undefined): number[] {
	return objectsIn(entries).map(({ Id }) => Id);
}
