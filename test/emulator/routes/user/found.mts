import { SuperOfficeError } from '../../errors.mts';
import type { ApiRequest } from '../../request.mts';
import { pathId } from '../../request.mts';
import type { State, StoredUser } from '../../state.mts';
import { findUser, findUserByName } from '../../state.mts';
import { userCarrier } from '../../users/carrier.mts';

/** The user of `/User/{id}`. @throws SuperOfficeError, which REST answers with 404 */
export function requireUser(request: ApiRequest, state: State): StoredUser {
	return orNotFound(findUser(state, pathId(request)), `User id ${pathId(request)}`);
}

/** The user of `/User/{userName}`, by user id or user name. @throws SuperOfficeError */
export function requireUserByName(request: ApiRequest, state: State): StoredUser {
	const { userName } = request.parameters;
	return orNotFound(findUserByName(state, userName), `User '${userName}'`);
}

/** @throws SuperOfficeError when there is nothing */
export function orNotFound<T>(found: T | null | undefined, label: string): T {
	if (found === null || found === undefined) {
		throw new SuperOfficeError('SoNotFoundException', `${label} not found`);
	}
	return found;
}

/** UserWithLinks: what the `{id}` routes and POST answer. */
export function userWithLinks(request: ApiRequest, state: State, user: StoredUser): object {
	const Archive = `${request.base}/User`;
	return {
		...userCarrier(state, user, request.caller),
		_Links: { Self: `${Archive}/${user.AssociateId}`, Archive },
	};
}
