import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { holds, isLicensed, shows, USER_TYPES, type Account } from '../../accounts/accounts';
import type { LastLogin } from '../../accounts/lastLogins';
import { licenseCalled, type LicenseInfo } from '../../accounts/licenses';
import { textsOf } from '../../languages';
import { entriesOf, hasName, referenceProperty, referenceTo, resolveNames } from '../../references';
import type { Reading } from '../../run';
import { flag, isBlank, oneOf, wholeNumber } from '../../values';
import { licenseName, licenseProperty } from '../change/licenses';

/** A user with the last login, as a filter sees it. */
export interface Reviewed {
	account: Account;
	login: LastLogin;
	active: boolean;
}

/** What the filters ask for. */
export interface Review {
	/** For SuperOffice, in the words of `$filter`: columns whose operators its pages name */
	conditions: string[];
	/** For what SuperOffice cannot filter by: licenses, last logins, other groups */
	tests: Array<(user: Reviewed) => boolean>;
	/** Whether a test needs the last logins, so that without them there is no answer */
	needsLogins: boolean;
	/** The same of licenses: whether the list shows of a user what a test needs */
	showsEnough: (account: Account) => boolean;
}

const TYPES = Object.entries(USER_TYPES);

const GROUP = 'Group';
const LICENSE = 'License';
const NO_LOGIN = 'No Login for Days';
const ONLY_LICENSED = 'Only With License';
const PRIMARY_GROUP = 'Primary Group';
const RETIRED_LICENSED = 'Retired but Still Licensed';
const ROLE = 'Role';
const USER_TYPE = 'User Type';

export const filtersProperty: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Conditions that all have to be met',
	options: [
		referenceProperty('userGroup', {
			displayName: GROUP,
			name: 'group',
			description: 'Name or ID of a group that is the primary or another one of the user',
		}),
		licenseProperty('searchLicenses', {
			displayName: LICENSE,
			name: 'license',
			description: 'Title or name of a user plan or license that the user holds',
		}),
		{
			displayName: NO_LOGIN,
			name: 'noLoginForDays',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 90,
			description:
				'Only who has not logged in for so many days. Somebody who never logged in counts; somebody whose last login SuperOffice does not say does not.',
		},
		{
			displayName: ONLY_LICENSED,
			name: 'onlyWithLicense',
			type: 'boolean',
			default: true,
			description: 'Whether to return only those who hold a user plan or another license',
		},
		referenceProperty('userGroup', {
			displayName: PRIMARY_GROUP,
			name: 'primaryGroup',
			description: 'Name or ID of the primary group',
		}),
		{
			displayName: RETIRED_LICENSED,
			name: 'retiredButLicensed',
			type: 'boolean',
			default: true,
			description: 'Whether to return only those who are retired and hold a license all the same',
		},
		referenceProperty('role', {
			displayName: ROLE,
			name: 'role',
			description: 'Name or ID of the role',
		}),
		{
			displayName: USER_TYPE,
			name: 'userType',
			type: 'options',
			options: TYPES.map(([value, { name }]) => ({ name, value })),
			default: 'InternalAssociate',
			description: 'What kind of user it is',
		},
	],
};

/** Filters as they were given, converted but not looked up yet. */
interface Given {
	group?: unknown;
	license?: string;
	noLoginForDays?: number;
	onlyWithLicense: boolean;
	primaryGroup?: unknown;
	retiredButLicensed: boolean;
	role?: unknown;
	userType?: keyof typeof USER_TYPES;
}

/**
 * Reads 'Filters'.
 *
 * @throws InvalidInput that names the filter
 */
export function readFilters(caller: IExecuteFunctions, itemIndex: number): Given {
	const values = caller.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const read = <Value>(name: string, convert: () => Value) =>
		isBlank(values[name]) ? undefined : convert();
	const { group, license, noLoginForDays, primaryGroup, role, userType } = values;
	return {
		group: read('group', () => referenceTo('userGroup')(group, GROUP)),
		license: read('license', () => licenseName(license, LICENSE).name),
		noLoginForDays: read('noLoginForDays', () => wholeNumber(1)(noLoginForDays, NO_LOGIN)),
		onlyWithLicense: flag(values.onlyWithLicense ?? false, ONLY_LICENSED),
		primaryGroup: read('primaryGroup', () => referenceTo('userGroup')(primaryGroup, PRIMARY_GROUP)),
		retiredButLicensed: flag(values.retiredButLicensed ?? false, RETIRED_LICENSED),
		role: read('role', () => referenceTo('role')(role, ROLE)),
		userType: read('userType', () => readUserType(userType)),
	};
}

function readUserType(value: unknown) {
	return oneOf(TYPES.map(([type]) => type))(value, USER_TYPE) as keyof typeof USER_TYPES;
}

/**
 * Looks up what the filters name, and says who filters by what.
 *
 * @throws InvalidInput for a name that is not there
 */
export async function reviewFor(
	run: Reading,
	given: Given,
	licenses: LicenseInfo[],
): Promise<Review> {
	const { group, primaryGroup, role } = await resolveNames(run, {
		group: given.group as { Id: number } | undefined,
		primaryGroup: given.primaryGroup as { Id: number } | undefined,
		role: given.role as { Id: number } | undefined,
	});
	const conditions: string[] = [];
	const tests: Review['tests'] = [];
	if (given.userType) conditions.push(`assocType oneOf (${USER_TYPES[given.userType].id})`);
	if (role) conditions.push(`role oneOf (${role.Id})`);
	if (primaryGroup) conditions.push(`usergroupId eq ${primaryGroup.Id}`);
	if (group) tests.push(await inGroup(run, group.Id));
	if (given.onlyWithLicense) tests.push(({ account }) => isLicensed(account));
	if (given.retiredButLicensed) {
		tests.push(({ account, active }) => !active && isLicensed(account));
	}
	const license =
		given.license === undefined ? undefined : licenseCalled(given.license, licenses, LICENSE);
	if (license) tests.push(({ account }) => holds(account, license));
	const needsAll = given.onlyWithLicense || given.retiredButLicensed;
	const showsEnough = (account: Account) =>
		(!needsAll || account.held !== null) && (!license || shows(account, license));
	const days = given.noLoginForDays;
	if (days !== undefined) {
		tests.push(({ login }) => login.lastLoginKnown && (login.daysSinceLogin ?? Infinity) >= days);
	}
	return { conditions, tests, needsLogins: days !== undefined, showsEnough };
}

/** The other groups of a user come as names only, in one language or all. */
async function inGroup(run: Reading, id: number): Promise<Review['tests'][number]> {
	const stored = (await entriesOf(run, 'userGroup')).find((entry) => entry.id === id)?.text ?? '';
	const names = stored === '' ? [] : textsOf(stored);
	return ({ account }) =>
		account.primaryGroupId === id ||
		account.otherGroups.some((group) => names.some((name) => hasName(group, name)));
}
