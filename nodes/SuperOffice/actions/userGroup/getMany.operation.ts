import type { IDataObject } from 'n8n-workflow';

import { carrierWith, listOf } from '../../transport/accepts';
import { readable } from '../languages';
import { limitProperties, readLimit } from '../lists';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';

/** Lists user groups: `GET MDOList/usergroup`, which SuperOffice Online leaves open. */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many user groups',
		description: 'List the groups that users can belong to, with their IDs',
	},
	properties: [...limitProperties, optionsProperty({})],
	async execute({ caller, send }, itemIndex) {
		const limit = readLimit(caller, itemIndex);
		const { own, language } = readOptions(caller, itemIndex);
		const groups = await send<IDataObject[]>({
			method: 'GET',
			path: 'MDOList/usergroup',
			qs: { flat: true },
			purpose: 'list user groups',
			accepts: listOf(carrierWith('Id')),
			writes: false,
			userManagement: false,
			...own,
		});
		return groups.slice(0, limit).map(({ Id, Name, ToolTip, Deleted }) => ({
			id: Id,
			name: readable(Name, language),
			description: readable(ToolTip, language),
			active: !Deleted,
		}));
	},
};
