import { ROLE_TYPES } from '../carriers/shapes.mts';
import type { State } from '../state.mts';
import type { Archive } from './columns.mts';

/** The list of roles, which is open in Online too. */
export function allRoles(state: State): Archive {
	return {
		defaults: ['roleId', 'name', 'description', 'roleTypeId', 'roleTypeName'],
		rows: state.roles.map((role) => ({
			PrimaryKey: String(role.Id),
			EntityName: 'role',
			roleId: role.Id,
			name: role.Value,
			description: role.Tooltip,
			roleTypeId: ROLE_TYPES.indexOf(role.roleType),
			roleTypeName: role.roleType,
			rank: role.Id,
			isDeleted: false,
		})),
	};
}
