import { integer, oneOf, text } from '../../carriers/reading.mts';
import { USER_TYPES } from '../../carriers/shapes.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';
import { isTaken } from '../../users/check.mts';
import { LENGTHS } from '../../users/limits.mts';

/** Questions a form asks while somebody types; they change nothing. */
export const validityMethods: Route[] = [
	agentMethod('User/IsUserNameValid', (request, state) => {
		const { AssociateId, UserName } = readArguments(request, {
			AssociateId: integer,
			Type: oneOf(USER_TYPES),
			PersonId: integer,
			UserName: text,
		});
		const fits = UserName !== '' && UserName.length <= LENGTHS.UserName;
		return fits && !isTaken(state, 'UserName', UserName, AssociateId);
	}),
	agentMethod('User/IsNickNameUnique', (request, state) => {
		const { AssociateId, NickName } = readArguments(request, {
			AssociateId: integer,
			NickName: text,
		});
		return !isTaken(state, 'NickName', NickName, AssociateId);
	}),
];
