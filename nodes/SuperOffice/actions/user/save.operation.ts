import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { PartialUser } from '../carrier';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { wholeNumber } from '../values';
import { getUser, saveUser } from './calls';
import { saveItem } from './change/outcome';
import { resolveUser } from './change/wanted';
import { completeUser, defaultsFor, namesOf } from './entity';
import { readUser, refuseOtherId, userProperties } from './parameters';

/**
 * The number that the call takes, and no list: 0 stands for a new user. Who wants to pick one has
 * Update.
 */
const associateIdProperty: INodeProperties = {
	displayName: 'Associate ID',
	name: 'associateId',
	type: 'number',
	default: 0,
	required: true,
	description: 'ID of the user to change; 0 creates a new user',
};

/** Saves a user by id, or creates one: `POST Agents/User/SaveUser`. */
export const save: Operation = {
	option: {
		name: 'Save',
		value: 'save',
		action: 'Save user',
		description:
			'Change an existing user by its associate ID, or create one with associate ID 0. Use it for fields that Update and Create do not have; fields that are not given keep their values.',
	},
	guarded: 'passwords',
	closedOnline: true,
	notice: {
		text: 'Associate ID 0 creates a new user. To change somebody, give their associate ID.',
		displayOptions: { show: { associateId: [0] } },
	},
	properties: [
		associateIdProperty,
		...userProperties,
		optionsProperty({ switches: ['keepOtherFields', 'dryRun', 'includeChanges'] }),
	],
	async execute(run, itemIndex) {
		const { caller, send } = run;
		const { name, displayName } = associateIdProperty;
		const associateId = wholeNumber()(caller.getNodeParameter(name, itemIndex), displayName);
		const given = readUser(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		refuseOtherId(given, associateId);
		const isNew = associateId === 0;
		if (isNew) await run.turn.given(...namesOf(given));
		await run.turn.user(associateId);
		const named = await resolveUser(run, given);
		const read = async () =>
			isNew
				? await defaultsFor(run, named, options)
				: await send<PartialUser>({ ...getUser(associateId), ...options.every });
		const { user, before } = await completeUser(named, read, options);
		const after = { ...user, AssociateId: associateId };
		const call = { ...saveUser(after, before), ...options.own };
		const save = async () => await send<IDataObject>(call);
		const states = { before: isNew ? null : (before ?? null), after };
		return [await saveItem(run, states, save, options)];
	},
};
