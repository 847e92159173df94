import { allPersons } from '../../archive/persons.mts';
import { allRoles } from '../../archive/roles.mts';
import { allUsers } from '../../archive/users.mts';
import { answerList } from '../../archive/list.mts';
import type { Route } from '../../request.mts';

/** The OData lists; `$select` limits their columns and is handled there. */
export const archiveRoutes: Route[] = [
	{
		method: 'GET',
		path: '/User',
		handle: (request, state) => answerList(request, '/User', allUsers(state)),
	},
	{
		method: 'GET',
		path: '/Role',
		handle: (request, state) => answerList(request, '/Role', allRoles(state)),
	},
	{
		method: 'GET',
		path: '/Person',
		handle: (request, state) => answerList(request, '/Person', allPersons(state)),
	},
];
