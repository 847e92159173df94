import { MalformedRequestError } from '../../errors.mts';
import type { ApiRequest, Route } from '../../request.mts';
import type { State, StoredLicenceOwner, StoredUser } from '../../state.mts';
import { moduleLinks } from '../../users/licences.mts';
import {
	assignModules,
	requireThirdParty,
	unassignModules,
} from '../../users/thirdPartyLicences.mts';
import { requireUser } from '../user/found.mts';

const path = '/License/{moduleOwner}/{associateId:int}';

/** Licences of other owners than SuperOffice, which need no save of the user. */
export const thirdPartyLicenceRoutes: Route[] = [
	{
		method: 'GET',
		path,
		handle(request, state) {
			const { user, owner } = find(request, state);
			return moduleLinks(state, owner, user.moduleIds);
		},
	},
	{
		method: 'PUT',
		path,
		administratorsOnly: true,
		handle(request, state) {
			const { user, owner } = find(request, state);
			assignModules(state, owner, user, readNames(request));
			return moduleLinks(state, owner, user.moduleIds);
		},
	},
	{
		method: 'DELETE',
		path,
		administratorsOnly: true,
		handle(request, state) {
			const { user, owner } = find(request, state);
			unassignModules(state, owner, user, readNames(request));
			return moduleLinks(state, owner, user.moduleIds);
		},
	},
];

function find(request: ApiRequest, state: State): { user: StoredUser; owner: StoredLicenceOwner } {
	const owner = requireThirdParty(state, request.parameters.moduleOwner);
	return { owner, user: requireUser(request, state) };
}

function readNames({ body }: ApiRequest): string[] {
	const isNames = Array.isArray(body) && body.every((name) => typeof name === 'string');
	if (isNames) return body;
	throw new MalformedRequestError('The names of module licenses are an array of strings.');
}
