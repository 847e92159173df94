import type { INodeProperties } from 'n8n-workflow';

import type { User } from '../carrier';
import { byDisplayName } from '../displayNames';
import { InvalidInput } from '../invalidInput';
import { listOfObjects } from '../jsonValues';
import { referenceProperty, referencesProperty, referencesTo, referenceTo } from '../references';
import { flag, isBlank, located, name, oneOf, text, wholeNumber, type Convert } from '../values';
import { customFieldsProperty, givenFields } from './customFields/given';
import { credentials, fieldValues, password } from './pairs';
import { licenseName, licenseNames, licenseProperty, licensesProperty } from './change/licenses';
import { personProperty, personReference } from './person';
import type { Change, Wanted, WantedProperty } from './change/wanted';

/** The operations that set fields; each offers the rows that name it. */
type Use = 'save' | 'create' | 'update';

/** One row of the table: a parameter, the property of the User carrier it sets, and its shape there. */
interface Field {
	/** The property of the carrier, or a license by its name */
	path: WantedProperty;
	/** Lists can be added to and removed from; `set` where it is absent */
	change?: Change;
	convert: Convert;
	/** The collections that offer it; absent for what an operation shows beside its collection */
	uses: Use[];
	/** What takes everything away on purpose; of a parameter that may be left empty by mistake */
	emptiedBy?: string;
	/** What the editor shows; the description ends with the API's name */
	property: INodeProperties;
}

const EVERYWHERE: Use[] = ['save', 'create', 'update'];

const TAKES_LICENSES = 'License → Remove';

const USER_TYPES = [
	{ name: 'Anonymous', value: 'AnonymousAssociate' },
	{ name: 'Employee', value: 'InternalAssociate' },
	{ name: 'External User', value: 'ExternalAssociate' },
	{ name: 'Resource', value: 'ResourceAssociate' },
	{ name: 'System User', value: 'SystemAssociate' },
	{ name: 'Unknown', value: 'Unknown' },
];

/** A user type by its name in the API. */
export const userType = oneOf(USER_TYPES.map(({ value }) => value));

