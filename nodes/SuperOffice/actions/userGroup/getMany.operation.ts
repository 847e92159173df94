import { readable } from '../languages';
import { limitProperties, readLimit } from '../lists';
import { mdoList, type MdoListItem } from '../mdoList';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';

/** Lists user groups: `GET MDOList/usergroup`, which SuperOffice Online leaves open. */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many user groups',
		description:
			'List the groups that users can belong to, with their IDs. Use it to find the groups for Create and Update.',
	},
	properties: [...limitProperties, optionsProperty({})],
	async execute({ caller, send }, itemIndex) {
		const limit = readLimit(caller, itemIndex);
		const { own, language } = readOptions(caller, itemIndex);
		const groups = await send<MdoListItem[]>({
			...mdoList('usergroup', 'list user groups'),
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
