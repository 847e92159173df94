import type { Route } from '../../request.mts';
import { associateCarrier, principalCarrier } from '../../users/principal.mts';
import { userCarrier } from '../../users/carrier.mts';

/** Who is logged in. All but `current` work in Online too. */
export const currentRoutes: Route[] = [
	{
		method: 'GET',
		path: '/User/currentPrincipal',
		handle: ({ caller, tenant }, state) => principalCarrier(state, caller, tenant),
	},
	{
		method: 'GET',
		path: '/User/currentAssociate',
		handle: ({ caller }, state) => associateCarrier(state, caller),
	},
	{
		method: 'GET',
		path: '/User/currentToken',
		handle({ caller }, state) {
			const token = `8A:Emulator.${caller.AssociateId}`;
			state.tokens[token] = caller.AssociateId;
			return token;
		},
	},
	{
		method: 'GET',
		path: '/User/current',
		handle: ({ caller }, state) => userCarrier(state, caller, caller),
	},
];
