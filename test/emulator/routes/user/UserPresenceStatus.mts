import { presenceShape } from '../../carriers/shapes.mts';
import { MissingEntityError } from '../../errors.mts';
import type { Route } from '../../request.mts';
import { readArguments } from '../../request.mts';
import { requireSelfOrAdministrator } from '../../users/permissions.mts';
import { presenceOf, setPresence } from '../../users/presence.mts';
import { requireUser } from './found.mts';

export const presenceRoutes: Route[] = [
	{
		method: 'GET',
		path: '/User/{associateId:int}/UserPresenceStatus',
		handle: (request, state) => presenceOf(state, requireUser(request, state)),
	},
	{
		method: 'PUT',
		path: '/User/{associateId:int}/UserPresenceStatus',
		handle(request, state) {
			const user = requireUser(request, state);
			requireSelfOrAdministrator(state, request.caller, user);
			if (request.body === undefined || request.body === null) throw new MissingEntityError();
			return setPresence(state, user, readArguments(request, presenceShape));
		},
	},
];
