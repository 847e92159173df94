import { noteEffect } from '../journal.mts';
import { DIRECTORY_CREDENTIAL, PASSWORD_CREDENTIAL } from '../seed/names.mts';
import type { State, StoredUser } from '../state.mts';
import { findPerson } from '../state.mts';
import { isSame, setCredential } from './credentials.mts';

const SHORTEST = 8;

/**
 * Why this installation does not take a password, empty when it does. An administrator sets the
 * rules of an installation; this one has the rule of length only.
 */
export function findPasswordFault(password: string): string {
	return password.length < SHORTEST ? `A password has at least ${SHORTEST} characters.` : '';
}

/** @returns false for nobody and for a password the installation does not take */
export function setPassword(state: State, user: StoredUser | undefined, password: string): boolean {
	if (user === undefined || findPasswordFault(password) !== '') return false;
	user.credentials = setCredential(user.credentials, PASSWORD_CREDENTIAL, password);
	noteEffect(state, 'passwordSet', user.AssociateId);
	return true;
}

/** @returns false, too, when the old password is not the user's */
export function changePassword(
	state: State,
	user: StoredUser,
	old: string,
	password: string,
): boolean {
	const isRight = user.credentials.some(
		({ type, value }) => isSame(type, PASSWORD_CREDENTIAL) && value !== '' && value === old,
	);
	return isRight && setPassword(state, user, password);
}

type ChangeType = 'Email' | 'Password';

/**
 * How a user can come to a new password. A login of the directory is changed there and not here;
 * a link by e-mail needs an address, a user name to log in with, and a password to be replaced.
 * The documents only name the two ways, not when which is supported.
 */
export function supportedChangeTypes(state: State, user: StoredUser | undefined): ChangeType[] {
	if (user === undefined || has(user, DIRECTORY_CREDENTIAL)) return [];
	const hasPassword = has(user, PASSWORD_CREDENTIAL);
	if (!hasPassword && user.credentials.length > 0) return [];
	const address = findPerson(state, user.personId)?.Email ?? '';
	const takesMail = hasPassword && address !== '' && user.UserName !== '';
	return takesMail ? ['Email', 'Password'] : ['Password'];
}

function has(user: StoredUser, type: string): boolean {
	return user.credentials.some((credential) => isSame(credential.type, type));
}
