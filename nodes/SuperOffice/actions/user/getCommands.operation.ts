import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { listCommands } from './calls';
import { associateProperty, readAssociate } from './target';

/** Lists the custom commands that a user offers: `GET User/{id}/CustomCommand`. */
export const getCommands: Operation = {
	option: {
		name: 'Get Commands',
		value: 'getCommands',
		action: 'Get user commands',
		description:
			'List the custom commands that can be run on a user, with what each one asks. Use it before Execute Command.',
	},
	closedOnline: true,
	properties: [associateProperty, optionsProperty({})],
	async execute({ caller, send }, itemIndex) {
		const associateId = readAssociate(caller, itemIndex);
		const { own } = readOptions(caller, itemIndex);
		return await send<IDataObject[]>({ ...listCommands(associateId), ...own });
	},
};
