import { integer, oneOf, referenceTo } from '../../carriers/reading.mts';
import { USER_TYPES, userShape } from '../../carriers/shapes.mts';
import { MissingEntityError } from '../../errors.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';
import { findProblems, problemsByField } from '../../users/check.mts';
import { blankUser, createDefaultUser } from '../../users/defaults.mts';

const userType = oneOf(USER_TYPES);

/** What a client asks before it saves a new user. */
export const prepareMethods: Route[] = [
	agentMethod(
		'User/CreateDefaultUser',
		({ caller }, state) => blankUser(state, 'InternalAssociate', 0, caller),
		{ selects: false },
	),
	agentMethod('User/CreateDefaultUserFromUserType', (request, state) => {
		const { UserType } = readArguments(request, { UserType: userType });
		return createDefaultUser(state, UserType, 0, request.caller) ?? null;
	}),
	agentMethod('User/CreateDefaultUserFromUserTypeAndPersonId', (request, state) => {
		const { UserType, PersonId } = readArguments(request, {
			UserType: userType,
			PersonId: integer,
		});
		return createDefaultUser(state, UserType, PersonId, request.caller) ?? null;
	}),
	agentMethod('User/ValidateUser', (request, state) => {
		const { User } = readArguments(request, { User: referenceTo(userShape) });
		if (User === null) throw new MissingEntityError();
		return problemsByField(findProblems(state, User, request.caller));
	}),
];
