import type { UserContent } from '../carriers/shapes.mts';
import { noteEffect } from '../journal.mts';
import type { State, StoredUser } from '../state.mts';
import { findPerson, findUser } from '../state.mts';
import { emptyUser } from './emptyUser.mts';
import { findProblems, refuseProblems } from './check.mts';
import { mergeCredentials } from './credentials.mts';
import { mergeFields } from './customFields.mts';
import { wantedModules } from './licences.mts';

/**
 * SaveUser: creates for AssociateId 0, otherwise replaces the whole user. Nothing is kept because
 * a request does not mention it; only what the server itself writes stays (last login and logout).
 * @param kind what the journal says of a user who is there already
 * @returns the stored user, or null when there is none with this AssociateId
 * @throws SuperOfficeError when a rule forbids the save; then nothing is changed
 */
export function saveUser(
	state: State,
	wanted: UserContent,
	caller: StoredUser,
	kind: 'saved' | 'patched' = 'saved',
): StoredUser | null {
	const before = findUser(state, wanted.AssociateId);
	if (wanted.AssociateId !== 0 && before === undefined) return null;
	refuseProblems(findProblems(state, wanted, caller));
	const saved = replace(state, before ?? addUser(state), wanted);
	syncPerson(state, saved);
	noteEffect(state, before === undefined ? 'created' : kind, saved.AssociateId);
	return saved;
}

function addUser(state: State): StoredUser {
	const user = { ...emptyUser(), AssociateId: state.nextAssociateId };
	state.nextAssociateId += 1;
	state.users.push(user);
	return user;
}

function replace(state: State, user: StoredUser, wanted: UserContent): StoredUser {
	const modules = wantedModules(state, wanted.LicenseOwners);
	return Object.assign(user, {
		Name: wanted.Name,
		Rank: wanted.Rank,
		Tooltip: wanted.Tooltip,
		Deleted: wanted.Deleted,
		EjUserId: wanted.EjUserId,
		RequestSignature: wanted.RequestSignature,
		Type: wanted.Type,
		IsPersonRetired: wanted.IsPersonRetired,
		IsOnTravel: wanted.IsOnTravel,
		UserName: wanted.UserName,
		NickName: wanted.NickName,
		WaitingForApproval: wanted.WaitingForApproval,
		CustomFields: mergeFields(state, wanted),
		// Ids decide. The names in role, groups, person and categories are not stored.
		roleId: wanted.Role?.Id ?? 0,
		userGroupId: wanted.UserGroup?.Id ?? 0,
		otherGroupIds: unique(wanted.OtherGroups.map((group) => group.Id)),
		personId: wanted.Person?.PersonId ?? 0,
		ticketCategoryIds: unique(wanted.TicketCategories.map((item) => item.Id)),
		moduleIds: unique(modules.flatMap(({ module }) => module?.ModuleLicenseId ?? [])),
		credentials: mergeCredentials(user.credentials, wanted.Credentials),
		updated: new Date(),
	} satisfies Partial<StoredUser>);
}

/** IsPersonRetired is the person's own flag, which the User carrier shows. */
export function syncPerson(state: State, user: StoredUser): void {
	const person = findPerson(state, user.personId);
	if (person !== undefined) person.Retired = user.IsPersonRetired ? 1 : 0;
}

function unique(ids: number[]): number[] {
	return [...new Set(ids)];
}
