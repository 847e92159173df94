import { carrierWith, listOf, mapOfTexts, nothing, someOf } from '../../transport/accepts';
import type { Call, Settlement } from '../../transport/request';
import { passwordsOf, type PartialUser } from '../carrier';
import { shown } from '../invalidInput';
import type { PatchOperation } from './change/patch';
import { settleCreation, settleDeletion, settleRetired, settleSave } from './settlement';

/** What all calls about users have in common. */
const USER_CALL = { accepts: carrierWith('AssociateId'), userManagement: true };

/** `GetUser`: a user by id; `null` when there is none. */
export function getUser(associateId: number): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/GetUser',
		qs: { userId: associateId },
		purpose: `read user ${associateId}`,
		subject: `user ${associateId}`,
		writes: false,
	};
}

/** `GetUserFromName`: a user by user ID or user name; `null` when there is none. */
export function getUserFromName(userName: string): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/GetUserFromName',
		body: { UserName: userName },
		purpose: `read user ${shown(userName)}`,
		subject: `user ${shown(userName)}`,
		writes: false,
	};
}

/** `GetUserFromPersonId`: the users of a person, one as a rule; an empty list when there is none. */
export function getUserFromPersonId(personId: number): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/GetUserFromPersonId',
		body: { PersonId: personId },
		accepts: someOf(USER_CALL.accepts),
		purpose: `read the user of person ${personId}`,
		subject: `a user of person ${personId}`,
		writes: false,
	};
}

/** `GetUserFromEjUserId`: the users with an id of Service; an empty list when there is none. */
export function getUserFromEjUserId(ejUserId: number): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/GetUserFromEjUserId',
		body: { EjUserId: ejUserId },
		accepts: someOf(USER_CALL.accepts),
		purpose: `read the user with Service user ID ${ejUserId}`,
		subject: `a user with Service user ID ${ejUserId}`,
		writes: false,
	};
}

/** `User/Default`: a new user with the defaults for its type and person, saved nowhere yet. */
export function defaultUser({ Type, Person }: PartialUser): Call {
	return {
		...USER_CALL,
		method: 'GET',
		path: 'User/Default',
		qs: { userType: Type ?? 'InternalAssociate', personId: Person?.PersonId ?? 0 },
		purpose: 'give the defaults for a new user',
		subject: `person ${Person?.PersonId ?? 0}`,
		writes: false,
	};
}

/**
 * `SaveUser`: replaces the whole user, or creates one when the id is 0.
 *
 * @param before As it was read, if it was
 */
export function saveUser(user: PartialUser, before?: PartialUser): Call {
	const subject = user.AssociateId ? `user ${user.AssociateId}` : 'the new user';
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/SaveUser',
		body: user,
		secrets: passwordsOf(user),
		purpose: `save ${subject}`,
		subject,
		writes: true,
		settlement: user.AssociateId
			? settleSave(getUser(user.AssociateId), user, before)
			: creationOf(user),
	};
}

/**
 * `SaveUserFromName`: replaces the whole user that has this user ID or user name.
 *
 * @param before As it was read, if it was: else a save that renames the user cannot be settled
 */
export function saveUserFromName(userName: string, user: PartialUser, before?: PartialUser): Call {
	const read = before?.AssociateId ? getUser(before.AssociateId) : getUserFromName(userName);
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/SaveUserFromName',
		body: { UserName: userName, User: user },
		secrets: passwordsOf(user),
		purpose: `save user ${shown(userName)}`,
		subject: `user ${shown(userName)}`,
		writes: true,
		settlement: settleSave(read, user, before),
	};
}

/** `Validate`: what speaks against saving a user, by property; an empty map when nothing does. */
export function validateUser(user: PartialUser): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'User/Validate',
		body: user,
		secrets: passwordsOf(user),
		accepts: mapOfTexts,
		purpose: 'check the new user',
		writes: false,
	};
}

