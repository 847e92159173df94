import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { accountsOf, shows, USER_TYPES, type Account } from '../accounts/accounts';
import { licensesCalled, licensesOf, titleOf, type LicenseInfo } from '../accounts/licenses';
import { InvalidInput, shown } from '../invalidInput';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { entriesOf } from '../references';
import { Refused } from '../refused';
import type { Reading } from '../run';
import { isBlank, oneOf, partsOf, text } from '../values';
import { Comparison } from './compare/comparison';
import { KINDS, type Kind } from './compare/difference';
import { PROPERTIES, type Known } from './compare/properties';
import { fieldOf, KEYS, readInput, type Input, type Mapped } from './compare/wanted';

const MATCH_BY = 'Match Users By';
const KEY_FIELD = 'Input Field With the Key';
const MAPPING = 'Properties to Compare';
const RETURN = 'Return';
const DIFFERENCES = 'Differences to Return';
const TYPES = 'User Types';

const PROPERTIES_SHOWN: INodeProperties[] = [
	{
		displayName: MATCH_BY,
		name: 'matchBy',
		type: 'options',
		options: Object.entries(KEYS).map(([value, { label }]) => ({ name: label, value })),
		default: 'userName',
		description: 'What tells which user an input item is about; upper and lower case do not count',
	},
	{
		displayName: KEY_FIELD,
		name: 'keyField',
		type: 'string',
		default: '',
		required: true,
		requiresDataPath: 'single',
		placeholder: 'e.g. email',
		description:
			'Name of the field of the input items that holds what users are matched by, such as their email address',
	},
	{
		displayName: MAPPING,
		name: 'mapping',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Property',
		default: {},
		description:
			'What to compare, and which field of the input items says what it is to be. A field that an item does not have is not compared; an empty one means no user plan, no licenses or no other groups, and says nothing of the other properties.',
		options: [
			{
				displayName: 'Property',
				name: 'properties',
				values: [
					{
						displayName: 'Property',
						name: 'property',
						type: 'options',
						options: PROPERTIES.map(({ name, label, description }) => ({
							name: label,
							value: name,
							...(description && { description }),
						})),
						default: 'role',
						description: 'What of the user is compared',
					},
					{
						displayName: 'Input Field',
						name: 'field',
						type: 'string',
						default: '',
						requiresDataPath: 'single',
						placeholder: 'e.g. jobRole',
						description: 'Name of the field of the input items that says what it is to be',
					},
				],
			},
		],
	},
	{
		displayName: RETURN,
		name: 'return',
		type: 'options',
		options: [
			{
				name: 'Differences Only',
				value: 'differences',
				description: 'One item for each difference of the kinds below',
			},
			{
				name: 'Everything',
				value: 'everything',
				description: 'One item for each user of either side, with those that are the same',
			},
		],
		default: 'differences',
		description: 'What comes out; what cannot be compared always does',
	},
	{
		displayName: DIFFERENCES,
		name: 'kinds',
		type: 'multiOptions',
		options: Object.entries(KINDS).map(([value, shown]) => ({ ...shown, value })),
		displayOptions: { show: { return: ['differences'] } },
		default: ['changed', 'extra', 'inactiveButLicensed', 'missing', 'retired', 'toRestore'],
		description: 'The kinds of differences that come out',
	},
	{
		displayName: TYPES,
		name: 'userTypes',
		type: 'multiOptions',
		options: Object.entries(USER_TYPES).map(([value, { name }]) => ({ name, value })),
		default: ['InternalAssociate'],
		description:
			'The users of SuperOffice that the input is compared with. Users of other types are not looked at; none chosen means all.',
	},
	optionsProperty({}),
];

/**
 * Compares the users of SuperOffice with the state that another system wants: all input items
 * together are that state, so it is done once for a run. The input is kept by its keys, and the users
 * come page by page (`GET User`, open in SuperOffice Online).
 */
export const compare: Operation = {
	option: {
		name: 'Compare',
		value: 'compare',
		action: 'Compare users with a wanted state',
		description:
			'Compare all input items, as the state that another system wants, with the users: who is missing, changed, extra, to retire or to restore. Use it before users are changed in bulk; it changes nothing.',
	},
	properties: PROPERTIES_SHOWN,
	async executeAll(run) {
		const { caller } = run;
		const items = caller.getInputData().map(({ json }) => json);
		const matchBy = oneOf(Object.keys(KEYS))(caller.getNodeParameter('matchBy', 0), MATCH_BY);
		const key = KEYS[matchBy];
		const keyField = readField(caller.getNodeParameter('keyField', 0), KEY_FIELD, items);
		const mapped = readMapping(caller, items);
		const isReturned = readReturn(caller);
		const conditions = readTypes(caller);
		const { every, language } = readOptions(caller, 0);
		const input = readInput(items, key, keyField, mapped);
		if (input.claimed.size === 0) throw withoutKeys(keyField);
		const known: Known = { ...(await knownFor(run, mapped, every)), language };
		const comparison = new Comparison(input, key, known, isReturned);
		const wantedLicenses = licensesIn(input, known);
		for await (const page of accountsOf(run, {
			licenses: known.licenses,
			conditions,
			own: every,
		})) {
			refuseUnseenLicenses(page, wantedLicenses);
			for (const account of page) comparison.add(account);
		}
		return comparison.results();
	},
};

