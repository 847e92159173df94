import { integer, oneOf, text } from '../../carriers/reading.mts';
import { withRights } from '../../carriers/rights.mts';
import { USER_TYPES } from '../../carriers/shapes.mts';
import type { ApiRequest, Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';
import type { State } from '../../state.mts';
import { isTaken } from '../../users/check.mts';
import { LENGTHS } from '../../users/limits.mts';
import { findPasswordFault } from '../../users/passwords.mts';

const ofUser = { AssociateId: integer, Type: oneOf(USER_TYPES), PersonId: integer };

/** Questions a form asks while somebody types; they change nothing. */
export const validityMethods: Route[] = [
	agentMethod('User/IsUserNameValid', (request, state) => userNameFault(request, state) === ''),
	agentMethod('User/IsUserNameValidWithReason', (request, state) =>
		validationResult(userNameFault(request, state)),
	),
	agentMethod('User/IsPasswordValid', (request) => passwordFault(request) === ''),
	agentMethod('User/IsPasswordValidWithReason', (request) =>
		validationResult(passwordFault(request)),
	),
	agentMethod('User/IsNickNameUnique', (request, state) => {
		const { AssociateId, NickName } = readArguments(request, {
			AssociateId: integer,
			NickName: text,
		});
		return !isTaken(state, 'NickName', NickName, AssociateId);
	}),
];

/** Why a user cannot have this user name; empty when it can. */
function userNameFault(request: ApiRequest, state: State): string {
	const { AssociateId, UserName } = readArguments(request, { ...ofUser, UserName: text });
	if (UserName === '') return 'A user name is required.';
	if (UserName.length > LENGTHS.UserName) {
		return `A user name has at most ${LENGTHS.UserName} characters.`;
	}
	const isUsed = isTaken(state, 'UserName', UserName, AssociateId);
	return isUsed ? `'${UserName}' is used by another user.` : '';
}

function passwordFault(request: ApiRequest): string {
	return findPasswordFault(readArguments(request, { ...ofUser, Password: text }).Password);
}

/** UserValidationResult */
function validationResult(Reason: string): object {
	return withRights({ Reason, Result: Reason === '' });
}
