import type { IDataObject } from 'n8n-workflow';

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

const flag = (cell: unknown): Value => isSet(cell);

/**
 * How several names come in one cell, and in which order, is not documented: commas and semicolons
 * part them, and they are sorted, so that the order does not count.
 */
const names = (cell: unknown): Value => {
	const cells = Array.isArray(cell) ? (cell as unknown[]) : String(cell ?? '').split(/[,;]/);
	const parts = cells.map(text).filter((part): part is string => typeof part === 'string');
	return [...new Set(parts)].sort();
};

/** The fields of a user that are compared. The licenses beside the plan are columns of their own. */
export const FIELDS: Field[] = [
	{ property: 'active', name: 'Active', column: 'isActive', read: flag, isLife: true },
	{ property: 'canLogin', name: 'Can Log In', column: 'canLogin', read: flag },
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

/** A column that is there for each license that users can have, and the full name of that license. */
export interface LicenseColumn {
	column: string;
	license: string;
}

/** The columns to ask for. */
export function columnsOf(licenses: LicenseColumn[] | undefined): string[] {
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
export function userIn(row: IDataObject, licenses: LicenseColumn[] | undefined): User {
	const user: User = {};
	for (const { property, column, read } of FIELDS) {
		// A column that the server leaves out is one that nothing is known of.
		if (column in row) user[property] = read(row[column]);
	}
	if (licenses) {
		const held = licenses.filter(({ column }) => isSet(row[column]));
		user[LICENSES] = held.map(({ license }) => license).sort();
	}
	return user;
}

/** What a cell of yes or no holds is documented for none of these columns: texts are taken, too. */
function isSet(cell: unknown): boolean {
	if (typeof cell !== 'string') return Boolean(cell);
	return !['', 'false', '0', 'no'].includes(cell.trim().toLowerCase());
}
