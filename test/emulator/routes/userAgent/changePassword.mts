import { integer, text } from '../../carriers/reading.mts';
import type { ApiRequest, Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';
import type { State, StoredUser } from '../../state.mts';
import { findUser, findUserByName, isAdministrator } from '../../state.mts';
import { changePassword, supportedChangeTypes } from '../../users/passwords.mts';
import { requireSelfOrAdministrator } from '../../users/permissions.mts';

const passwords = { OldPassword: text, NewPassword: text };

/** Passwords as users change their own: the one thing about themselves that all may change. */
export const changePasswordMethods: Route[] = [
	agentMethod('User/ChangeOwnPassword', (request, state) => change(request, state, request.caller)),
	agentMethod('User/ChangePassword', (request, state) => {
		const { AssociateId } = readArguments(request, { AssociateId: integer });
		return change(request, state, findUser(state, AssociateId));
	}),
	agentMethod('User/ChangePasswordFromName', (request, state) => {
		const { AssociateName } = readArguments(request, { AssociateName: text });
		return change(request, state, findUserByName(state, AssociateName));
	}),
	agentMethod('User/CanChangePassword', (request, state) => {
		const { AssociateId } = readArguments(request, { AssociateId: integer });
		const isAllowed =
			AssociateId === request.caller.AssociateId || isAdministrator(state, request.caller);
		const types = supportedChangeTypes(state, findUser(state, AssociateId));
		return isAllowed && types.includes('Password');
	}),
];

function change(request: ApiRequest, state: State, user: StoredUser | undefined): boolean {
	const { OldPassword, NewPassword } = readArguments(request, passwords);
	if (user === undefined) return false;
	requireSelfOrAdministrator(state, request.caller, user);
	return changePassword(state, user, OldPassword, NewPassword);
}
