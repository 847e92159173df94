import type { IExecuteFunctions } from 'n8n-workflow';

import { InvalidInput } from '../invalidInput';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { changeUser } from '../user/change/change';
import { licenseName, licenseNames, licensesProperty } from '../user/change/licenses';
import type { Wanted } from '../user/change/wanted';
import { fieldProperty } from '../user/fields';
import { simplifyUser } from '../user/simplify';
import { readTarget, subjectOf, userProperty } from '../user/target';
import { isBlank } from '../values';

const userPlanProperty = fieldProperty('userPlan');
const furtherProperty = licensesProperty('getFurtherLicenses', {
	displayName: 'Licenses',
	name: 'licenses',
	description: 'Titles or names of licenses to assign, apart from the user plan. The others stay.',
});

/** Gives a user licenses: a change of the user. */
export const assign: Operation = {
	option: {
		name: 'Assign',
		value: 'assign',
		action: 'Assign license to user',
		description:
			'Give a user a user plan, without which nobody can log in, or further licenses. Use it when nothing else changes; Update changes other fields, too.',
	},
	closedOnline: true,
	properties: [
		userProperty,
		{
			...userPlanProperty,
			description:
				'Title or name of the user plan to assign. It takes the place of the one the user has. Empty leaves the plan as it is.',
		},
		furtherProperty,
		...outputProperties('e.g. AssociateId,Name,LicenseOwners'),
		optionsProperty({ switches: ['dryRun', 'includeChanges'] }),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const target = readTarget(caller, itemIndex);
		const wanted = readGiven(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		const output = readOutput(caller, itemIndex, simplifyUser, options);
		const subject = await subjectOf(run, target, options);
		return [await changeUser(run, subject, wanted, options, output)];
	},
};

/** What is given of the two parameters; what is left empty stays as it is. */
function readGiven(caller: IExecuteFunctions, itemIndex: number): Wanted {
	const plan: unknown = caller.getNodeParameter(userPlanProperty.name, itemIndex, '');
	const further: unknown = caller.getNodeParameter(furtherProperty.name, itemIndex, '');
	const licenses = isBlank(further) ? [] : licenseNames(further, furtherProperty.displayName);
	if (isBlank(plan) && licenses.length === 0) {
		throw new InvalidInput(
			`'${userPlanProperty.displayName}' and '${furtherProperty.displayName}' are empty`,
			'Give one of them at least.',
		);
	}
	const set = isBlank(plan) ? {} : { userPlan: licenseName(plan, userPlanProperty.displayName) };
	return { set, add: licenses.length > 0 ? { licenses } : {}, remove: {} };
}
