import type { Route } from '../../request.mts';
import { keepToken } from '../../online/issue.mts';
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
		handle({ caller: { AssociateId }, tenant }, state) {
			// Predictable, so that a test can name it.
			const token = `8A:Emulator.${AssociateId}`;
			keepToken(state, token, { associateId: AssociateId, tenant });
			return token;
		},
	},
	{
		method: 'GET',
		path: '/User/current',
		handle: ({ caller }, state) => userCarrier(state, caller, caller),
	},
];
