import type { IExecuteFunctions, INodeProperties, INodePropertyMode } from 'n8n-workflow';

import type { Call } from '../../transport/request';
import type { PartialUser } from '../carrier';
import { InvalidInput } from '../invalidInput';
import { byId, byName, isWords, locatedBy, locatorProperty } from '../locators';
import type { Options } from '../options';
import { Refused } from '../refused';
import type { Run } from '../run';
import { isBlank, text, wholeNumber } from '../values';
import { getUser, getUserFromEjUserId, getUserFromName, getUserFromPersonId } from './calls';
import { knownSubject, type Subject } from './change/subject';

/** The ways to give a user, by the name of their mode. */
const BY_ASSOCIATE_ID = byId('associateId', 'By Associate ID');
const BY_PERSON_ID = byId('personId', 'By Person ID');
const BY_SERVICE_USER_ID = byId('serviceUserId', 'By Service User ID');
const BY_USER_NAME = byName('e.g. jdoe@example.com', 'By User Name or User ID', 'userName');

const USER = 'User';

const USERS = { method: 'searchUsers', placeholder: 'Choose a user…' };

/** The one user that an operation is about. */
export const userProperty: INodeProperties = locatorProperty({
	displayName: USER,
	name: 'user',
	required: true,
	description:
		'The user, from the list or by what is known of them. An expression for the whole parameter gives an associate ID, a user name or a user ID.',
	list: USERS,
	// n8n puts an expression that is dropped on the list into the first of these.
	modes: [BY_USER_NAME, BY_ASSOCIATE_ID, BY_PERSON_ID, BY_SERVICE_USER_ID],
});

/** The same for calls that take an associate ID only. */
export const associateProperty: INodeProperties = locatorProperty({
	displayName: USER,
	name: 'user',
	required: true,
	description: 'The user, from the list or by associate ID',
	list: USERS,
	modes: [BY_ASSOCIATE_ID],
});

/** The same for calls that take a user name or user ID only. */
export const namedUserProperty: INodeProperties = locatorProperty({
	displayName: USER,
	name: 'user',
	required: true,
	description: 'The user, from the list or by user name (login) or user ID',
	list: { ...USERS, method: 'searchUserIds' },
	modes: [BY_USER_NAME],
});

/** What is known of a user: by which parameter, and its value. */
export type Known =
	| { by: 'associateId' | 'ejUserId' | 'personId'; value: number }
	| { by: 'userName'; value: string };

/** How one user is found: the call that reads it, and its ID where that is what was given. */
export interface Target {
	associateId?: number;
	/** What was given, for an operation that finds the user in another way */
	known: Known;
	call: Call;
}

/** One call for each way to find a user. */
const TARGETS = {
	associateId: (given: unknown): Target => {
		const value = idIn(given, BY_ASSOCIATE_ID);
		return { associateId: value, known: { by: 'associateId', value }, call: getUser(value) };
	},
	personId: (given: unknown): Target => {
		const value = idIn(given, BY_PERSON_ID);
		return { known: { by: 'personId', value }, call: getUserFromPersonId(value) };
	},
	serviceUserId: (given: unknown): Target => {
		const value = idIn(given, BY_SERVICE_USER_ID);
		return { known: { by: 'ejUserId', value }, call: getUserFromEjUserId(value) };
	},
	userName: (given: unknown): Target => {
		const value = nameIn(given);
		return { known: { by: 'userName', value }, call: getUserFromName(value) };
	},
};

/** All modes; what is chosen from the list is an associate ID. */
const MODES = ['list', 'userName', 'associateId', 'personId', 'serviceUserId'] as const;

/**
 * Reads 'User'. An expression for the whole parameter gives an associate ID where it is a number or
 * the text of one, else a user name or user ID.
 *
 * @throws InvalidInput that names the parameter
 */
export function readTarget(caller: IExecuteFunctions, itemIndex: number): Target {
	const { mode, value } = readUserIn(caller, itemIndex, MODES);
	const usual = isWords(value) ? 'userName' : 'associateId';
	return TARGETS[mode === 'list' ? 'associateId' : (mode ?? usual)](value);
}

/** Reads 'User' where it is an associate ID. @throws InvalidInput */
export function readAssociate(caller: IExecuteFunctions, itemIndex: number): number {
	const { value } = readUserIn(caller, itemIndex, ['list', 'associateId']);
	return idIn(value, BY_ASSOCIATE_ID);
}

/** Reads 'User' where it is a user name or user ID. @throws InvalidInput */
export function readNamedUser(caller: IExecuteFunctions, itemIndex: number): string {
	return nameIn(readUserIn(caller, itemIndex, ['list', 'userName']).value);
}

function readUserIn<Mode extends string>(
	caller: IExecuteFunctions,
	itemIndex: number,
	modes: readonly Mode[],
) {
	const given: unknown = caller.getNodeParameter('user', itemIndex);
	if (isBlank(given)) {
		throw new InvalidInput(
			`'${USER}' is empty`,
			'Choose a user from the list, or look at the expression that gives one.',
		);
	}
	return locatedBy(given, USER, modes);
}

function idIn(value: unknown, { displayName }: INodePropertyMode): number {
	return wholeNumber(1, `It is given ${displayName.replace('By ', 'by ')}.`)(value, USER);
}

function nameIn(value: unknown): string {
	return text(value, USER).trim();
}

/**
 * Reads the one user that is meant, in no language, so that it can be written back, and waits for
 * earlier items about the same user.
 *
 * @throws Failure when there is none; Refused when there is more than one
 */
export async function readTargetUser(
	{ send, turn }: Run,
	{ associateId, call }: Target,
	{ every }: Options,
): Promise<PartialUser> {
	const read = async () => {
		const found = [await send<PartialUser | PartialUser[]>({ ...call, ...every })].flat();
		if (found.length > 1) throw moreThanOne(found);
		return found[0];
	};
	if (associateId !== undefined) {
		await turn.user(associateId);
		return await read();
	}
	const user = await read();
	// An earlier item has changed the user after they were read here.
	return (await turn.user(user.AssociateId)) ? await read() : user;
}

/** Of a person who is more than one user, nobody knows which is meant. */
export function moreThanOne(users: Array<Pick<PartialUser, 'AssociateId' | 'Name'>>): Refused {
	const listed = users.map(({ AssociateId, Name }) => `${Name} (${AssociateId})`).join(', ');
	return new Refused(
		`More than one user is meant: ${listed}`,
		'Find the user by something that only one of them has, such as the associate ID or the user name.',
	);
}

/** The user that an operation is to change; it is read now unless its ID is all that is needed. */
export async function subjectOf(run: Run, target: Target, options: Options): Promise<Subject> {
	const read = async () => await readTargetUser(run, target, options);
	if (target.associateId === undefined) return knownSubject(await read());
	await run.turn.user(target.associateId);
	return { associateId: target.associateId, read };
}
