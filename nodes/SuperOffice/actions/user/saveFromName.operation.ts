import { request } from '../../transport/request';
import { InvalidInput } from '../invalidInput';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { text } from '../values';
import { getUserFromName, saveUserFromName } from './calls';
import { completeUser } from './entity';
import { readUser, userProperties } from './parameters';

const USER_NAME = 'User Name';

/** Saves the user with a user name: `POST Agents/User/SaveUserFromName`. */
export const saveFromName: Operation = {
	option: {
		name: 'Save From Name',
		value: 'saveFromName',
		action: 'Save user from name',
		description:
			'Change an existing user, found by user name or user ID. Fields that are not given keep their values. Creates nobody.',
	},
	properties: [
		{
			displayName: USER_NAME,
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. jdoe@example.com',
			description: 'User name (login) or user ID of the user to change',
		},
		...userProperties,
		optionsProperty({ keepOtherFields: true, select: true }),
	],
	async execute({ caller, session }, itemIndex) {
		const userName = text(caller.getNodeParameter('userName', itemIndex), USER_NAME).trim();
		if (userName === '') {
			throw new InvalidInput(
				`'${USER_NAME}' is empty`,
				'Give the user name (login) or user ID of the user to change.',
			);
		}
		const given = readUser(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		const source = getUserFromName(userName);
		const user = await completeUser({ caller, session }, given, source, options);
		const call = saveUserFromName(userName, user);
		return [await request(caller, session, { ...call, ...options.own, qs: options.select })];
	},
};
