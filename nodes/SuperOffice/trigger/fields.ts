import type { IDataObject } from 'n8n-workflow';

import { flagIn, flagOrNull, isActiveIn, textsIn } from '../actions/accounts/cells';
import type { LicenseInfo } from '../actions/accounts/licenses';
import { readable } from '../actions/languages';

/** What happened to a user, as an item of the trigger says it in `event`. */
export type UserEvent =
	| 'created'
	| 'changed'
	| 'retired'
	| 'restored'
	| 'deleted'
	| 'licenseChanged';

/** A value of a user as the items show it: text, true or false, a list of names, or nothing. */
export type Value = string | boolean | string[] | null;

/**
 * A user as the trigger compares it: each field by its name. A field that was not read, or of which
 * no more than a hash was kept, is not there.
 */
export type User = Record<string, Value>;

interface Field {
	/** As in the items of this package */
	property: string;
	/** As in the editor */
	name: string;
	/** Column of the archive AllUsers (its reference page) */
	column: string;
	read: (cell: unknown) => Value;
	/** Whether a change of it is the event License Changed; all others are Changed */
	isLicense?: true;
	/** Whether it has events of its own (Retired, Restored) */
	isLife?: true;
}

const text = (cell: unknown): Value => {
	const words = readable(Array.isArray(cell) ? cell.join(', ') : cell).trim();
	if (words !== '') return words;
	return typeof cell === 'number' ? String(cell) : null;
};

/** Sorted, because the order does not count. */
const names = (cell: unknown): Value => {
	const parts = textsIn(cell).map((part) => readable(part));
	return [...new Set(parts)].sort();
};

/** The fields of a user that are compared. The licenses beside the plan are columns of their own. */
export const FIELDS: Field[] = [
	{ property: 'active', name: 'Active', column: 'isActive', read: isActiveIn, isLife: true },
	{ property: 'canLogIn', name: 'Can Log In', column: 'canLogin', read: flagOrNull },
	{ property: 'company', name: 'Company', column: 'contactFullName', read: text },
	{ property: 'credentialType', name: 'Credential Type', column: 'credentialType', read: text },
	{ property: 'email', name: 'Email', column: 'personEmail', read: text },
	{ property: 'fullName', name: 'Full Name', column: 'fullName', read: text },
	{ property: 'otherGroups', name: 'Other Groups', column: 'otherGroups', read: names },
	{ property: 'primaryGroup', name: 'Primary Group', column: 'usergroup', read: text },
	{ property: 'role', name: 'Role', column: 'role', read: text },
	{ property: 'userId', name: 'User ID', column: 'assocName', read: text },
	{ property: 'userName', name: 'User Name', column: 'userName', read: text },
	{ property: 'userPlan', name: 'User Plan', column: 'userplan', read: text, isLicense: true },
	{ property: 'userType', name: 'User Type', column: 'assocType', read: text },
];

/** The licenses beside the user plan, by their full names. */
export const LICENSES = 'licenses';

/** The key of the archive. */
export const KEY = 'associateDbId';

/** The columns to ask for. */
export function columnsOf(licenses: LicenseInfo[] | undefined): string[] {
	return [
		KEY,
		...FIELDS.map(({ column }) => column),
		...(licenses ?? []).map(({ column }) => column),
	];
}

/**
 * A user from a row of the archive.
 *
 * @param licenses The columns of licenses that were asked for; none where licenses cannot be read
 */
export function userIn(row: IDataObject, licenses: LicenseInfo[] | undefined): User {
	const user: User = {};
	for (const { property, column, read } of FIELDS) {
		// A column that the server leaves out is one that nothing is known of.
		if (column in row) user[property] = read(row[column]);
	}
	if (licenses) {
		const held = licenses.filter(({ column }) => flagIn(row[column]));
		user[LICENSES] = held.map(({ fullName }) => fullName).sort();
	}
	return user;
}
