import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Call } from '../../transport/request';
import type { PartialUser } from '../carrier';
import type { Options } from '../options';
import { Refused } from '../refused';
import type { Run } from '../run';
import { oneOf } from '../values';
import { getUser, getUserFromEjUserId, getUserFromName, getUserFromPersonId } from './calls';
import { knownSubject, type Subject } from './change/subject';
import {
	associateIdProperty,
	readAssociateId,
	readId,
	readUserName,
	userNameProperty,
} from './parameters';

const FIND_BY = 'Find User By';

const personIdProperty: INodeProperties = {
	displayName: 'Person ID',
	name: 'personId',
	type: 'number',
	default: 0,
	required: true,
	displayOptions: { show: { findBy: ['personId'] } },
	description: 'ID of the person (contact) that the user is',
};

const ejUserIdProperty: INodeProperties = {
	displayName: 'Service User ID',
	name: 'ejUserId',
	type: 'number',
	default: 0,
	required: true,
	displayOptions: { show: { findBy: ['ejUserId'] } },
	description: 'ID of the user in Service',
};

/** 'Find User By' and what belongs to it, for an operation on one user. */
export const targetProperties: INodeProperties[] = [
	{
		displayName: FIND_BY,
		name: 'findBy',
		type: 'options',
		options: [
			{ name: 'Associate ID', value: 'associateId' },
			{ name: 'Person ID', value: 'personId' },
			{ name: 'Service User ID', value: 'ejUserId' },
			{ name: 'User Name or User ID', value: 'userName' },
		],
		default: 'userName',
		description: 'What is known of the user',
	},
	{
		...associateIdProperty,
		displayOptions: { show: { findBy: ['associateId'] } },
		description: 'ID of the user in SuperOffice',
	},
	personIdProperty,
	ejUserIdProperty,
	{
		...userNameProperty,
		displayOptions: { show: { findBy: ['userName'] } },
		description: 'User name (login) or user ID of the user',
	},
];

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

type Reader = (caller: IExecuteFunctions, itemIndex: number) => Target;

/** One call for each way to find a user. */
const READERS: Record<Known['by'], Reader> = {
	associateId: (caller, itemIndex) => {
		const value = readAssociateId(caller, itemIndex, 1);
		return { associateId: value, known: { by: 'associateId', value }, call: getUser(value) };
	},
	ejUserId: (caller, itemIndex) => {
		const value = readId(caller, itemIndex, ejUserIdProperty);
		return { known: { by: 'ejUserId', value }, call: getUserFromEjUserId(value) };
	},
	personId: (caller, itemIndex) => {
		const value = readId(caller, itemIndex, personIdProperty);
		return { known: { by: 'personId', value }, call: getUserFromPersonId(value) };
	},
	userName: (caller, itemIndex) => {
		const value = readUserName(caller, itemIndex);
		return { known: { by: 'userName', value }, call: getUserFromName(value) };
	},
};

/**
 * Reads 'Find User By' and what belongs to it.
 *
 * @throws InvalidInput that names the parameter
 */
export function readTarget(caller: IExecuteFunctions, itemIndex: number): Target {
	const findBy = oneOf(Object.keys(READERS))(caller.getNodeParameter('findBy', itemIndex), FIND_BY);
	return READERS[findBy as Known['by']](caller, itemIndex);
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
