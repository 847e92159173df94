import type { Route } from '../../request.mts';
import { deleteUser } from '../../users/retire.mts';
import { requireUser, requireUserByName } from './found.mts';

export const deleteUserRoutes: Route[] = [
	{
		method: 'DELETE',
		path: '/User/{id:int}',
		administratorsOnly: true,
		handle: (request, state) => deleteUser(state, requireUser(request, state), request.caller),
	},
	{
		method: 'DELETE',
		path: '/User/{userName}',
		administratorsOnly: true,
		handle: (request, state) =>
			deleteUser(state, requireUserByName(request, state), request.caller),
	},
];
