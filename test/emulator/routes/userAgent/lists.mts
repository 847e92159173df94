import { flag, oneOf } from '../../carriers/reading.mts';
import { withRights } from '../../carriers/rights.mts';
import { ROLE_TYPES, USER_TYPES } from '../../carriers/shapes.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';
import { rolesOfType, selectable } from '../../users/lists.mts';

/** The lists a user's form is filled from. */
export const listMethods: Route[] = [
	agentMethod('User/GetCredentialTypes', (_request, state) =>
		state.credentialTypes.map((type) => withRights(type)),
	),
	agentMethod('User/GetCredentialTypesForUserType', (request, state) => {
		readArguments(request, { UserType: oneOf(USER_TYPES) });
		return state.credentialTypes.map((type) => withRights(type));
	}),
	agentMethod('User/GetAllRoles', (request, state) => {
		const { RoleType } = readArguments(request, { RoleType: oneOf(ROLE_TYPES) });
		return rolesOfType(state, RoleType).map((role) => selectable(role));
	}),
	agentMethod('User/GetAllUserGroups', (request, state) => {
		const { IncludeDeleted } = readArguments(request, { IncludeDeleted: flag });
		return state.groups
			.filter((group) => IncludeDeleted || !group.Deleted)
			.map((group) => withRights(group));
	}),
];
