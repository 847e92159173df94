import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { changeUser } from './change/change';
import { resolveWanted } from './change/wanted';
import { readCollection } from './collection';
import { customFieldsProperty, readCustomFields } from './customFields/given';
import { fieldProperties, readFields } from './fields';
import { simplifyUser } from './simplify';
import { readTarget, subjectOf, userProperty } from './target';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: fieldProperties('update'),
};

/** Changes some fields of one user: `PATCH User/{id}`. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update user',
		description:
			'Change only the named fields of an existing user, such as role, groups, user plan or user name. Use it for somebody who moves; everything else stays.',
	},
	closedOnline: true,
	properties: [
		userProperty,
		updateFields,
		customFieldsProperty,
		...outputProperties('e.g. AssociateId,Name,Role'),
		optionsProperty({ switches: ['allowLastAdministrator', 'dryRun', 'includeChanges'] }),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const target = readTarget(caller, itemIndex);
		const fields = readCollection(caller, itemIndex, updateFields);
		const given = readFields({ ...fields, ...readCustomFields(caller, itemIndex) }, 'update');
		const options = readOptions(caller, itemIndex);
		const output = readOutput(caller, itemIndex, simplifyUser, options);
		const wanted = await resolveWanted(run, given);
		const subject = await subjectOf(run, target, options);
		return [await changeUser(run, subject, wanted, options, output)];
	},
};
