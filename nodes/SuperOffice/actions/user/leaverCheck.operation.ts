import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidInput } from '../invalidInput';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { oneOf, partsOf } from '../values';
import { findListedUser } from './listed';
import { KINDS, type Kind } from './ownership/kinds';
import { countOwned } from './ownership/owned';
import { readTarget, userProperty } from './target';

const countProperty: INodeProperties = {
	displayName: 'Count',
	name: 'count',
	type: 'multiOptions',
	options: KINDS.map(({ name, value }) => ({ name, value })),
	default: ['companies', 'contacts', 'followUps', 'requests', 'sales', 'projects'],
	description: 'What to count of all that the user may own, one call for each',
};

/** Counts what a user owns, through the archives, which SuperOffice Online leaves open. */
export const leaverCheck: Operation = {
	option: {
		name: 'Leaver Check',
		value: 'leaverCheck',
		action: 'Check what a user owns',
		description:
			'Count what a user still owns: companies, contacts, open follow-ups, sales and requests, projects. Use it before somebody who leaves is retired; it changes nothing.',
	},
	properties: [userProperty, countProperty, optionsProperty({})],
	async execute(run, itemIndex) {
		const { caller } = run;
		const target = readTarget(caller, itemIndex);
		const kinds = readKinds(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		const { associateId, userId, fullName, ejUserId } = await findListedUser(run, target, options);
		const owned = await countOwned(run, { associateId, ejUserId }, kinds, options.every);
		return [{ associateId, userId, fullName, ...owned }];
	},
};

/** @throws InvalidInput for something that cannot be counted, and when nothing is to be counted */
function readKinds(caller: IExecuteFunctions, itemIndex: number): Kind[] {
	const { displayName, name } = countProperty;
	const one = oneOf(KINDS.map(({ value }) => value));
	const given = partsOf(caller.getNodeParameter(name, itemIndex));
	const chosen = given.map((part) =>
		one(typeof part === 'string' ? part.trim() : part, displayName),
	);
	if (chosen.length === 0) {
		throw new InvalidInput(`'${displayName}' is empty`, 'Choose one thing to count at least.');
	}
	return KINDS.filter(({ value }) => chosen.includes(value));
}
