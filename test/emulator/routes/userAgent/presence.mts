import { integer, readShape, referenceTo } from '../../carriers/reading.mts';
import { presenceShape } from '../../carriers/shapes.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';
import { findUser } from '../../state.mts';
import { requireSelfOrAdministrator } from '../../users/permissions.mts';
import { presenceOf, setPresence } from '../../users/presence.mts';

export const presenceMethods: Route[] = [
	agentMethod('User/GetUserPresenceStatus', (request, state) => {
		const user = findUser(state, readArguments(request, { AssociateId: integer }).AssociateId);
		return user === undefined ? null : presenceOf(state, user);
	}),
	agentMethod('User/SetUserPresenceStatus', (request, state) => {
		const { AssociateId, UserPresenceStatus } = readArguments(request, {
			AssociateId: integer,
			UserPresenceStatus: referenceTo(presenceShape),
		});
		const user = findUser(state, AssociateId);
		if (user === undefined) return null;
		requireSelfOrAdministrator(state, request.caller, user);
		return setPresence(state, user, UserPresenceStatus ?? readShape(presenceShape, {}));
	}),
];