/** Reads a name of a field of the input, which one item at least has: else it is misspelt. */
function readField(value: unknown, label: string, items: IDataObject[]): string {
	const field = text(value, label).trim();
	if (field === '') {
		throw new InvalidInput(`'${label}' is empty`, 'Give the name of a field of the input items.');
	}
	if (items.some((json) => fieldOf(json, field) !== undefined)) return field;
	throw new InvalidInput(
		`'${label}': no input item has a field called ${shown(field)}`,
		'Give the name of the field, not its value: without an expression. An empty input would make every user one that nobody wants.',
	);
}

/** Else every user would be one that nobody wants. */
function withoutKeys(field: string): InvalidInput {
	return new InvalidInput(
		`'${KEY_FIELD}': no input item has a key in its field ${shown(field)} that can be used`,
		'Look at the input: each item needs the key of its user there.',
	);
}

function readMapping(caller: IExecuteFunctions, items: IDataObject[]): Mapped[] {
	const { properties = [] } = caller.getNodeParameter('mapping', 0, {}) as {
		properties?: IDataObject[];
	};
	const names = PROPERTIES.map(({ name }) => name);
	const mapped = properties.map((row) => {
		const name = oneOf(names)(row.property, MAPPING);
		const property = PROPERTIES.find((each) => each.name === name)!;
		return { property, field: readField(row.field, `${MAPPING}: ${property.label}`, items) };
	});
	const twice = mapped.find(({ property }, index) =>
		mapped.slice(0, index).some((other) => other.property === property),
	);
	if (twice) throw new InvalidInput(`'${MAPPING}' has ${twice.property.label} more than once`);
	return mapped;
}

function readReturn(caller: IExecuteFunctions): (kind: Kind) => boolean {
	const ways = ['differences', 'everything'];
	if (oneOf(ways)(caller.getNodeParameter('return', 0), RETURN) === 'everything') return () => true;
	const read = oneOf(Object.keys(KINDS));
	const kinds = partsOf(caller.getNodeParameter('kinds', 0)).map((kind) => read(kind, DIFFERENCES));
	return (kind) => kinds.includes(kind);
}

function readTypes(caller: IExecuteFunctions): string[] {
	const read = oneOf(Object.keys(USER_TYPES));
	const types = partsOf(caller.getNodeParameter('userTypes', 0))
		.filter((type) => !isBlank(type))
		.map((type) => USER_TYPES[read(type, TYPES) as keyof typeof USER_TYPES].id);
	return types.length > 0 ? [`assocType oneOf (${types.join(',')})`] : [];
}

/** Reads the licenses, and the lists that what is compared refers to. */
async function knownFor(run: Reading, mapped: Mapped[], every: { timeout?: number }) {
	const has = (...names: string[]) => mapped.some(({ property }) => names.includes(property.name));
	return {
		licenses: await licensesOf(run, every),
		roles: has('role') ? await entriesOf(run, 'role') : [],
		groups: has('primaryGroup', 'otherGroups') ? await entriesOf(run, 'userGroup') : [],
	};
}

/** The licenses beside the user plan that the input names; those that there are not are told as differences. */
function licensesIn({ wanted }: Input, { licenses }: Known): LicenseInfo[] | undefined {
	const values = [...wanted.values()]
		.flatMap((each) => each.values)
		.filter(({ property }) => property.name === 'licenses');
	if (values.length === 0) return undefined;
	const names = new Set(values.flatMap(({ value }) => value as string[]));
	return [...names].flatMap((name) => licensesCalled(name, licenses));
}

/**
 * Licenses that are not shown would all be missing.
 *
 * @param wanted `undefined` where they are not compared
 */
function refuseUnseenLicenses(page: Account[], wanted: LicenseInfo[] | undefined): void {
	if (!wanted) return;
	const unseen = wanted.filter((license) => page.some((account) => !shows(account, license)));
	if (unseen.length === 0 && page.every(({ held }) => held !== null)) return;
	const names = [...new Set(unseen)].map((license) => titleOf(license)).join(', ');
	throw new Refused(
		`SuperOffice does not show ${names || 'licenses'} in its list of users, so Licenses cannot be compared`,
		`Take Licenses out of '${MAPPING}'.`,
	);
}
