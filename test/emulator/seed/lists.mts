import type { State } from '../state.mts';
import { readShape } from '../carriers/reading.mts';
import { credentialTypeShape, userGroupShape } from '../carriers/shapes.mts';
import {
	CATEGORIES,
	DIRECTORY_CREDENTIAL,
	FUNCTION_RIGHTS,
	GROUPS,
	PASSWORD_CREDENTIAL,
	POSITIONS,
	ROLES,
} from './names.mts';

type Lists = Pick<
	State,
	'roles' | 'functionRights' | 'groups' | 'ticketCategories' | 'positions' | 'credentialTypes'
>;

/** The lists an administrator has set up, with texts in two languages as SuperOffice stores them. */
export function seedLists(): Lists {
	return {
		roles: [
			role(ROLES.administrator, 'Employee', 'Administrator', 'Administrator', [
				FUNCTION_RIGHTS.everything,
				FUNCTION_RIGHTS.externalPersons,
			]),
			role(ROLES.sales, 'Employee', 'Selger', 'Sales', []),
			role(ROLES.service, 'Employee', 'Kundeservice', 'Customer service', []),
			role(ROLES.manager, 'Employee', 'Leder', 'Manager', [FUNCTION_RIGHTS.externalPersons]),
			role(ROLES.external, 'ExternalUser', 'Ekstern bruker', 'External user', []),
			role(ROLES.anonymous, 'Anonymous', 'Anonym', 'Anonymous', []),
			role(ROLES.system, 'System', 'System', 'System', [FUNCTION_RIGHTS.everything]),
		],
		functionRights: [
			{ id: 1, name: FUNCTION_RIGHTS.everything, label: 'General Administrator' },
			{ id: 2, name: FUNCTION_RIGHTS.lists, label: 'List Administrator' },
			{ id: 3, name: FUNCTION_RIGHTS.users, label: 'User Administrator' },
		],
		groups: [
			group(GROUPS.administration, 'Administrasjon', 'Administration'),
			group(GROUPS.sales, 'Salg', 'Sales'),
			group(GROUPS.service, 'Kundesenter', 'Service desk'),
			group(GROUPS.marketing, 'Marked', 'Marketing'),
			{ ...group(GROUPS.closed, 'Nedlagt avdeling', 'Closed department'), Deleted: true },
		],
		ticketCategories: [
			{ id: CATEGORIES.support, parentId: 0, name: 'Support' },
			{ id: CATEGORIES.administration, parentId: 0, name: 'Administration' },
			{ id: CATEGORIES.accounting, parentId: CATEGORIES.administration, name: 'Accounting' },
		],
		positions: [
			{ id: POSITIONS.consultant, name: inTwoLanguages('Konsulent', 'Consultant'), deleted: false },
			{ id: POSITIONS.manager, name: inTwoLanguages('Leder', 'Manager'), deleted: false },
			{ id: POSITIONS.former, name: inTwoLanguages('Sekretær', 'Secretary'), deleted: true },
		],
		credentialTypes: [
			readShape(credentialTypeShape, {
				Type: PASSWORD_CREDENTIAL,
				DisplayType: 'Password',
				Description: 'SuperOffice password',
				ValueControl: 'Password',
				IsUserNameSupported: true,
			}),
			readShape(credentialTypeShape, {
				Type: DIRECTORY_CREDENTIAL,
				DisplayType: 'Active Directory user',
				Description: 'Active Directory',
				ValueControl: 'Link',
				CanCreatePerson: true,
			}),
		],
	};
}

function role(
	Id: number,
	roleType: State['roles'][number]['roleType'],
	norwegian: string,
	english: string,
	functionRights: string[],
): State['roles'][number] {
	const Tooltip = inTwoLanguages(`Rolle for ${norwegian}`, `Role of ${english}`);
	return { Id, Value: inTwoLanguages(norwegian, english), Tooltip, roleType, functionRights };
}

function group(Id: number, norwegian: string, english: string): State['groups'][number] {
	return readShape(userGroupShape, { Id, Rank: Id, Value: inTwoLanguages(norwegian, english) });
}

export function inTwoLanguages(norwegian: string, english: string): string {
	return `NO:"${norwegian}";US:"${english}"`;
}
