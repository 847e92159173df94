import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidInput } from '../invalidInput';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { changeUser } from '../user/change/change';
import type { Wanted } from '../user/change/wanted';
import { simplifyUser } from '../user/simplify';
import { readTarget, subjectOf, targetProperties } from '../user/target';
import { flag, names } from '../values';

const allProperty: INodeProperties = {
	displayName: 'All Licences',
	name: 'allLicenses',
	type: 'boolean',
	default: false,
	description: 'Whether to take the user plan and all further licences from the user',
};

const licensesProperty: INodeProperties = {
	displayName: 'Licences',
	name: 'licenses',
	type: 'string',
	default: '',
	required: true,
	displayOptions: { show: { allLicenses: [false] } },
	placeholder: 'e.g. Mobile, superoffice.ten-mailings',
	description:
		'Titles or names of the licences to take from the user, separated by commas, or a list of them. The name of a user plan takes the plan, too: the user can no longer log in then.',
};

/** Takes licences from a user: a change of the user. */
export const remove: Operation = {
	option: {
		name: 'Remove',
		value: 'remove',
		action: 'Remove a license',
		description: 'Take licences from a user, so that others can have them. The user stays.',
	},
	properties: [
		...targetProperties,
		allProperty,
		licensesProperty,
		...outputProperties('e.g. AssociateId,Name,LicenseOwners'),
		optionsProperty({ switches: ['allowLastAdministrator', 'dryRun', 'includeChanges'] }),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const target = readTarget(caller, itemIndex);
		const all = caller.getNodeParameter(allProperty.name, itemIndex, false);
		const wanted: Wanted = flag(all, allProperty.displayName)
			? { set: { userPlan: null, licenses: [] }, add: {}, remove: {} }
			: { set: {}, add: {}, remove: { licenses: readNames(caller, itemIndex) } };
		const options = readOptions(caller, itemIndex);
		const output = readOutput(caller, itemIndex, simplifyUser, options);
		const subject = await subjectOf(run, target, options);
		return [await changeUser(run, subject, wanted, options, output)];
	},
};

function readNames(caller: IExecuteFunctions, itemIndex: number): string[] {
	const { name, displayName } = licensesProperty;
	const licenses = names(caller.getNodeParameter(name, itemIndex, ''), displayName);
	if (licenses.length === 0) {
		throw new InvalidInput(
			`'${displayName}' is empty`,
			`Name one licence at least, or turn on '${allProperty.displayName}'.`,
		);
	}
	return licenses;
}
