import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { simplifyUser } from './simplify';
import { readTarget, userProperty } from './target';

/** Reads one user. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get user',
		description:
			'Read one user, found by associate ID, user name or user ID, person ID, or Service user ID. Use it to see their role, primary group, user plan, and whether they are active.',
	},
	closedOnline: true,
	properties: [
		userProperty,
		...outputProperties('e.g. AssociateId,Name,Role'),
		optionsProperty({}),
	],
	async execute({ caller, send }, itemIndex) {
		const { call } = readTarget(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		const { select, shape } = readOutput(caller, itemIndex, simplifyUser, options);
		const qs = select ? { ...call.qs, $select: select } : call.qs;
		const found = await send<IDataObject | IDataObject[]>({ ...call, ...options.own, qs });
		return [found].flat().map(shape);
	},
};