/** `POST User`: creates a user. */
export function createUser(user: PartialUser): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'User',
		body: user,
		secrets: passwordsOf(user),
		purpose: `create user ${shown(user.Name)}`,
		writes: true,
		settlement: creationOf(user),
	};
}

/** A user without a name could be anybody. */
function creationOf(user: PartialUser): Settlement | undefined {
	const name = user.UserName || user.Name;
	return name ? settleCreation(getUserFromName(name), user) : undefined;
}

/** `PATCH User/{id}`: changes some properties of a user (JSON Patch). */
export function patchUser(
	associateId: number,
	operations: PatchOperation[],
	settlement: Settlement,
): Call {
	return {
		...USER_CALL,
		method: 'PATCH',
		path: `User/${associateId}`,
		body: operations,
		purpose: `change user ${associateId}`,
		subject: `user ${associateId}`,
		writes: true,
		settlement,
	};
}

/** `PUT User/{id}`: replaces the whole user. */
export function putUser(associateId: number, user: PartialUser, settlement: Settlement): Call {
	return {
		...USER_CALL,
		method: 'PUT',
		path: `User/${associateId}`,
		body: user,
		secrets: passwordsOf(user),
		purpose: `change user ${associateId}`,
		subject: `user ${associateId}`,
		writes: true,
		settlement,
	};
}

/** `DELETE User/{id}`: removes a user for good. */
export function deleteUser(associateId: number): Call {
	return {
		...USER_CALL,
		method: 'DELETE',
		path: `User/${associateId}`,
		accepts: nothing,
		purpose: `delete user ${associateId}`,
		subject: `user ${associateId}`,
		writes: true,
		settlement: settleDeletion(getUser(associateId)),
	};
}

/** `MakeRetired`: takes all licenses and marks user and person as gone, or takes the marks away. */
export function makeRetired(associateId: number, retired: boolean): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/MakeRetired',
		body: { AssociateId: associateId, Retired: retired },
		accepts: nothing,
		purpose: `${retired ? 'retire' : 'restore'} user ${associateId}`,
		writes: true,
		settlement: settleRetired(getUser(associateId), retired),
	};
}

/** `GetSupportedChangePasswordTypes`: `Email` or `Password`, the ways that are open for a user. */
export function passwordTypes(associateId: number): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/GetSupportedChangePasswordTypes',
		body: { AssociateId: associateId },
		accepts: (body) => Array.isArray(body),
		purpose: `say how the password of user ${associateId} can be changed`,
		writes: false,
	};
}

/** `SetPassword`: whether the password was set. */
export function setPasswordTo(associateId: number, password: string): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/SetPassword',
		body: { AssociateId: associateId, Password: password },
		secrets: [password],
		accepts: (body) => typeof body === 'boolean',
		purpose: `set the password of user ${associateId}`,
		writes: true,
	};
}

/** `SetGeneratedPassword`: the new password; `null` for somebody who does not exist. */
export function generatePassword(associateId: number): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/SetGeneratedPassword',
		body: { AssociateId: associateId },
		accepts: isPassword,
		purpose: `set a generated password for user ${associateId}`,
		subject: `user ${associateId}`,
		writes: true,
	};
}

/** A text in one piece: a page that a proxy sends in its place is a text, too. */
function isPassword(body: unknown): boolean {
	return typeof body === 'string' && /^[^\s<]\S{0,127}$/.test(body);
}

/** `SendChangePasswordEMail`: `{Success, Message}`. */
export function sendPasswordEmailTo(associateId: number): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/SendChangePasswordEMail',
		body: { AssociateId: associateId },
		accepts: carrierWith('Success'),
		purpose: `send a password email to user ${associateId}`,
		writes: true,
	};
}

/** `GET User/{id}/CustomCommand`: the commands that a user offers. */
export function listCommands(associateId: number): Call {
	return {
		...USER_CALL,
		method: 'GET',
		path: `User/${associateId}/CustomCommand`,
		accepts: listOf(carrierWith('Name')),
		purpose: `list the commands of user ${associateId}`,
		writes: false,
	};
}
