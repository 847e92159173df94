import type { Reader } from '../../carriers/reading.mts';
import { integer, oneOf, text } from '../../carriers/reading.mts';
import { ROLE_TYPES } from '../../carriers/shapes.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';
import {
	functionRights,
	functionRightsOfRole,
	rolesOfType,
	selectable,
} from '../../users/lists.mts';

const texts: Reader<string[]> = (value, path) =>
	Array.isArray(value) ? value.map((each) => text(each, path)) : [];

const byNames = { FunctionalRightNames: texts };

/** Which roles may do what. Rights are named as in the ExtraInfo of their list. */
export const functionRightMethods: Route[] = [
	agentMethod('User/GetAllFunctionalRights', (request, state) => {
		readArguments(request, { RoleType: oneOf(ROLE_TYPES) });
		return functionRights(state).map((item) => selectable(item));
	}),
	agentMethod('User/GetFunctionalRights', (request, state) => {
		const { RoleId } = readArguments(request, { RoleId: integer });
		return functionRightsOfRole(state, RoleId)?.map((item) => selectable(item, true)) ?? null;
	}),
	agentMethod('User/FindRolesWithFunctionalRight', (request, state) => {
		const { FunctionalRightName } = readArguments(request, { FunctionalRightName: text });
		const ids = state.roles
			.filter((role) => role.functionRights.includes(FunctionalRightName))
			.map((role) => role.Id);
		return ROLE_TYPES.flatMap((type) => rolesOfType(state, type)).filter(({ Id }) =>
			ids.includes(Id),
		);
	}),
	agentMethod('User/FindRolesWithFunctionalRights', (request, state) => {
		const { FunctionalRightNames } = readArguments(request, byNames);
		return state.roles
			.filter((role) => FunctionalRightNames.some((name) => role.functionRights.includes(name)))
			.map((role) => role.Id);
	}),
	agentMethod('User/FindRolesWithoutFunctionalRights', (request, state) => {
		const { FunctionalRightNames } = readArguments(request, byNames);
		return state.roles
			.filter((role) => !FunctionalRightNames.some((name) => role.functionRights.includes(name)))
			.map((role) => role.Id);
	}),
];
