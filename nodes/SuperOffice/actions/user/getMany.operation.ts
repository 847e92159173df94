import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { readRows, readRowsByKey } from '../../transport/pages';
import { quoted } from '../filters';
import { limitProperties, readLimit } from '../lists';
import type { Operation } from '../operation';
import { optionOf, optionsProperty, readOptions } from '../options';
import { outputProperties, readOutput } from '../output';
import { referenceProperty, referenceTo, resolveNames } from '../references';
import { flag, isBlank, oneOf, text, type Convert } from '../values';
import { SIMPLE_COLUMNS, simplifyRow } from './simplify';

interface Filter {
	convert: Convert;
	/** The condition in the words of `$filter`; of a reference from its ID */
	condition: (value: string | { Id: number }) => string;
	property: INodeProperties;
}

/** Conditions on columns of the archive of users, with the operators that its pages list. */
const FILTERS: Filter[] = [
	{
		convert: text,
		condition: (words) => `(${String(words)})`,
		property: {
			displayName: 'Custom Filter',
			name: 'odata',
			type: 'string',
			default: '',
			placeholder: "e.g. lastName begins 'Ber'",
			description:
				"A condition of your own on fields of the list, in SuperOffice's words: e.g. assocName is 'JDOE', or lastName begins 'Ber'; several are joined by the words and, or. Output Raw shows names of fields; others are lastName, contactName and canLogin.",
		},
	},
	{
		convert: text,
		condition: (words) => `fullName contains ${quoted(String(words))}`,
		property: {
			displayName: 'Full Name Contains',
			name: 'fullName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Martinsen',
			description: 'Part of the full name of the person',
		},
	},
	{
		convert: referenceTo('userGroup'),
		condition: (group) => `usergroupId eq ${(group as { Id: number }).Id}`,
		property: referenceProperty('userGroup', {
			displayName: 'Primary Group',
			name: 'userGroup',
			description: 'Name or ID of the primary group',
		}),
	},
	{
		convert: text,
		condition: (words) => `assocName is ${quoted(String(words))}`,
		property: {
			displayName: 'User ID Is',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. JDOE',
			description: 'The whole user ID',
		},
	},
	{
		convert: text,
		condition: (words) => `userName contains ${quoted(String(words))}`,
		property: {
			displayName: 'User Name Contains',
			name: 'userName',
			type: 'string',
			default: '',
			placeholder: 'e.g. @example.com',
			description: 'Part of what the user logs in with',
		},
	},
];

/** The key of the archive of users: in its order nobody is lost between two pages. */
const KEY = 'associateDbId';

const SORT = [
	{ name: 'Associate ID', value: KEY },
	{ name: 'Full Name', value: 'fullName' },
	{ name: 'Last Name', value: 'lastName' },
	{ name: 'Primary Group', value: 'usergroup' },
	{ name: 'Role', value: 'role' },
	{ name: 'User ID', value: 'assocName' },
	{ name: 'User Name', value: 'userName' },
];

const sortByProperty: INodeProperties = {
	displayName: 'Sort By',
	name: 'sortBy',
	type: 'options',
	options: SORT,
	default: KEY,
	description: 'What to order the users by; without this option their associate ID',
};

const sortDescendingProperty: INodeProperties = {
	displayName: 'Sort Descending',
	name: 'sortDescending',
	type: 'boolean',
	default: false,
	description: 'Whether to begin with the highest value instead of the lowest',
};

/** Lists users: `GET User`, which SuperOffice Online leaves open. */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many users',
		description:
			'List users, filtered and sorted by SuperOffice. Use it to find users of whom no exact name or ID is known.',
	},
	properties: [
		...limitProperties,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			description: 'Conditions that all have to be met',
			options: FILTERS.map(({ property }) => property),
		},
		...outputProperties(
			'e.g. assocName,userName,canLogin',
			'Names of fields, separated by commas, or a list of names: those that Output Raw shows, and others such as canLogin, contactName, credentialType, firstName, lastName, otherGroups and title',
		),
		optionsProperty({ more: [sortByProperty, sortDescendingProperty] }),
	],
	async execute(run, itemIndex) {
		const { caller, send } = run;
		const limit = readLimit(caller, itemIndex);
		const given = readFilters(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		const output = readOutput(caller, itemIndex, simplifyRow, options);
		const { select = SIMPLE_COLUMNS.join(','), shape } = output;
		const $orderBy = readOrder(caller, itemIndex);
		const filter = filterOf(await resolveNames(run, given));
		const qs: IDataObject = { $select: select, ...(filter !== '' && { $filter: filter }) };
		const call = { path: 'User', qs, purpose: 'list users', ...options.own };
		const rows =
			$orderBy === KEY
				? await readRowsByKey(send, call, KEY, limit)
				: await readRows(send, { ...call, qs: { ...qs, $orderBy } }, limit);
		return rows.map(shape);
	},
};

/** What the filters ask for, converted but not looked up yet. */
function readFilters(caller: IExecuteFunctions, itemIndex: number): Record<string, unknown> {
	const values = caller.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const given = FILTERS.filter(({ property }) => !isBlank(values[property.name]));
	return Object.fromEntries(
		given.map(({ convert, property: { name, displayName } }) => [
			name,
			convert(values[name], displayName),
		]),
	);
}

function filterOf(given: Record<string, unknown>): string {
	return FILTERS.filter(({ property }) => property.name in given)
		.map(({ condition, property }) => condition(given[property.name] as string | { Id: number }))
		.join(' and ');
}

/** The primary key comes last, so that users with the same value keep their places between pages. */
function readOrder(caller: IExecuteFunctions, itemIndex: number): string {
	const columns = SORT.map(({ value }) => value);
	const read = (property: INodeProperties) => optionOf(caller, itemIndex, property);
	const column = oneOf(columns)(read(sortByProperty), sortByProperty.displayName);
	const descending = flag(read(sortDescendingProperty), sortDescendingProperty.displayName);
	const first = descending ? `${column} desc` : column;
	return column === KEY ? first : `${first},${KEY}`;
}
