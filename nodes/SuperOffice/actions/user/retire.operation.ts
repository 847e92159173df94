import type { IDataObject } from 'n8n-workflow';

import { objectsIn, type PartialUser } from '../carrier';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { makeRetired } from './calls';
import { guard } from './change/guards';
import { carryOut } from './change/outcome';
import { knownSubject } from './change/subject';
import { refuseOwner } from './ownership/refuse';
import { isRetired } from './settlement';
import { simplifyUser } from './simplify';
import { readTarget, readTargetUser, userProperty } from './target';

/** Retires a user: `MakeRetired`. */
export const retire: Operation = {
	option: {
		name: 'Retire',
		value: 'retire',
		action: 'Retire user',
		description:
			'Take all licenses and access from somebody who leaves; what they did and own stays. Use it instead of Delete, after Leaver Check; Restore brings them back.',
	},
	closedOnline: true,
	notice: {
		text: "SuperOffice advises to hand over what somebody owns before they are retired. Leaver Check counts it; the option 'Refuse If Owning' keeps everybody who still owns something from being retired.",
		displayOptions: { hide: { '/options.refuseIfOwning': [true] } },
	},
	properties: [
		userProperty,
		...outputProperties('e.g. AssociateId,Name,Deleted'),
		optionsProperty({
			switches: ['allowLastAdministrator', 'dryRun', 'includeChanges', 'refuseIfOwning'],
		}),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const target = readTarget(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		const { shape } = readOutput(caller, itemIndex, simplifyUser, options);
		const before = await readTargetUser(run, target, options);
		const associateId = before.AssociateId ?? 0;
		const show = (user: PartialUser) => shape(user as unknown as IDataObject);
		if (isRetired(before)) {
			const keep = async () => await Promise.resolve(show(before));
			return [await carryOut(run, { action: 'none', before, after: before }, keep, options)];
		}
		await guard(run, 'retire', knownSubject(before), options);
		await refuseOwner(run, before, options);
		const after = retired(before);
		const write = async () => {
			await run.send({ ...makeRetired(associateId, true), ...options.every });
			return show(after);
		};
		return [await carryOut(run, { action: 'retire', before, after }, write, options)];
	},
};

/** What MakeRetired does, as the agent's page says: the call itself answers nothing. */
function retired(user: PartialUser): PartialUser {
	return {
		...user,
		Deleted: true,
		IsPersonRetired: true,
		Person: user.Person && { ...user.Person, Retired: 1 },
		LicenseOwners: objectsIn(user.LicenseOwners).map((owner) => ({
			...owner,
			RestrictedModuleLicenses: objectsIn(owner.RestrictedModuleLicenses).map((module) => ({
				...module,
				Assigned: false,
			})),
		})),
	};
}