const FIELDS: Field[] = [
	{
		path: 'Credentials',
		convert: credentials,
		uses: ['save', 'create'],
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
							placeholder: 'e.g. NORDLYS\\jdoe',
							description: 'What SuperOffice shows of it, e.g. the Windows login',
						},
					],
				},
			],
		},
	},
	{
		path: 'CustomFields',
		convert: givenFields,
		uses: EVERYWHERE,
		property: customFieldsProperty,
	},
	{
		path: 'ExtraFields',
		convert: fieldValues,
		uses: ['save'],
		property: {
			displayName: 'Extra Fields (Deprecated)',
			name: 'extraFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Extra Field',
			default: {},
			description:
				'SuperOffice advises Custom Fields instead, which hold these too. Fields that are not named here keep their values. API name: ExtraFields.',
			options: [
				{
					displayName: 'Field',
					name: 'field',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. x_badge',
							description: 'Name of the extra field in SuperOffice',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							placeholder: 'e.g. B-1042',
							description: 'What the field is to hold',
						},
					],
				},
			],
		},
	},
	{
		path: 'IsPersonRetired',
		convert: flag,
		uses: ['save'],
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
		uses: ['save'],
		emptiedBy: TAKES_LICENSES,
		property: {
			displayName: 'Licenses (JSON)',
			name: 'licenseOwners',
			type: 'json',
			default: '[]',
			description:
				'License owners with their modules, as Get shows them with Output Raw; Assigned says which modules the user has, the user plan among them. Replaces the whole list. API name: LicenseOwners.',
		},
	},
	{
		path: 'licenses',
		convert: licenseNames,
		uses: ['create', 'update'],
		emptiedBy: TAKES_LICENSES,
		property: licensesProperty('getFurtherLicenses', {
			displayName: 'Licenses',
			name: 'licenses',
			description:
				'Titles or names of the licenses apart from the user plan. Replaces those the user has; an expression that gives nothing takes all of them away. API name: LicenseOwners.',
		}),
	},
	{
		path: 'licenses',
		change: 'add',
		convert: licenseNames,
		uses: ['update'],
		property: licensesProperty('getFurtherLicenses', {
			displayName: 'Licenses to Add',
			name: 'addLicenses',
			description:
				'Titles or names of licenses to assign as well. The others stay. API name: LicenseOwners.',
		}),
	},
	{
		path: 'licenses',
		change: 'remove',
		convert: licenseNames,
		uses: ['update'],
		property: licensesProperty('getLicenses', {
			displayName: 'Licenses to Remove',
			name: 'removeLicenses',
			description:
				'Titles or names of licenses to take from the user. The others stay. API name: LicenseOwners.',
		}),
	},
	{
		path: 'NickName',
		convert: name,
		uses: EVERYWHERE,
		property: {
			displayName: 'Nickname',
			name: 'nickName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Jane',
			description: 'Unique alias of the user in Service. API name: NickName.',
		},
	},
	{
		path: 'IsOnTravel',
		convert: flag,
		uses: EVERYWHERE,
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
		convert: referencesTo('userGroup'),
		uses: EVERYWHERE,
		emptiedBy: "'Other Groups to Remove' of Update",
		property: referencesProperty('userGroup', {
			displayName: 'Other Groups',
			name: 'otherGroups',
			description:
				'Names or IDs of the groups apart from the primary one. Replaces the groups the user has; an expression that gives nothing removes the user from all of them. API name: OtherGroups.',
		}),
	},
	{
		path: 'OtherGroups',
		change: 'add',
		convert: referencesTo('userGroup'),
		uses: ['update'],
		property: referencesProperty('userGroup', {
			displayName: 'Other Groups to Add',
			name: 'addOtherGroups',
			description:
				'Names or IDs of groups to add the user to. The others stay. API name: OtherGroups.',
		}),
	},
	{
		path: 'OtherGroups',
		change: 'remove',
		convert: referencesTo('userGroup'),
		uses: ['update'],
		property: referencesProperty('userGroup', {
			displayName: 'Other Groups to Remove',
			name: 'removeOtherGroups',
			description:
				'Names or IDs of groups to take the user out of. The others stay. API name: OtherGroups.',
		}),
	},
	{
		path: 'Credentials',
		convert: password,
		uses: ['create'],
		property: {
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'First password of a new user, where they sign in with one of SuperOffice; that of an existing user is left alone. API name: Credentials, of type CRM5/PASSWORD.',
		},
	},
	{
		path: 'Person',
		convert: personReference,
		uses: ['save'],
		property: personProperty,
	},
	{
		path: 'PostSaveCommands',
		convert: listOfObjects,
		uses: ['save'],
		property: {
			displayName: 'Post-Save Commands',
			name: 'postSaveCommands',
			type: 'json',
			default: '[]',
			description:
				'Commands that a client is to run after the save, as Get shows them with Output Raw. API name: PostSaveCommands.',
		},
	},
	{
		path: 'UserGroup',
		convert: referenceTo('userGroup'),
		uses: ['save', 'update'],
		property: referenceProperty('userGroup', {
			displayName: 'Primary Group',
			name: 'userGroup',
			description: 'Name or ID of the main user group of the user. API name: UserGroup.',
		}),
	},
	{
		path: 'Rank',
		convert: wholeNumber(),
		uses: EVERYWHERE,
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
		convert: referencesTo('ticketCategory'),
		uses: EVERYWHERE,
		emptiedBy: "'Request Categories to Remove' of Update",
		property: referencesProperty('ticketCategory', {
			displayName: 'Request Categories',
			name: 'ticketCategories',
			description:
				'Names or IDs of the request categories assigned to the user. Replaces those the user has; an expression that gives nothing removes all of them. API name: TicketCategories.',
		}),
	},
	{
		path: 'TicketCategories',
		change: 'add',
		convert: referencesTo('ticketCategory'),
		uses: ['update'],
		property: referencesProperty('ticketCategory', {
			displayName: 'Request Categories to Add',
			name: 'addTicketCategories',
			description:
				'Names or IDs of request categories to assign as well. The others stay. API name: TicketCategories.',
		}),
	},
	{
		path: 'TicketCategories',
		change: 'remove',
		convert: referencesTo('ticketCategory'),
		uses: ['update'],
		property: referencesProperty('ticketCategory', {
			displayName: 'Request Categories to Remove',
			name: 'removeTicketCategories',
			description:
				'Names or IDs of request categories to take from the user. The others stay. API name: TicketCategories.',
		}),
	},
	{
		path: 'RequestSignature',
		convert: text,
		uses: EVERYWHERE,
		property: {
			displayName: 'Request Signature',
			name: 'requestSignature',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Kind regards, Jane Doe',
			description:
				'Signature under the answers to requests in Service. API name: RequestSignature.',
		},
	},
	{
		path: 'Deleted',
		convert: flag,
		uses: ['save'],
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
		convert: referenceTo('role'),
		uses: ['save', 'update'],
		property: referenceProperty('role', {
			displayName: 'Role',
			name: 'role',
			description:
				'Name or ID of the role, which says what the user may do and see. API name: Role.',
		}),
	},
	{
		path: 'EjUserId',
		convert: wholeNumber(),
		uses: ['save'],
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
		uses: EVERYWHERE,
		property: {
			displayName: 'Tooltip',
			name: 'tooltip',
			type: 'string',
			default: '',
			placeholder: 'e.g. Sales, Oslo',
			description: 'Description that is shown beside the user ID. API name: Tooltip.',
		},
	},
	{
		path: 'Name',
		convert: name,
		uses: ['save', 'update'],
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
		convert: name,
		uses: ['save', 'update'],
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
		path: 'userPlan',
		convert: licenseName,
		uses: ['update'],
		emptiedBy: TAKES_LICENSES,
		property: licenseProperty('searchUserPlans', {
			displayName: 'User Plan',
			name: 'userPlan',
			description:
				'Title or name of the user plan, without which nobody can log in. Takes the place of the plan the user has; an expression that gives nothing takes it away. API name: LicenseOwners.',
		}),
	},
	{
		path: 'Type',
		convert: userType,
		uses: ['save'],
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
		uses: EVERYWHERE,
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
	...new Set(
		FIELDS.map(({ path }) => path).filter(
			(path): path is keyof User => path !== 'licenses' && path !== 'userPlan',
		),
	),
	'AssociateId',
	'Lastlogin',
	'Lastlogout',
];

