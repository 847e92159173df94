import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { createNewUser } from './change/create';
import { resolveWanted } from './change/wanted';
import { newCustomFieldsProperty } from './customFields/given';
import { namesOf } from './entity';
import {
	additionalFieldsProperty,
	newUserProperties,
	readNewUser,
	refuseIncomplete,
} from './newUser';
import { simplifyUser } from './simplify';

/** Creates a user: `User/Default`, `User/Validate`, `POST User`. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create user',
		description:
			'Make a person a user: user ID, user name, role, groups, user plan and licenses. Use it for a joiner who is no user yet: it fails for one who is.',
	},
	guarded: 'passwords',
	closedOnline: true,
	properties: [
		...newUserProperties({ required: true }),
		additionalFieldsProperty('create'),
		newCustomFieldsProperty,
		...outputProperties('e.g. AssociateId,Name,Role'),
		optionsProperty({ switches: ['dryRun', 'includeChanges'] }),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const given = readNewUser(caller, itemIndex, { mayExist: false });
		refuseIncomplete(given);
		const options = readOptions(caller, itemIndex);
		const output = readOutput(caller, itemIndex, simplifyUser, options);
		await run.turn.given(...namesOf(given.set));
		const wanted = await resolveWanted(run, given);
		return [await createNewUser(run, wanted, options, output)];
	},
};
