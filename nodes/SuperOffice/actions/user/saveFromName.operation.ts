import type { IDataObject } from 'n8n-workflow';

import type { PartialUser } from '../carrier';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { getUserFromName, saveUserFromName } from './calls';
import { saveItem } from './change/outcome';
import { resolveUser } from './change/wanted';
import { completeUser } from './entity';
import { readUser, userProperties } from './parameters';
import { namedUserProperty, readNamedUser } from './target';

/** Saves the user with a user name: `POST Agents/User/SaveUserFromName`. */
export const saveFromName: Operation = {
	option: {
		name: 'Save From Name',
		value: 'saveFromName',
		action: 'Save user from name',
		description:
			'Change an existing user, found by user name or user ID; creates nobody. Use it for fields that Update does not have; fields that are not given keep their values.',
	},
	guarded: 'passwords',
	closedOnline: true,
	properties: [
		namedUserProperty,
		...userProperties,
		optionsProperty({ switches: ['keepOtherFields', 'dryRun', 'includeChanges'], select: true }),
	],
	async execute(run, itemIndex) {
		const { caller, send } = run;
		const userName = readNamedUser(caller, itemIndex);
		const given = readUser(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		await run.turn.given(`user ${userName}`);
		const named = await resolveUser(run, given);
		const source = { ...getUserFromName(userName), ...options.every };
		const complete = async () =>
			await completeUser(named, async () => await send<PartialUser>(source), options);
		let completed = await complete();
		// An earlier item has changed the user after they were read here.
		if (await run.turn.user(completed.before?.AssociateId)) completed = await complete();
		const { user, before } = completed;
		const call = {
			...saveUserFromName(userName, user, before),
			...options.own,
			qs: options.select,
		};
		const save = async () => await send<IDataObject>(call);
		return [await saveItem(run, { before: before ?? null, after: user }, save, options)];
	},
};