/** What a collection of fields shows, made from the table. */
export function fieldProperties(...uses: Use[]): INodeProperties[] {
	const offered = FIELDS.filter((field) => field.uses.some((use) => uses.includes(use)))
		.map(({ property }) => property)
		.filter((property) => property !== customFieldsProperty);
	return byDisplayName(offered);
}

/** One parameter of the table, for an operation that shows it beside its collection. */
export function fieldProperty(parameter: string): INodeProperties {
	return FIELDS.find(({ property }) => property.name === parameter)!.property;
}

/**
 * Refuses a list or a locator that somebody added in the editor and forgot to fill in, where nothing
 * would take everything away. An expression that gives nothing is meant: another system wants it so.
 *
 * @param stored The collection as the workflow has it, its expressions not evaluated
 * @throws InvalidInput that names the parameter
 */
export function refuseForgotten(stored: Record<string, unknown>, collection: string): void {
	const forgotten = FIELDS.find(
		({ emptiedBy, property: { name } }) =>
			emptiedBy !== undefined && name in stored && isForgotten(stored[name]),
	);
	if (!forgotten) return;
	const { displayName } = forgotten.property;
	throw new InvalidInput(
		`'${displayName}' in '${collection}' is empty`,
		`Nothing was done, because it would take away all that the user has. Choose something in '${displayName}', or remove the field. To take things away on purpose use ${forgotten.emptiedBy}, or an expression that gives null.`,
	);
}

/** Whether nothing was chosen; an expression that nobody wrote on is none. */
function isForgotten(stored: unknown): boolean {
	const { value } = located(stored);
	if (Array.isArray(value)) return value.length === 0;
	return isBlank(value) || /^\s*(=|\[\s*\])\s*$/.test(String(value));
}

/** What the screen calls a property of the carrier, for messages; the API's name where it has none. */
export function screenNameOf(path: string): string {
	const field = FIELDS.find((each) => each.path.toLowerCase() === path.toLowerCase());
	return field?.property.displayName ?? path;
}

/**
 * What the given parameters ask for, in the shapes of the carrier; `only` those that one operation
 * offers. What is absent stays absent;
 * false, 0, an empty text, an empty list and `null` are values.
 *
 * @throws InvalidInput that names the parameter by its display name
 */
export function readFields(values: Record<string, unknown>, only?: Use): Wanted {
	const wanted: Record<Change, Record<string, unknown>> = { set: {}, add: {}, remove: {} };
	const labels = new Map<string, string>();
	for (const [parameter, value] of Object.entries(values)) {
		const field = FIELDS.find(({ property }) => property.name === parameter);
		if (!field || (only && !field.uses.includes(only))) {
			throw new InvalidInput(`There is no user field "${parameter}"`);
		}
		const { path, change = 'set', property } = field;
		const { value: inner } = property.type === 'resourceLocator' ? located(value) : { value };
		if (inner === undefined) continue;
		const converted = inner === null ? null : field.convert(value, property.displayName);
		// Custom fields may be there and name none.
		if (converted === undefined) continue;
		refuseTwice(labels, `${change} ${path}`, property.displayName);
		wanted[change][path] = converted;
	}
	for (const path of [...Object.keys(wanted.add), ...Object.keys(wanted.remove)]) {
		if (path in wanted.set)
			refuseTwice(labels, `set ${path}`, `${screenNameOf(path)} to Add / to Remove`);
	}
	return wanted as Wanted;
}

/** Two parameters that set one property: which of them would win is anybody's guess. */
function refuseTwice(labels: Map<string, string>, key: string, label: string): void {
	const other = labels.get(key);
	if (other !== undefined) {
		throw new InvalidInput(
			`'${other}' and '${label}' cannot be given together`,
			'Take one of the two away: both say what the same field of the user is to be.',
		);
	}
	labels.set(key, label);
}
