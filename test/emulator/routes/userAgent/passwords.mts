import { integer, text } from '../../carriers/reading.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';
import type { State, StoredUser } from '../../state.mts';
import { findPerson, findUser, findUserByName } from '../../state.mts';
import { requireSelfOrAdministrator } from '../../users/permissions.mts';
import { sendMailTo } from '../../users/mails.mts';
import { setPassword, supportedChangeTypes } from '../../users/passwords.mts';

const byId = { AssociateId: integer };
const byName = { AssociateName: text };
const byAdministrators = { administratorsOnly: true };

/** Passwords as an administrator sets them: the old one is not asked for. */
export const passwordMethods: Route[] = [
	agentMethod(
		'User/SetPassword',
		(request, state) => {
			const { AssociateId, Password } = readArguments(request, { ...byId, Password: text });
			return setPassword(state, findUser(state, AssociateId), Password);
		},
		byAdministrators,
	),
	agentMethod(
		'User/SetPasswordFromName',
		(request, state) => {
			const { AssociateName, Password } = readArguments(request, { ...byName, Password: text });
			return setPassword(state, findUserByName(state, AssociateName), Password);
		},
		byAdministrators,
	),
	agentMethod(
		'User/SetGeneratedPassword',
		(request, state) =>
			generatePassword(state, findUser(state, readArguments(request, byId).AssociateId)),
		byAdministrators,
	),
	agentMethod(
		'User/SetGeneratedPasswordFromName',
		(request, state) =>
			generatePassword(state, findUserByName(state, readArguments(request, byName).AssociateName)),
		byAdministrators,
	),
	agentMethod('User/SendChangePasswordEMail', (request, state) => {
		const user = findUser(state, readArguments(request, byId).AssociateId);
		if (user !== undefined) requireSelfOrAdministrator(state, request.caller, user);
		return sendMail(state, user);
	}),
	agentMethod('User/GetSupportedChangePasswordTypes', (request, state) =>
		supportedChangeTypes(state, findUser(state, readArguments(request, byId).AssociateId)),
	),
];

/** Predictable, so that a test can log in with it without reading the answer. */
function generatePassword(state: State, user: StoredUser | undefined): string | null {
	if (user === undefined) return null;
	const password = `Generated-${user.AssociateId}-pw`;
	setPassword(state, user, password);
	return password;
}

function sendMail(state: State, user: StoredUser | undefined): object {
	if (user === undefined || !supportedChangeTypes(state, user).includes('Email')) {
		return { Success: false, Message: 'This user cannot get a new password by e-mail.' };
	}
	const to = findPerson(state, user.personId)?.Email ?? '';
	sendMailTo(state, { to, subject: 'Change your password', associateId: user.AssociateId });
	return { Success: true, Message: '' };
}
