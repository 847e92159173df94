import type { Route } from '../../request.mts';
import { pathId } from '../../request.mts';
import { findUser } from '../../state.mts';
import { licenceInfo } from '../../users/licenceInfo.mts';
import { licenceOwners } from '../../users/licences.mts';
import { orNotFound } from '../user/found.mts';

/** Reading licences is open in Online too. */
export const licenseRoutes: Route[] = [
	{
		method: 'GET',
		path: '/License',
		handle: (_request, state) => state.licenceOwners.map((owner) => licenceInfo(state, owner)),
	},
	{
		method: 'GET',
		path: '/License/User/{associateId:int}',
		handle(request, state) {
			const user = orNotFound(findUser(state, pathId(request)), `User id ${pathId(request)}`);
			return licenceOwners(state, user.moduleIds);
		},
	},
];
