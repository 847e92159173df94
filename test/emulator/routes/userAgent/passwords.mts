import { integer, text } from '../../carriers/reading.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';
import { PASSWORD_CREDENTIAL } from '../../seed/names.mts';
import type { State, StoredUser } from '../../state.mts';
import { findPerson, findUser, findUserByName } from '../../state.mts';
import { setCredential } from '../../users/credentials.mts';

const byId = { AssociateId: integer };
const byName = { AssociateName: text };
const byAdministrators = { administratorsOnly: true };

/** Passwords as an administrator sets them; nobody's old password is asked for. */
export const passwordMethods: Route[] = [
	agentMethod(
		'User/SetPassword',
		(request, state) => {
			const { AssociateId, Password } = readArguments(request, { ...byId, Password: text });
			return setPassword(findUser(state, AssociateId), Password);
		},
		byAdministrators,
	),
	agentMethod(
		'User/SetPasswordFromName',
		(request, state) => {
			const { AssociateName, Password } = readArguments(request, { ...byName, Password: text });
			return setPassword(findUserByName(state, AssociateName), Password);
		},
		byAdministrators,
	),
	agentMethod(
		'User/SetGeneratedPassword',
		(request, state) => generatePassword(findUser(state, readArguments(request, byId).AssociateId)),
		byAdministrators,
	),
	agentMethod(
		'User/SetGeneratedPasswordFromName',
		(request, state) =>
			generatePassword(findUserByName(state, readArguments(request, byName).AssociateName)),
		byAdministrators,
	),
	agentMethod('User/SendChangePasswordEMail', (request, state) =>
		sendMail(state, findUser(state, readArguments(request, byId).AssociateId)),
	),
	agentMethod('User/GetSupportedChangePasswordTypes', (request, state) => {
		const user = findUser(state, readArguments(request, byId).AssociateId);
		// A directory login is changed in the directory, not here.
		return user?.credentials.some(({ type }) => type === PASSWORD_CREDENTIAL) ? ['Password'] : [];
	}),
];

/** False for nobody and for an empty password; the rules for passwords are not documented. */
function setPassword(user: StoredUser | undefined, password: string): boolean {
	if (user === undefined || password === '') return false;
	user.credentials = setCredential(user.credentials, PASSWORD_CREDENTIAL, password);
	return true;
}

/** Predictable, so that a test can log in with it without reading the answer. */
function generatePassword(user: StoredUser | undefined): string | null {
	if (user === undefined) return null;
	const password = `Generated-${user.AssociateId}-pw`;
	setPassword(user, password);
	return password;
}

function sendMail(state: State, user: StoredUser | undefined): object {
	const to = user === undefined ? undefined : findPerson(state, user.personId)?.Email;
	if (user === undefined || to === undefined || to === '') {
		return { Success: false, Message: 'The user has no e-mail address.' };
	}
	state.outbox.push({ to, subject: 'Change your password', associateId: user.AssociateId });
	return { Success: true, Message: '' };
}
