import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { defaultUser, getUser, saveUser } from './calls';
import { completeUser } from './entity';
import {
	associateIdProperty,
	readAssociateId,
	readUser,
	refuseOtherId,
	userProperties,
} from './parameters';

/** Saves a user by id, or creates one: `POST Agents/User/SaveUser`. */
export const save: Operation = {
	option: {
		name: 'Save',
		value: 'save',
		action: 'Save user',
		description:
			'Change an existing user by its associate ID, or create one with associate ID 0. Fields that are not given keep their values.',
	},
	properties: [
		{
			...associateIdProperty,
			description: 'ID of the user to change; 0 creates a new user',
		},
		...userProperties,
		optionsProperty({ keepOtherFields: true }),
	],
	async execute(run, itemIndex) {
		const { caller, send } = run;
		const associateId = readAssociateId(caller, itemIndex, 0);
		const given = readUser(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		refuseOtherId(given, associateId);
		const source = associateId === 0 ? defaultUser(given) : getUser(associateId);
		const user = await completeUser(run, given, source, options);
		const call = saveUser({ ...user, AssociateId: associateId });
		return [await send({ ...call, ...options.own })];
	},
};
