import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import type { PartialUser, User } from '../carrier';
import { InvalidInput } from '../invalidInput';
import {
	flag,
	listOfObjects,
	nullable,
	oneOf,
	reference,
	references,
	text,
	wholeNumber,
	type Convert,
} from '../values';
import { credentials, fieldValues } from './pairs';

/** One row of the table: a parameter, the property of the User carrier it sets, and its shape there. */
interface Field {
	/** The property of the carrier */
	path: keyof User;
	convert: Convert;
	/** What the editor shows; the description ends with the API's name */
	property: INodeProperties;
}

const USER_TYPES = [
	{ name: 'Anonymous', value: 'AnonymousAssociate' },
	{ name: 'Employee', value: 'InternalAssociate' },
	{ name: 'External User', value: 'ExternalAssociate' },
	{ name: 'Resource', value: 'ResourceAssociate' },
	{ name: 'System User', value: 'SystemAssociate' },
	{ name: 'Unknown', value: 'Unknown' },
];

/** The entries of a map of fields, as the editor shows them. */
const fieldEntries = (placeholder: string): INodePropertyCollection[] => [
	{
		displayName: 'Field',
		name: 'field',
		values: [
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder,
			},
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: '',
			},
		],
	},
];

const FIELDS: Field[] = [
	{
		path: 'Credentials',
		convert: credentials,
		property: {
			displayName: 'Credentials',
			name: 'credentials',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Credential',
			default: {},
			description:
				'How the user signs in; onsite a user has one. Replaces those the user has. API name: Credentials.',
			options: [
				{
					displayName: 'Credential',
					name: 'credential',
					values: [
						{
							displayName: 'Type',
							name: 'type',
							type: 'string',
							default: 'CRM5/PASSWORD',
							placeholder: 'e.g. ActiveDirectory',
							description:
								'Name of the credential type in SuperOffice: CRM5/PASSWORD for a password, ActiveDirectory for a Windows login',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							typeOptions: { password: true },
							default: '',
							description: 'The password, or the SID of the user in Active Directory',
						},
						{
							displayName: 'Display Value',
							name: 'displayValue',
							type: 'string',
							default: '',
							description: 'What SuperOffice shows of it, e.g. the Windows login',
						},
					],
				},
			],
		},
	},
	{
		path: 'CustomFields',
		convert: fieldValues,
		property: {
			displayName: 'Custom Fields',
			name: 'customFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Custom Field',
			default: {},
			description:
				'User-defined and extra fields by their names in the API. Fields that are not named here keep their values. API name: CustomFields.',
			options: fieldEntries('e.g. SuperOffice:1'),
		},
	},
	{
		path: 'ExtraFields',
		convert: fieldValues,
		property: {
			displayName: 'Extra Fields (Deprecated)',
			name: 'extraFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Extra Field',
			default: {},
			description:
				'SuperOffice advises Custom Fields instead, which hold these too. Fields that are not named here keep their values. API name: ExtraFields.',
			options: fieldEntries('e.g. x_badge'),
		},
	},
	{
		path: 'IsPersonRetired',
		convert: flag,
		property: {
			displayName: 'Former Employee',
			name: 'isPersonRetired',
			type: 'boolean',
			default: false,
			description:
				'Whether the person has left: they have no rights and appear in no lists. API name: IsPersonRetired.',
		},
	},
	{
		path: 'LicenseOwners',
		convert: listOfObjects,
		property: {
			displayName: 'Licences',
			name: 'licenseOwners',
			type: 'json',
			default: '[]',
			description:
				'Licence owners with their modules as the API gives them; Assigned says which modules the user has, the user plan among them. Replaces the whole list. API name: LicenseOwners.',
		},
	},
	{
		path: 'NickName',
		convert: text,
		property: {
			displayName: 'Nickname',
			name: 'nickName',
			type: 'string',
			default: '',
			description: 'Unique alias of the user in Service. API name: NickName.',
		},
	},
	{
		path: 'IsOnTravel',
		convert: flag,
		property: {
			displayName: 'On Travel',
			name: 'isOnTravel',
			type: 'boolean',
			default: false,
			description: 'Whether the user works away, with Travel. API name: IsOnTravel.',
		},
	},
	{
		path: 'OtherGroups',
		convert: references,
		property: {
			displayName: 'Other Groups',
			name: 'otherGroups',
			type: 'string',
			default: '',
			placeholder: 'e.g. 3, 4',
			description:
				'IDs of the groups apart from the primary one, separated by commas, or a list of IDs. Replaces the groups the user has; empty removes the user from all of them. API name: OtherGroups.',
		},
	},
	{
		path: 'Person',
		convert: reference('PersonId'),
		property: {
			displayName: 'Person',
			name: 'person',
			type: 'number',
			default: 0,
			description:
				'ID of the person (contact) that the user is. A new employee or external user has to have one, in one of your owner companies. API name: Person.',
		},
	},
	{
		path: 'PostSaveCommands',
		convert: listOfObjects,
		property: {
			displayName: 'Post-Save Commands',
			name: 'postSaveCommands',
			type: 'json',
			default: '[]',
			description:
				'Commands that a client is to run after the save, as the API gives them. API name: PostSaveCommands.',
		},
	},
	{
		path: 'UserGroup',
		convert: reference('Id'),
		property: {
			displayName: 'Primary Group',
			name: 'userGroup',
			type: 'number',
			default: 0,
			description: 'ID of the main user group of the user. API name: UserGroup.',
		},
	},
	{
		path: 'Rank',
		convert: wholeNumber(),
		property: {
			displayName: 'Rank',
			name: 'rank',
			type: 'number',
			default: 0,
			description: 'Place of the user in lists. API name: Rank.',
		},
	},
	{
		path: 'TicketCategories',
		convert: references,
		property: {
			displayName: 'Request Categories',
			name: 'ticketCategories',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2, 5',
			description:
				'IDs of the request categories assigned to the user, separated by commas, or a list of IDs. Replaces those the user has; empty removes all of them. API name: TicketCategories.',
		},
	},
	{
		path: 'RequestSignature',
		convert: text,
		property: {
			displayName: 'Request Signature',
			name: 'requestSignature',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description:
				'Signature under the answers to requests in Service. API name: RequestSignature.',
		},
	},
	{
		path: 'Deleted',
		convert: flag,
		property: {
			displayName: 'Retired',
			name: 'deleted',
			type: 'boolean',
			default: false,
			description:
				'Whether the user is retired: they have no rights and appear in no lists. API name: Deleted.',
		},
	},
	{
		path: 'Role',
		convert: reference('Id'),
		property: {
			displayName: 'Role',
			name: 'role',
			type: 'number',
			default: 0,
			description: 'ID of the role, which says what the user may do and see. API name: Role.',
		},
	},
	{
		path: 'EjUserId',
		convert: wholeNumber(),
		property: {
			displayName: 'Service User ID',
			name: 'ejUserId',
			type: 'number',
			default: 0,
			description:
				'ID of the user in Service, 0 for somebody who is no user there. API name: EjUserId.',
		},
	},
	{
		path: 'Tooltip',
		convert: text,
		property: {
			displayName: 'Tooltip',
			name: 'tooltip',
			type: 'string',
			default: '',
			description: 'Description that is shown beside the user ID. API name: Tooltip.',
		},
	},
	{
		path: 'Name',
		convert: text,
		property: {
			displayName: 'User ID',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. JDOE',
			description:
				'Initials or short name of the user, which no other user has; onsite also what they log in with. API name: Name.',
		},
	},
	{
		path: 'UserName',
		convert: text,
		property: {
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			placeholder: 'e.g. jdoe@example.com',
			description: 'What the user logs in with, Online their email address. API name: UserName.',
		},
	},
	{
		path: 'Type',
		convert: oneOf(USER_TYPES.map(({ value }) => value)),
		property: {
			displayName: 'User Type',
			name: 'type',
			type: 'options',
			options: USER_TYPES,
			default: 'InternalAssociate',
			description: 'What kind of user it is. API name: Type.',
		},
	},
	{
		path: 'WaitingForApproval',
		convert: flag,
		property: {
			displayName: 'Waiting for Approval',
			name: 'waitingForApproval',
			type: 'boolean',
			default: false,
			description:
				'Whether an administrator still has to grant the user access. API name: WaitingForApproval.',
		},
	},
];

/** The properties of the User carrier, those that only SuperOffice sets among them. */
export const USER_PROPERTIES: ReadonlyArray<keyof User> = [
	...FIELDS.map(({ path }) => path),
	'AssociateId',
	'Lastlogin',
	'Lastlogout',
];

/** What the collection shows, made from the table. */
export const fieldProperties: INodeProperties[] = FIELDS.map(({ property }) => property);

/**
 * The properties of a user that were set in the collection, in the shapes of the carrier. What is
 * absent stays absent; false, 0, an empty text, an empty list and `null` are values.
 *
 * @throws InvalidInput that names the parameter by its display name
 */
export function userFromFields(values: Record<string, unknown>): PartialUser {
	const user: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(values)) {
		const field = FIELDS.find(({ property }) => property.name === name);
		if (!field) {
			throw new InvalidInput(`There is no user field "${name}"`);
		}
		const converted =
			value === undefined ? value : nullable(field.convert)(value, field.property.displayName);
		if (converted !== undefined) user[field.path] = converted;
	}
	return user as PartialUser;
}
