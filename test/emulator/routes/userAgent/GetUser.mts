import { integer, text } from '../../carriers/reading.mts';
import type { ApiRequest, Route } from '../../request.mts';
import { agentMethod, readArguments, requireInteger } from '../../request.mts';
import type { State, StoredUser } from '../../state.mts';
import { findUser, findUserByName } from '../../state.mts';
import { userCarrier } from '../../users/carrier.mts';

export const getUserMethods: Route[] = [
	agentMethod('User/GetUser', (request, state) =>
		orNull(request, state, findUser(state, requireInteger(request, 'userId'))),
	),
	agentMethod('User/GetUserFromName', (request, state) => {
		const { UserName } = readArguments(request, { UserName: text });
		return orNull(request, state, findUserByName(state, UserName));
	}),
	agentMethod('User/GetUserFromPersonId', (request, state) => {
		const { PersonId } = readArguments(request, { PersonId: integer });
		return listUsers(request, state, (user) => PersonId !== 0 && user.personId === PersonId);
	}),
	agentMethod('User/GetUserFromEjUserId', (request, state) => {
		const { EjUserId } = readArguments(request, { EjUserId: integer });
		return listUsers(request, state, (user) => EjUserId !== 0 && user.EjUserId === EjUserId);
	}),
];

function orNull(request: ApiRequest, state: State, user: StoredUser | undefined): object | null {
	return user === undefined ? null : userCarrier(state, user, request.caller);
}

function listUsers(
	request: ApiRequest,
	state: State,
	isWanted: (user: StoredUser) => boolean,
): object[] {
	return state.users.filter(isWanted).map((user) => userCarrier(state, user, request.caller));
}
