import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { isObject } from '../../transport/json';
import { withWireNames, type PartialUser } from '../carrier';
import { InvalidInput, shown } from '../invalidInput';
import { jsonObject } from '../jsonValues';
import { nullable, oneOf, wholeNumber } from '../values';
import { readCollection } from './collection';
import { customFieldsProperty, readCustomFields } from './customFields/given';
import { fieldProperties, readFields, USER_PROPERTIES, userType } from './fields';

export const USER_JSON = 'User (JSON)';
const SPECIFY_USER = 'Specify User';

const userFields: INodeProperties = {
	displayName: 'User Fields',
	name: 'userFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: { show: { specifyUser: ['fields'] } },
	options: fieldProperties('save'),
};

/** How a user is given: by fields or as JSON. */
export const userProperties: INodeProperties[] = [
	{
		displayName: SPECIFY_USER,
		name: 'specifyUser',
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How to say what the user is to be',
	},
	userFields,
	{ ...customFieldsProperty, displayOptions: { show: { specifyUser: ['fields'] } } },
	{
		displayName: USER_JSON,
		name: 'userJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { specifyUser: ['json'] } },
		description:
			'The user as a JSON object, with the names that Get shows with Output Raw, e.g. { "UserName": "jdoe@example.com", "Tooltip": "Sales, Oslo" }',
	},
];

/**
 * Reads the user that the parameters give: only what was set.
 *
 * @throws InvalidInput that names the parameter
 */
export function readUser(caller: IExecuteFunctions, itemIndex: number): PartialUser {
	const ways = ['fields', 'json'];
	if (oneOf(ways)(caller.getNodeParameter('specifyUser', itemIndex), SPECIFY_USER) === 'json') {
		const user = jsonObject(caller.getNodeParameter('userJson', itemIndex), USER_JSON);
		return readJsonUser(withWireNames(user, USER_PROPERTIES, USER_JSON));
	}
	const fields = readCollection(caller, itemIndex, userFields);
	return readFields({ ...fields, ...readCustomFields(caller, itemIndex) }, 'save').set;
}

/** User type and person of a new user go into an address, where nothing but these values may stand. */
function readJsonUser(user: PartialUser): PartialUser {
	const { Type, Person } = user;
	const result: Record<string, unknown> = { ...user };
	if (Type !== undefined) result.Type = nullable(userType)(Type, `${USER_JSON}: Type`);
	if (isObject(Person) && Person.PersonId !== undefined) {
		const PersonId = nullable(wholeNumber())(Person.PersonId, `${USER_JSON}: Person.PersonId`);
		result.Person = { ...Person, PersonId };
	}
	return result as PartialUser;
}

/**
 * A user may say its own id in JSON, but no other than the one that is saved.
 *
 * @throws InvalidInput when they differ
 */
export function refuseOtherId({ AssociateId: given }: PartialUser, associateId: number): void {
	if (given === undefined || given === null) return;
	if (wholeNumber()(given, `${USER_JSON}: AssociateId`) !== associateId) {
		throw new InvalidInput(
			`'${USER_JSON}' says AssociateId ${shown(given)}, but the user to save is ${associateId}`,
			'Take AssociateId out of the JSON, or make the two the same.',
		);
	}
}
