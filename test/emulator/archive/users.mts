import type { State, StoredUser } from '../state.mts';
import { findPerson, findRole } from '../state.mts';
import { hasUserPlan, userPlans } from '../users/licences.mts';
import type { Archive, Row } from './columns.mts';

/** The AllUsers archive: the columns of its documentation that this emulator has values for. */
export function allUsers(state: State): Archive {
	return {
		defaults: ['associateDbId', 'assocName', 'fullName', 'usergroup', 'role', 'isActive'],
		rows: state.users.map((user) => toRow(state, user)),
	};
}

function toRow(state: State, user: StoredUser): Row {
	const person = findPerson(state, user.personId);
	const group = state.groups.find((each) => each.Id === user.userGroupId);
	const plan = userPlans(state).find((each) => user.moduleIds.includes(each.ModuleLicenseId));
	const credential = user.credentials[0];
	return {
		PrimaryKey: String(user.AssociateId),
		EntityName: 'associate',
		associateDbId: user.AssociateId,
		assocName: user.Name,
		assocTooltip: user.Tooltip,
		assocType: user.Type,
		userName: user.UserName,
		ejUserId: user.EjUserId,
		ejDisplayName: user.NickName,
		isActive: !user.Deleted,
		isActiveText: user.Deleted ? 'No' : 'Yes',
		canLogin: !user.Deleted && hasUserPlan(state, user.moduleIds),
		userplan: plan?.Description ?? '',
		role: findRole(state, user.roleId)?.Value ?? '',
		usergroup: group?.Value ?? '',
		usergroupId: user.userGroupId,
		credentialType: credential?.type ?? '',
		credentialDisplayValue: credential?.displayValue ?? '',
		personId: user.personId,
		personEmail: person?.Email ?? '',
		firstName: person?.Firstname ?? '',
		middleName: person?.MiddleName ?? '',
		lastName: person?.Lastname ?? '',
		fullName: person?.FullName ?? '',
		title: person?.Title ?? '',
		contactId: person?.ContactId ?? 0,
		contactName: person?.ContactName ?? '',
		contactFullName: person?.ContactFullName ?? '',
	};
}
