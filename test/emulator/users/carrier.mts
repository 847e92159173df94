import type { MDOListItemContent, UserContent } from '../carriers/shapes.mts';
import { listItemShape } from '../carriers/shapes.mts';
import { readShape } from '../carriers/reading.mts';
import { fieldProperty, tableRight, withRights } from '../carriers/rights.mts';
import type { State, StoredTicketCategory, StoredUser } from '../state.mts';
import { findPerson, findRole, isAdministrator } from '../state.mts';
import { credentialCarriers } from './credentials.mts';
import { fieldsOf } from './customFields.mts';
import { licenceOwners } from './licences.mts';
import { LENGTHS } from './limits.mts';
import { mayManage } from './permissions.mts';

/**
 * The User carrier the server answers.
 * @param caller who asks: it decides the table right
 */
export function userCarrier(state: State, user: StoredUser, caller: StoredUser): UserContent {
	const { roleId, userGroupId, otherGroupIds, personId, ticketCategoryIds, moduleIds, ...rest } =
		user;
	const { credentials, updated, CustomFields, ...columns } = rest;
	const role = findRole(state, roleId);
	const person = findPerson(state, personId);
	return withRights(
		{
			...columns,
			LicenseOwners: licenceOwners(state, moduleIds),
			Role: role ? withRights({ Id: role.Id, Value: role.Value, Tooltip: role.Tooltip }) : null,
			UserGroup: groups(state, [userGroupId])[0] ?? null,
			OtherGroups: groups(state, otherGroupIds),
			Person: person ? withRights(person) : null,
			Credentials: credentialCarriers(state, credentials),
			TicketCategories: ticketCategoryIds.flatMap((id) => ticketCategory(state, id) ?? []),
			...fieldsOf(CustomFields),
			PostSaveCommands: [],
		},
		{ TableRight: rightOf(state, user, caller), FieldProperties: FIELD_PROPERTIES },
	);
}

/** A ticket category with its parents in the name, as the ejCategory list shows it. */
export function ticketCategory(state: State, id: number): MDOListItemContent | undefined {
	const category = state.ticketCategories.find((each) => each.id === id);
	if (category === undefined) return undefined;
	const item = readShape(listItemShape, {
		Id: id,
		Name: pathOf(state, category),
		FullName: pathOf(state, category),
		Rank: id,
		ExtraInfo: `parentId=${category.parentId}&replyTemplateId=-1`,
	});
	return withRights({ ...item, ChildItems: [] });
}

function pathOf(state: State, category: StoredTicketCategory): string {
	const parent = state.ticketCategories.find((each) => each.id === category.parentId);
	return parent === undefined ? category.name : `${pathOf(state, parent)}/${category.name}`;
}

function groups(state: State, ids: number[]): UserContent['OtherGroups'] {
	return ids.flatMap((id) => {
		const group = state.groups.find((each) => each.Id === id);
		return group === undefined ? [] : [withRights(group)];
	});
}

function rightOf(
	state: State,
	user: StoredUser,
	caller: StoredUser,
): ReturnType<typeof tableRight> {
	if (!mayManage(state, caller, user.Type)) return tableRight('Select');
	if (!isAdministrator(state, caller)) return tableRight('Select, Insert, Update');
	return user.AssociateId === caller.AssociateId
		? tableRight('Select, Update', '[SR_USER_CANNOT_DELETE_SELF]')
		: tableRight('Select, Insert, Update, Delete');
}

const FIELD_PROPERTIES = {
	AssociateId: fieldProperty('Select', '', 'System.Int32', 0),
	Name: fieldProperty(
		'Update, UIHintMandatory',
		'[SR_ACCESS_MANDATORY]',
		'System.String',
		LENGTHS.Name,
	),
	UserName: fieldProperty('Update', '', 'System.String', LENGTHS.UserName),
	Tooltip: fieldProperty('Update', '', 'System.String', LENGTHS.Tooltip),
};
