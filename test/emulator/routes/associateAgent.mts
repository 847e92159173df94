import type { Route } from '../request.mts';
import { agentMethod, requireInteger } from '../request.mts';
import { findUser } from '../state.mts';
import { associateCarrier } from '../users/principal.mts';

/** The part of the Associate agent that shows users where the User agent is closed. */
export const associateMethods: Route[] = [
	agentMethod('Associate/GetAssociate', (request, state) => {
		const user = findUser(state, requireInteger(request, 'associateId'));
		return user === undefined ? null : associateCarrier(state, user);
	}),
];
