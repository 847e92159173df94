import { EMPTY_DATE, readShape } from '../carriers/reading.mts';
import { withRights } from '../carriers/rights.mts';
import type { MDOListItemContent, RoleType } from '../carriers/shapes.mts';
import { listItemShape, ROLE_TYPES } from '../carriers/shapes.mts';
import type { State } from '../state.mts';
import { findPerson, findRole } from '../state.mts';
import { ticketCategory } from './carrier.mts';

type ListReader = (state: State, additional: string) => MDOListItemContent[];

/** MDO lists by their lower-case names: the documents write them in several cases. */
const LISTS: Record<string, ListReader> = {
	usergroup: (state) =>
		state.groups
			.filter((group) => !group.Deleted)
			.map(({ Id, Value, Tooltip, Rank }) =>
				listItem({ Id, Name: Value, ToolTip: Tooltip, Rank, FullName: Value }),
			),
	// `additional` is the number of the role type; without it come the employees' roles.
	roles: (state, additional) => rolesOfType(state, ROLE_TYPES[Number(additional)] ?? 'Employee'),
	// `additional` may name one role: `role=1`.
	functionrights: (state, additional) => {
		const roleId = /(?:^|;)role=(\d+)/i.exec(additional)?.[1];
		return roleId === undefined
			? functionRights(state)
			: (functionRightsOfRole(state, Number(roleId)) ?? []);
	},
	ejcategory: (state) =>
		state.ticketCategories.flatMap(({ id }) => ticketCategory(state, id) ?? []),
	position: (state) =>
		state.positions
			.filter(({ deleted }) => !deleted)
			.map(({ id, name }) => listItem({ Id: id, Name: name, FullName: name, Rank: id })),
	associate: (state) =>
		state.users
			.filter((user) => !user.Deleted)
			.map(({ AssociateId, Name, Rank, personId }) => {
				const person = findPerson(state, personId);
				const ExtraInfo = `person_id=${personId}&contact_id=${person?.ContactId ?? 0}`;
				const label = person?.FullName ?? Name;
				return listItem({ Id: AssociateId, Name: label, FullName: label, Rank, ExtraInfo });
			}),
	person_new: (state) =>
		state.persons.map(({ PersonId, FullName, Email, ContactId }) =>
			listItem({
				Id: PersonId,
				Name: FullName,
				FullName,
				ToolTip: Email,
				ExtraInfo: `contact_id=${ContactId}`,
			}),
		),
};

export function listNames(): string[] {
	return Object.keys(LISTS);
}

/**
 * The items of an MDO list.
 * @param query part of the name of the items wanted
 * @returns undefined when there is no such list
 */
export function readList(
	state: State,
	name: string,
	{ additional = '', query = '' }: { additional?: string; query?: string },
): MDOListItemContent[] | undefined {
	const read = LISTS[name.toLowerCase()];
	return read?.(state, additional).filter((item) =>
		item.Name.toLowerCase().includes(query.toLowerCase()),
	);
}

export function rolesOfType(state: State, roleType: RoleType): MDOListItemContent[] {
	return state.roles
		.filter((role) => role.roleType === roleType)
		.map(({ Id, Value, Tooltip }) =>
			listItem({ Id, Name: Value, ToolTip: Tooltip, Rank: Id, FullName: Value }),
		);
}

/** The list of functional rights. Some rights a role can have are in no list. */
export function functionRights(state: State): MDOListItemContent[] {
	return state.functionRights.map(({ id, name, label }) =>
		listItem({ Id: id, Name: label, FullName: label, Rank: id, ExtraInfo: name }),
	);
}

/** @returns undefined when there is no such role */
export function functionRightsOfRole(
	state: State,
	roleId: number,
): MDOListItemContent[] | undefined {
	const role = findRole(state, roleId);
	return (
		role && functionRights(state).filter((item) => role.functionRights.includes(item.ExtraInfo))
	);
}

/** SelectableMDOListItem: an item with the members for check marks. */
export function selectable(item: MDOListItemContent, isSelected = false): object {
	return { ...item, Selected: isSelected, LastChanged: EMPTY_DATE, Hidden: false };
}

function listItem(values: Partial<MDOListItemContent>): MDOListItemContent {
	return withRights({ ...readShape(listItemShape, values), ChildItems: [] });
}
