import { integer, oneOf } from '../../carriers/reading.mts';
import { withRights } from '../../carriers/rights.mts';
import { USER_TYPES } from '../../carriers/shapes.mts';
import type { Route } from '../../request.mts';
import { readQuery, readUser } from '../../request.mts';
import { findProblems, problemsByField } from '../../users/check.mts';
import { createDefaultUser } from '../../users/defaults.mts';
import { orNotFound } from './found.mts';

const readUserType = oneOf(USER_TYPES);

/** What a client asks before it saves a new user. */
export const prepareRoutes: Route[] = [
	{
		method: 'GET',
		path: '/User/Default',
		handle(request, state) {
			const type = readUserType(readQuery(request, 'userType'), 'userType');
			const personId = integer(readQuery(request, 'personId'), 'personId');
			const user = createDefaultUser(state, type, personId, request.caller);
			return orNotFound(user, `Person id ${personId}`);
		},
	},
	{
		method: 'POST',
		path: '/User/Validate',
		handle(request, state) {
			return problemsByField(findProblems(state, readUser(request), request.caller));
		},
	},
	{
		method: 'GET',
		path: '/User/CredentialTypes',
		handle: (_request, state) => state.credentialTypes.map((type) => withRights(type)),
	},
];
