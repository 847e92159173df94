import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidInput } from '../invalidInput';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { changeUser } from '../user/change/change';
import { licenseNames, licensesProperty, type LicenseName } from '../user/change/licenses';
import type { Wanted } from '../user/change/wanted';
import { simplifyUser } from '../user/simplify';
import { readTarget, subjectOf, userProperty } from '../user/target';
import { flag } from '../values';

const allProperty: INodeProperties = {
	displayName: 'All Licenses',
	name: 'allLicenses',
	type: 'boolean',
	default: false,
	description:
		'Whether to take the user plan and all further licenses from the user, hidden ones as well',
};

const licensesToRemove = licensesProperty('getLicenses', {
	displayName: 'Licenses',
	name: 'licenses',
	required: true,
	displayOptions: { show: { allLicenses: [false] } },
	description:
		'Titles or names of the licenses to take from the user. The name of a user plan takes the plan, too: the user can no longer log in then.',
});

/** Takes licenses from a user: a change of the user. */
export const remove: Operation = {
	option: {
		name: 'Remove',
		value: 'remove',
		action: 'Remove license from user',
		description:
			'Take licenses from a user, so that others can have them. Use it for somebody who stays: for a leaver Retire takes them all.',
	},
	closedOnline: true,
	properties: [
		userProperty,
		allProperty,
		licensesToRemove,
		...outputProperties('e.g. AssociateId,Name,LicenseOwners'),
		optionsProperty({ switches: ['allowLastAdministrator', 'dryRun', 'includeChanges'] }),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const target = readTarget(caller, itemIndex);
		const all = caller.getNodeParameter(allProperty.name, itemIndex, false);
		const wanted: Wanted = flag(all, allProperty.displayName)
			? { set: {}, add: {}, remove: { licenses: 'all' } }
			: { set: {}, add: {}, remove: { licenses: readNames(caller, itemIndex) } };
		const options = readOptions(caller, itemIndex);
		const output = readOutput(caller, itemIndex, simplifyUser, options);
		const subject = await subjectOf(run, target, options);
		return [await changeUser(run, subject, wanted, options, output)];
	},
};

function readNames(caller: IExecuteFunctions, itemIndex: number): LicenseName[] {
	const { name, displayName } = licensesToRemove;
	const licenses = licenseNames(caller.getNodeParameter(name, itemIndex, ''), displayName);
	if (licenses.length === 0) {
		throw new InvalidInput(
			`'${displayName}' is empty`,
			`Name one license at least, or turn on '${allProperty.displayName}'.`,
		);
	}
	return licenses;
}
