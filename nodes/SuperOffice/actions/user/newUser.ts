import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { byDisplayName } from '../displayNames';
import { InvalidInput } from '../invalidInput';
import { isBlank, oneOf } from '../values';
import type { Wanted } from './change/wanted';
import { readCollection } from './collection';
import { readCustomFields } from './customFields/given';
import { fieldProperties, fieldProperty, readFields } from './fields';

/** Kinds of users that are nobody in particular: they need no person. */
const WITHOUT_PERSON = ['AnonymousAssociate', 'SystemAssociate'];

const EMPLOYEE = 'InternalAssociate';

const NEW_USER_TYPES = [
	{ name: 'Anonymous', value: 'AnonymousAssociate' },
	{ name: 'Employee', value: EMPLOYEE },
	{ name: 'External User', value: 'ExternalAssociate' },
	{ name: 'Resource', value: 'ResourceAssociate' },
	{ name: 'System User', value: 'SystemAssociate' },
];

const USER_TYPE = 'User Type';

const userTypeProperty: INodeProperties = {
	displayName: USER_TYPE,
	name: 'type',
	type: 'options',
	options: NEW_USER_TYPES,
	default: EMPLOYEE,
	description: 'What kind of user a new one is; without this field an employee',
};

const ADDITIONAL_FIELDS = { displayName: 'Additional Fields', name: 'additionalFields' } as const;

/** The fields that nearly every new user needs, beside the collection; from the table of fields. */
const MAIN_FIELDS = ['person', 'name', 'userName', 'role', 'userGroup'] as const;

/** What no new user goes without. */
const REQUIRED: readonly string[] = ['person', 'name', 'role'];

type MainField = (typeof MAIN_FIELDS)[number];

/** The parameters that describe a new user. `required` marks those that nobody goes without. */
export function newUserProperties({ required }: { required: boolean }): INodeProperties[] {
	return [
		...MAIN_FIELDS.map((name) => ({
			...fieldProperty(name),
			...(required && REQUIRED.includes(name) && { required: true }),
			...(name === 'person' && {
				displayOptions: { hide: { '/additionalFields.type': WITHOUT_PERSON } },
			}),
		})),
		{
			...fieldProperty('userPlan'),
			description:
				'Title or name of the user plan, without which nobody can log in. Left empty a new user gets none, and an existing one keeps theirs.',
		},
	];
}

/** The collection of what a new user can have besides. */
export function additionalFieldsProperty(...uses: Parameters<typeof fieldProperties>) {
	const beside: readonly string[] = [...MAIN_FIELDS, 'userPlan'];
	const others = fieldProperties(...uses).filter(({ name }) => !beside.includes(name));
	return {
		...ADDITIONAL_FIELDS,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: byDisplayName([...others, userTypeProperty]),
	} satisfies INodeProperties;
}

/**
 * Reads what the parameters of a new user give. A main field that is left empty is not given.
 *
 * @param options.mayExist Whether it may be somebody who is a user already, and has things to lose
 * @throws InvalidInput that names the parameter
 */
export function readNewUser(
	caller: IExecuteFunctions,
	itemIndex: number,
	{ mayExist }: { mayExist: boolean },
): Wanted {
	const { type: kind, ...additional } = mayExist
		? readCollection(caller, itemIndex, ADDITIONAL_FIELDS)
		: (caller.getNodeParameter(ADDITIONAL_FIELDS.name, itemIndex, {}) as IDataObject);
	const types = NEW_USER_TYPES.map(({ value }) => value);
	const type = oneOf(types)(kind ?? EMPLOYEE, USER_TYPE);
	const names: string[] = [...MAIN_FIELDS, 'userPlan'];
	if (WITHOUT_PERSON.includes(type)) names.shift();
	const main = names
		.map((name) => [name, caller.getNodeParameter(name, itemIndex, '')] as const)
		.filter(([, value]) => !isBlank(value));
	const wanted = readFields({
		...additional,
		...readCustomFields(caller, itemIndex),
		...Object.fromEntries(main),
	});
	return { ...wanted, set: { ...wanted.set, Type: type as 'InternalAssociate' } };
}

/**
 * Refuses a new user without what every user has.
 *
 * @throws InvalidInput that names the parameter
 */
export function refuseIncomplete({ set }: Wanted): void {
	const needed: Array<[MainField, unknown]> = [
		['name', set.Name],
		['role', set.Role],
	];
	if (!WITHOUT_PERSON.includes(set.Type ?? '')) needed.unshift(['person', set.Person]);
	const missing = needed.find(([, value]) => value === undefined || value === null);
	if (missing) {
		throw new InvalidInput(
			`'${fieldProperty(missing[0]).displayName}' is empty, but a new user has to have one`,
			'Fill it in, or look at the expression in it.',
		);
	}
}
