import type { Route } from '../../request.mts';
import { userCarrier } from '../../users/carrier.mts';
import { requireUser, requireUserByName, userWithLinks } from './found.mts';

export const getUser: Route[] = [
	{
		method: 'GET',
		path: '/User/{id:int}',
		selects: true,
		handle: (request, state) => userWithLinks(request, state, requireUser(request, state)),
	},
	{
		method: 'GET',
		path: '/User/{userName}',
		handle: (request, state) =>
			userCarrier(state, requireUserByName(request, state), request.caller),
	},
];
