import type { IDataObject } from 'n8n-workflow';

import type { PartialUser } from '../carrier';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { makeRetired } from './calls';
import { guard } from './change/guards';
import { licencesOf } from './change/licences';
import { dryRunItem, writtenItem, type Plan } from './change/outcome';
import { simplifyUser } from './simplify';
import { readTarget, readTargetUser, targetProperties } from './target';

/** Retires a user: `MakeRetired`. */
export const retire: Operation = {
	option: {
		name: 'Retire',
		value: 'retire',
		action: 'Retire user',
		description:
			'Take all licences and access from somebody who leaves. What they did and own stays; Restore brings them back.',
	},
	properties: [
		...targetProperties,
		...outputProperties('e.g. AssociateId,Name,Deleted'),
		optionsProperty({ switches: ['allowLastAdministrator', 'dryRun', 'includeChanges'] }),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const target = readTarget(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		const { shape } = readOutput(caller, itemIndex, simplifyUser, options);
		const before = await readTargetUser(run, target, options);
		const associateId = before.AssociateId ?? 0;
		if (isRetired(before)) {
			const plan: Plan = { action: 'none', before, after: before };
			if (options.dryRun) return [await dryRunItem(run, plan, options)];
			return [await writtenItem(run, plan, shape(before as unknown as IDataObject), options)];
		}
		await guard(run, 'retire', associateId, options, async () => await Promise.resolve(before));
		const after = retired(before);
		const plan: Plan = { action: 'retire', before, after };
		if (options.dryRun) return [await dryRunItem(run, plan, options)];
		await run.send({ ...makeRetired(associateId, true), ...options.every });
		return [await writtenItem(run, plan, shape(after as unknown as IDataObject), options)];
	},
};

function isRetired(user: PartialUser): boolean {
	const holdsLicence = licencesOf(user).some(({ module }) => module.Assigned);
	return user.Deleted === true && user.IsPersonRetired === true && !holdsLicence;
}

/** What MakeRetired does, as the agent's page says: the call itself answers nothing. */
function retired(user: PartialUser): PartialUser {
	return {
		...user,
		Deleted: true,
		IsPersonRetired: true,
		LicenseOwners: (user.LicenseOwners ?? []).map((owner) => ({
			...owner,
			RestrictedModuleLicenses: (owner.RestrictedModuleLicenses ?? []).map((module) => ({
				...module,
				Assigned: false,
			})),
		})),
	};
}
