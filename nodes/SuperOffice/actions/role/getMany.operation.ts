import type { IDataObject } from 'n8n-workflow';

import { readRows } from '../../transport/pages';
import { readable } from '../languages';
import { limitProperties, readLimit } from '../lists';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { oneOf } from '../values';

const COLUMNS = 'roleId,name,description,roleTypeName,isDeleted';

/** The kinds of roles with their numbers (RoleType of the API). */
const KINDS = [
	{ name: 'All', value: 'all' },
	{ name: 'Anonymous', value: '2' },
	{ name: 'Employee', value: '0' },
	{ name: 'External User', value: '1' },
	{ name: 'System', value: '3' },
];

/** Lists roles: `GET Role`, which SuperOffice Online leaves open. */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many roles',
		description:
			'List the roles that users can have, with their IDs. Use it to find the role for Create and Update.',
	},
	properties: [
		{
			displayName: 'Kind',
			name: 'roleKind',
			type: 'options',
			options: KINDS,
			default: 'all',
			description: 'Which users the roles are for',
		},
		...limitProperties,
		optionsProperty({}),
	],
	async execute({ caller, send }, itemIndex) {
		const limit = readLimit(caller, itemIndex);
		const kinds = KINDS.map(({ value }) => value);
		const kind = oneOf(kinds)(caller.getNodeParameter('roleKind', itemIndex), 'Kind');
		const qs: IDataObject = { $select: COLUMNS, $orderBy: 'roleId' };
		if (kind !== 'all') qs.$filter = `roleTypeId eq ${kind}`;
		const { own, language } = readOptions(caller, itemIndex);
		const rows = await readRows(send, { path: 'Role', qs, purpose: 'list roles', ...own }, limit);
		return rows.map(({ roleId, name, description, roleTypeName, isDeleted }) => ({
			id: roleId,
			name: readable(name, language),
			description: readable(description, language),
			kind: roleTypeName,
			active: !isDeleted,
		}));
	},
};
