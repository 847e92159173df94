import { carrierWith, someOf } from '../../transport/accepts';
import type { Call } from '../../transport/request';
import { passwordsOf, type PartialUser } from '../carrier';

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
		purpose: `read user "${userName}"`,
		subject: `user "${userName}"`,
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

/** `SaveUser`: replaces the whole user, or creates one when the id is 0. */
export function saveUser(user: PartialUser): Call {
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
	};
}

/** `SaveUserFromName`: replaces the whole user that has this user ID or user name. */
export function saveUserFromName(userName: string, user: PartialUser): Call {
	return {
		...USER_CALL,
		method: 'POST',
		path: 'Agents/User/SaveUserFromName',
		body: { UserName: userName, User: user },
		secrets: passwordsOf(user),
		purpose: `save user "${userName}"`,
		subject: `user "${userName}"`,
		writes: true,
	};
}
