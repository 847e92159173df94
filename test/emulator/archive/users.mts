import type { PersonContent } from '../carriers/person.mts';
import type { UserGroupContent, UserType } from '../carriers/shapes.mts';
import type { State, StoredModule, StoredRole, StoredUser } from '../state.mts';
import { findPerson, findRole } from '../state.mts';
import { canLogIn, userPlans } from '../users/licences.mts';
import type { Archive, Columns } from './columns.mts';
import { column } from './columns.mts';

/** A user with all that its row shows of other tables. */
interface Row {
	user: StoredUser;
	isLoginOpen: boolean;
	person?: PersonContent;
	group?: UserGroupContent;
	role?: StoredRole;
	plan?: StoredModule;
}

/** Ids of the `usertype` list, which are those of the associate table and not of the enum. */
const TYPE_IDS: Record<UserType, number> = {
	Unknown: -1,
	InternalAssociate: 0,
	ResourceAssociate: 1,
	ExternalAssociate: 4,
	AnonymousAssociate: 7,
	SystemAssociate: 13,
};

const associateId = ({ user }: Row): number => user.AssociateId;

/** The columns of the AllUsers archive that this emulator has values for. */
const COLUMNS: Columns<Row> = {
	associateDbId: column('associate', associateId, associateId),
	assocName: column('associate', ({ user }) => user.Name, associateId),
	assocTooltip: column('string', ({ user }) => user.Tooltip),
	assocType: column(
		'list',
		({ user }) => user.Type,
		({ user }) => TYPE_IDS[user.Type],
	),
	userName: column('string', ({ user }) => user.UserName),
	ejUserId: column('int', ({ user }) => user.EjUserId),
	ejDisplayName: column('string', ({ user }) => user.NickName),
	isActive: column('bool', ({ user }) => !user.Deleted),
	isActiveText: column('bool', ({ user }) => (user.Deleted ? 'No' : 'Yes')),
	canLogin: column('bool', ({ isLoginOpen }) => isLoginOpen),
	userplan: column('none', ({ plan }) => plan?.Description ?? ''),
	role: column(
		'list',
		({ role }) => role?.Value ?? '',
		({ user }) => user.roleId,
	),
	usergroup: column(
		'userGroup',
		({ group }) => group?.Value ?? '',
		({ user }) => user.userGroupId,
	),
	usergroupId: column('int', ({ user }) => user.userGroupId),
	credentialType: column('none', ({ user }) => user.credentials[0]?.type ?? ''),
	credentialDisplayValue: column('none', ({ user }) => user.credentials[0]?.displayValue ?? ''),
	personId: column('int', ({ user }) => user.personId),
	personEmail: column('string', ({ person }) => person?.Email ?? ''),
	firstName: column('string', ({ person }) => person?.Firstname ?? ''),
	middleName: column('string', ({ person }) => person?.MiddleName ?? ''),
	lastName: column('string', ({ person }) => person?.Lastname ?? ''),
	fullName: column('string', ({ person }) => person?.FullName ?? ''),
	title: column('string', ({ person }) => person?.Title ?? ''),
	contactId: column('int', ({ person }) => person?.ContactId ?? 0),
	contactName: column('string', ({ person }) => person?.ContactName ?? ''),
	contactFullName: column('string', ({ person }) => person?.ContactFullName ?? ''),
};

/** The list of users, which is open in Online too. */
export function allUsers(state: State): Archive<Row> {
	return {
		columns: COLUMNS,
		defaults: ['associateDbId', 'assocName', 'fullName', 'usergroup', 'role', 'isActive'],
		items: state.users.map((user) => ({
			user,
			isLoginOpen: canLogIn(state, user),
			person: findPerson(state, user.personId),
			group: state.groups.find((each) => each.Id === user.userGroupId),
			role: findRole(state, user.roleId),
			plan: userPlans(state).find((each) => user.moduleIds.includes(each.ModuleLicenseId)),
		})),
		identify: ({ user }) => ({ PrimaryKey: String(user.AssociateId), EntityName: 'associate' }),
	};
}
