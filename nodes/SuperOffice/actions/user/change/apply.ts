import { layOver, omit, type PartialUser, type User } from '../../carrier';
import { assignLicences, wantsLicences } from './licences';
import type { ListEntries, Wanted } from './wanted';

/** What a user refers to, by which member. */
const REFERENCES = [
	['Person', 'PersonId'],
	['Role', 'Id'],
	['UserGroup', 'Id'],
] as const;

/**
 * The user as it is to be. The given one is not changed.
 *
 * @throws InvalidInput or Refused for licences that cannot be assigned
 */
export function applyWanted(user: PartialUser, wanted: Wanted): PartialUser {
	const after = layOver(user, omit(wanted.set, 'userPlan', 'licenses'));
	for (const [path, id] of REFERENCES) {
		const before = user[path] as Record<string, unknown> | null | undefined;
		const now = after[path] as Record<string, unknown> | null | undefined;
		// The same one, with all that SuperOffice knows of it, instead of its ID alone.
		if (before && now && before[id] === now[id]) Object.assign(after, { [path]: before });
	}
	for (const [path, list] of Object.entries(changedLists(user, wanted))) {
		Object.assign(after, { [path]: list });
	}
	if (wantsLicences(wanted)) after.LicenseOwners = assignLicences(user, wanted);
	return after;
}

/** Groups and categories that are added or removed; an entry that is there already is not added. */
function changedLists(
	user: PartialUser,
	{ add, remove }: Wanted,
): Partial<Pick<User, 'OtherGroups' | 'TicketCategories'>> {
	const lists: Record<string, unknown> = {};
	for (const path of ['OtherGroups', 'TicketCategories'] as const) {
		if (!add[path] && !remove[path]) continue;
		const before: Array<{ Id: number }> = user[path] ?? [];
		const removed = new Set(idsOf(remove, path));
		const known = new Set(before.map(({ Id }) => Id));
		lists[path] = [
			...before.filter(({ Id }) => !removed.has(Id)),
			...(add[path] ?? []).filter(({ Id }) => !known.has(Id) && !removed.has(Id)),
		];
	}
	return lists;
}

function idsOf(entries: ListEntries, path: 'OtherGroups' | 'TicketCategories'): number[] {
	return (entries[path] ?? []).map(({ Id }) => Id);
}
