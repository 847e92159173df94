import { oneOf } from '../../carriers/reading.mts';
import { ROLE_TYPES } from '../../carriers/shapes.mts';
import type { Route } from '../../request.mts';
import { rolesOfType, selectable } from '../../users/lists.mts';

const readRoleType = oneOf(ROLE_TYPES);

/** The roles of one type, which Online closes though it leaves the list of all roles open. */
export const roleRoutes: Route[] = [
	{
		method: 'GET',
		path: '/Role/{roleType}',
		handle({ parameters }, state) {
			const type = readRoleType(parameters.roleType, 'roleType');
			return rolesOfType(state, type).map((role) => selectable(role));
		},
	},
];
