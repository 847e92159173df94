import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Call } from '../../transport/request';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { oneOf } from '../values';
import { getUser, getUserFromEjUserId, getUserFromName, getUserFromPersonId } from './calls';
import {
	associateIdProperty,
	readAssociateId,
	readId,
	readUserName,
	userNameProperty,
} from './parameters';
import { simplifyUser } from './simplify';

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

const FIND_BY = 'Find User By';

type Reader = (caller: IExecuteFunctions, itemIndex: number) => Call;

/** One call for each way to find a user. */
const READERS: Record<string, Reader> = {
	associateId: (caller, itemIndex) => getUser(readAssociateId(caller, itemIndex, 1)),
	ejUserId: (caller, itemIndex) => getUserFromEjUserId(readId(caller, itemIndex, ejUserIdProperty)),
	personId: (caller, itemIndex) => getUserFromPersonId(readId(caller, itemIndex, personIdProperty)),
	userName: (caller, itemIndex) => getUserFromName(readUserName(caller, itemIndex)),
};

/** Reads one user. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get user',
		description:
			'Read one user, found by associate ID, user name or user ID, person ID, or Service user ID',
	},
	properties: [
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
			description: 'ID of the user to read',
		},
		personIdProperty,
		ejUserIdProperty,
		{
			...userNameProperty,
			displayOptions: { show: { findBy: ['userName'] } },
			description: 'User name (login) or user ID of the user to read',
		},
		...outputProperties('e.g. AssociateId,Name,Role'),
		optionsProperty({}),
	],
	async execute({ caller, send }, itemIndex) {
		const findBy = oneOf(Object.keys(READERS))(
			caller.getNodeParameter('findBy', itemIndex),
			FIND_BY,
		);
		const call = READERS[findBy](caller, itemIndex);
		const { select, shape } = readOutput(caller, itemIndex, simplifyUser);
		const { own } = readOptions(caller, itemIndex);
		const qs = select ? { ...call.qs, $select: select } : call.qs;
		const found = await send<IDataObject | IDataObject[]>({
			...call,
			...own,
			qs,
		});
		return [found].flat().map(shape);
	},
};
