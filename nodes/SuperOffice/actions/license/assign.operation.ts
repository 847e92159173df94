import { InvalidInput } from '../invalidInput';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { changeUser } from '../user/change/change';
import { fieldProperty, readFields } from '../user/fields';
import { simplifyUser } from '../user/simplify';
import { readTarget, subjectOf, targetProperties } from '../user/target';

const userPlanProperty = fieldProperty('userPlan');
const licensesProperty = {
	...fieldProperty('licenses'),
	description:
		'Titles or names of licences to assign, apart from the user plan, separated by commas, or a list of them. The others stay.',
};

/** Gives a user licences: a change of the user. */
export const assign: Operation = {
	option: {
		name: 'Assign',
		value: 'assign',
		action: 'Assign a license',
		description: 'Give a user a user plan, without which nobody can log in, and further licences',
	},
	properties: [
		...targetProperties,
		{
			...userPlanProperty,
			description:
				'Title or name of the user plan to assign. It takes the place of the one the user has. Empty leaves the plan as it is.',
		},
		licensesProperty,
		...outputProperties('e.g. AssociateId,Name,LicenseOwners'),
		optionsProperty({ switches: ['dryRun', 'includeChanges'] }),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const target = readTarget(caller, itemIndex);
		const userPlan = caller.getNodeParameter(userPlanProperty.name, itemIndex, '');
		const addLicenses = caller.getNodeParameter(licensesProperty.name, itemIndex, '');
		const given = Object.entries({ userPlan, addLicenses }).filter(([, value]) => isGiven(value));
		if (given.length === 0) {
			throw new InvalidInput(
				`'${userPlanProperty.displayName}' and '${licensesProperty.displayName}' are empty`,
				'Give one of them at least.',
			);
		}
		const wanted = readFields(Object.fromEntries(given));
		const options = readOptions(caller, itemIndex);
		const output = readOutput(caller, itemIndex, simplifyUser, options);
		const subject = await subjectOf(run, target, options);
		return [await changeUser(run, subject, wanted, options, output)];
	},
};

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
