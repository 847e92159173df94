import { text } from '../../carriers/reading.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments, requireInteger } from '../../request.mts';
import { findUser, findUserByName } from '../../state.mts';
import { deleteUser } from '../../users/retire.mts';

/** Deleting nobody is 204 as well: agents report no missing object (inference for void methods). */
export const deleteUserMethods: Route[] = [
	agentMethod(
		'User/DeleteUser',
		(request, state) => {
			const user = findUser(state, requireInteger(request, 'userId'));
			if (user !== undefined) deleteUser(state, user, request.caller);
		},
		{ administratorsOnly: true, selects: false },
	),
	agentMethod(
		'User/DeleteUserFromName',
		(request, state) => {
			const { UserName } = readArguments(request, { UserName: text });
			const user = findUserByName(state, UserName);
			if (user !== undefined) deleteUser(state, user, request.caller);
		},
		{ administratorsOnly: true },
	),
];
