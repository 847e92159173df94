import type { UserType } from '../carriers/shapes.mts';
import { JoinedTexts } from '../present/joined.mts';
import type { State } from '../state.mts';
import { presenceOf } from '../users/presence.mts';
import type { Archive, Columns } from './columns.mts';
import { column } from './columns.mts';
import { licenceColumns, licenceName } from './licenceColumns.mts';
import type { UserRow } from './userRow.mts';
import { userRows } from './userRow.mts';

/** Ids of the `usertype` list, which are those of the associate table and not of the enum. */
export const TYPE_IDS: Record<UserType, number> = {
	Unknown: -1,
	InternalAssociate: 0,
	ResourceAssociate: 1,
	ExternalAssociate: 4,
	AnonymousAssociate: 7,
	SystemAssociate: 13,
};

const associateId = ({ user }: UserRow): number => user.AssociateId;

/** The columns of the AllUsers archive but those of licences, which are different everywhere. */
const COLUMNS: Columns<UserRow> = {
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
	simultaneousEjUser: column('bool', () => false),
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
	otherGroups: column(
		'userGroup',
		({ otherGroups }) => new JoinedTexts(otherGroups.map(({ Value }) => Value)),
		({ user }) => user.otherGroupIds,
	),
	credentialType: column('none', ({ user }) => user.credentials[0]?.type ?? ''),
	credentialDisplayValue: column('none', ({ user }) => user.credentials[0]?.displayValue ?? ''),
	personId: column('int', ({ user }) => user.personId),
	personEmail: column('string', ({ person }) => person?.Email ?? ''),
	firstName: column('string', ({ person }) => person?.Firstname ?? ''),
	middleName: column('string', ({ person }) => person?.MiddleName ?? ''),
	lastName: column('string', ({ person }) => person?.Lastname ?? ''),
	fullName: column('string', ({ person }) => person?.FullName ?? ''),
	mrMrs: column('string', ({ person }) => person?.Mrmrs ?? ''),
	title: column('string', ({ person }) => person?.Title ?? ''),
	contactId: column('int', ({ person }) => person?.ContactId ?? 0),
	contactName: column('string', ({ person }) => person?.ContactName ?? ''),
	contactDepartment: column('string', ({ person }) => person?.ContactDepartment ?? ''),
	contactFullName: column('string', ({ person }) => person?.ContactFullName ?? ''),
	contactCategory: column(
		'list',
		() => '',
		() => 0,
	),
	locationAddress: column('string', () => ''),
	isLocation: column('bool', () => false),
	portraitThumbnail: column('none', () => ''),
};

/** The list of users, retired ones too ("unfiltered"), which is open in Online as well. */
export function allUsers(state: State): Archive<UserRow> {
	return {
		columns: {
			...COLUMNS,
			...licenceColumns(state),
			ejStatus: column('int', ({ user }) => EJ_STATUS.indexOf(presenceOf(state, user).Status)),
		},
		defaults: ['associateDbId', 'assocName', 'fullName', 'usergroup', 'role', 'isActive'],
		items: userRows(state),
		identify: ({ user }) => ({ PrimaryKey: String(user.AssociateId), EntityName: 'associate' }),
		isOf: (row, entity) =>
			entity === 'all' ||
			state.licenceOwners.some((owner) =>
				owner.modules.some(
					(module) => licenceName(owner, module) === entity && row.has(module.ModuleLicenseId),
				),
			),
	};
}

/** Names of the enum EjUserStatus by their numbers, as far as a user can have them. */
const EJ_STATUS: string[] = [
	'StatusNone',
	'StatusNormal',
	'StatusNotAvailable',
	'StatusDeleted',
	'StatusReadOnly',
	'StatusSpm',
];
