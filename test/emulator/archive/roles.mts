import { ROLE_TYPES } from '../carriers/shapes.mts';
import type { State, StoredRole } from '../state.mts';
import type { Archive, Columns } from './columns.mts';
import { column } from './columns.mts';

const COLUMNS: Columns<StoredRole> = {
	roleId: column('int', (role) => role.Id),
	name: column('string', (role) => role.Value),
	description: column('string', (role) => role.Tooltip),
	roleTypeId: column('int', (role) => ROLE_TYPES.indexOf(role.roleType)),
	roleTypeName: column('string', (role) => role.roleType),
	rank: column('int', (role) => role.Id),
	isDeleted: column('bool', () => false),
};

/** The list of roles, which is open in Online too. */
export function allRoles(state: State): Archive<StoredRole> {
	return {
		columns: COLUMNS,
		defaults: ['roleId', 'name', 'description', 'roleTypeId', 'roleTypeName'],
		items: state.roles,
		identify: ({ Id }) => ({ PrimaryKey: String(Id), EntityName: 'role' }),
	};
}
