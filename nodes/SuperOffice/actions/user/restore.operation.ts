import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { PartialUser } from '../carrier';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { Refused } from '../refused';
import { isBlank } from '../values';
import { makeRetired } from './calls';
import { applyWanted } from './change/apply';
import { hasUserPlan, licenseName } from './change/licenses';
import { carryOut } from './change/outcome';
import { patchBetween } from './change/patch';
import type { Wanted } from './change/wanted';
import { writeChanges } from './change/write';
import { fieldProperty } from './fields';
import { simplifyUser } from './simplify';
import { readTarget, readTargetUser, userProperty } from './target';

const userPlanProperty = {
	...fieldProperty('userPlan'),
	description:
		'Title or name of the user plan to give back, because SuperOffice does not do so by itself. Without one the user is restored, but cannot log in.',
};

/** Brings a retired user back: `MakeRetired`, and the licenses in a save of their own. */
export const restore: Operation = {
	option: {
		name: 'Restore',
		value: 'restore',
		action: 'Restore user',
		description:
			'Bring a retired user back, and give them a user plan so that they can log in. Use it for somebody who returns, or was retired by mistake.',
	},
	closedOnline: true,
	properties: [
		userProperty,
		userPlanProperty,
		...outputProperties('e.g. AssociateId,Name,Deleted'),
		optionsProperty({ switches: ['dryRun', 'includeChanges'] }),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const target = readTarget(caller, itemIndex);
		const wanted = readWanted(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		const { select, shape } = readOutput(caller, itemIndex, simplifyUser, options);

		const before = await readTargetUser(run, target, options);
		const associateId = before.AssociateId ?? 0;
		const active = activeAgain(before);
		// Somebody who has a plan needs none given back: Assign is there to give another one.
		const after = hasUserPlan(active) ? active : applyWanted(active, wanted);
		const isRetired = before.Deleted === true || before.IsPersonRetired === true;
		const getsPlan = patchBetween(active, after).length > 0;
		const action = isRetired || getsPlan ? 'restore' : 'none';
		const write = async () => {
			if (isRetired) await run.send({ ...makeRetired(associateId, false), ...options.every });
			if (!getsPlan) return shape(after as unknown as IDataObject);
			const qs = select ? { $select: select } : undefined;
			return shape(
				await writeChanges(run, active, wanted, options, qs).catch((error: unknown) => {
					throw isRetired ? halfDone(before, error) : error;
				}),
			);
		};
		return [await carryOut(run, { action, before, after }, write, options)];
	},
};

function readWanted(caller: IExecuteFunctions, itemIndex: number): Wanted {
	const { name, displayName } = userPlanProperty;
	const plan: unknown = caller.getNodeParameter(name, itemIndex, '');
	const set = isBlank(plan) ? {} : { userPlan: licenseName(plan, displayName) };
	return { set, add: {}, remove: {} };
}

/** What MakeRetired does when it is taken back, as the agent's page says: licenses do not come back. */
function activeAgain(user: PartialUser): PartialUser {
	const Person = user.Person && { ...user.Person, Retired: 0 };
	return { ...user, Deleted: false, IsPersonRetired: false, Person };
}

/** The first of the two steps stands, and the message has to say so. */
function halfDone({ Name, AssociateId }: PartialUser, error: unknown): Refused {
	const { message, description } = error as Partial<Refused>;
	return new Refused(
		`User ${Name} (${AssociateId}) was restored, but got no user plan: ${message}`,
		`${description ?? ''} Run the item again: what is restored already stays as it is.`.trim(),
	);
}
