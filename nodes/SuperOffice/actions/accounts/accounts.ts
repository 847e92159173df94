import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../transport/failure';
import { keyOf, pagesByKey, type Row } from '../../transport/pages';
import type { Call } from '../../transport/request';
import { textsOf } from '../languages';
import { hasName } from '../references';
import type { Reading } from '../run';
import { flagIn, flagOrNull, isActiveIn, textIn, textsIn } from './cells';
import type { LicenseInfo } from './licenses';

/** A user as the list of users shows it. Names of lists are as stored, perhaps in several languages. */
export interface Account {
	associateId: number;
	userId: string;
	userName: string;
	fullName: string;
	email: string;
	/** Name of the company that the person belongs to */
	company: string;
	userType: string;
	role: string;
	primaryGroup: string;
	primaryGroupId: number;
	otherGroups: string[];
	/** Title of the user plan; empty without one */
	userPlan: string;
	/** The licenses that the user holds, plans among them; `null` where SuperOffice shows no licenses */
	held: LicenseInfo[] | null;
	/** The licenses that the list has a column for */
	shown: LicenseInfo[];
	/** `null` where SuperOffice does not say */
	canLogIn: boolean | null;
	/** Not retired */
	active: boolean;
	/** How the user signs in */
	credentialType: string;
}

/** The key of the archive of users, which its pages are read by. */
const KEY = 'associateDbId';

/** Columns of the archive `AllUsers`, as its page lists them. */
const COLUMNS = [
	KEY,
	'assocName',
	'userName',
	'fullName',
	'personEmail',
	'contactFullName',
	'assocType',
	'role',
	'usergroup',
	'usergroupId',
	'otherGroups',
	'userplan',
	'canLogin',
	'isActive',
	'credentialType',
];

/** Kinds of users, with their numbers in the list that the column `assocType` is restricted by. */
export const USER_TYPES = {
	AnonymousAssociate: { name: 'Anonymous', id: 7 },
	InternalAssociate: { name: 'Employee', id: 0 },
	ExternalAssociate: { name: 'External User', id: 4 },
	ResourceAssociate: { name: 'Resource', id: 1 },
	SystemAssociate: { name: 'System User', id: 13 },
} as const;

/** Which users to list, and how. */
export interface AccountsCall {
	licenses: LicenseInfo[];
	/** Conditions for SuperOffice, in the words of `$filter` */
	conditions?: string[];
	/** Rows of a page; 1,000 where it is absent */
	size?: number;
	own: Pick<Call, 'timeout' | 'headers'>;
}

/** Answers by which a server may refuse a column that it does not know; no page says how it does. */
const UNKNOWN_COLUMN = ['400', '500'];

/**
 * Lists users with their licenses, page by page: `GET User`, which SuperOffice Online leaves open,
 * retired users among them. Where SuperOffice refuses the columns of the licenses, whose names are
 * made after the seven that its page shows, it is asked without them, and `held` is `null`.
 *
 * @throws Failure
 */
export async function* accountsOf(
	{ send }: Pick<Reading, 'send'>,
	{ licenses, conditions = [], size, own }: AccountsCall,
): AsyncGenerator<Account[]> {
	const assignable = licenses.filter(({ isForEverybody }) => !isForEverybody);
	const pages = (columns: string[]) => {
		const qs: IDataObject = { $select: columns.join(',') };
		if (conditions.length > 0) qs.$filter = conditions.join(' and ');
		return pagesByKey(send, { path: 'User', qs, purpose: 'list users', ...own }, KEY, size);
	};
	let rows = pages([...COLUMNS, ...assignable.map(({ column }) => column)]);
	let next = await rows.next().catch((error: unknown) => {
		const status = error instanceof Failure ? error.httpCode : undefined;
		if (assignable.length > 0 && UNKNOWN_COLUMN.includes(status ?? '')) return undefined;
		throw error;
	});
	if (!next) {
		rows = pages(COLUMNS);
		next = await rows.next();
	}
	for (; !next.done; next = await rows.next()) {
		yield next.value.map((row) => accountIn(row, assignable));
	}
}

function accountIn(row: Row, licenses: LicenseInfo[]): Account {
	const shown = licenses.filter(({ column }) => column in row);
	return {
		associateId: keyOf(row),
		userId: textIn(row.assocName),
		userName: textIn(row.userName),
		fullName: textIn(row.fullName),
		email: textIn(row.personEmail),
		company: textIn(row.contactFullName),
		userType: textIn(row.assocType),
		role: textIn(row.role),
		primaryGroup: textIn(row.usergroup),
		primaryGroupId: Number(row.usergroupId ?? 0),
		otherGroups: textsIn(row.otherGroups),
		userPlan: textIn(row.userplan),
		shown,
		held: shown.length > 0 ? shown.filter(({ column }) => flagIn(row[column])) : null,
		canLogIn: flagOrNull(row.canLogin),
		active: isActiveIn(row.isActive),
		credentialType: textIn(row.credentialType),
	};
}

/** Whether the user holds a license of any kind, a user plan among them. */
export function isLicensed({ userPlan, held }: Account): boolean {
	return userPlan !== '' || (held !== null && held.length > 0);
}

/** Whether the list says who holds a license: of a user plan the title is there, too. */
export function shows({ shown }: Account, license: LicenseInfo): boolean {
	return license.isPlan || license.isForEverybody || shown.includes(license);
}

/** Whether a user holds a license; by the title of the plan where there are no columns of licenses. */
export function holds({ held, userPlan }: Account, license: LicenseInfo): boolean {
	if (license.isForEverybody || held?.includes(license)) return true;
	if (!license.isPlan || userPlan === '') return false;
	return [license.name, ...textsOf(license.description)].some((name) => hasName(userPlan, name));
}
