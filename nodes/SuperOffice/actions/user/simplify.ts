import type { IDataObject } from 'n8n-workflow';

import type { PartialUser } from '../carrier';
import { readable } from '../languages';
import { simpleViewOf } from './change/view';

/** Columns of the archive of users that the simplified form is made of. */
export const SIMPLE_COLUMNS = [
	'associateDbId',
	'assocName',
	'userName',
	'fullName',
	'personEmail',
	'assocType',
	'role',
	'usergroup',
	'userplan',
	'isActive',
];

/** The ten fields of a user that matter most, from the carrier. */
export function simplifyUser(result: IDataObject, language?: string): IDataObject {
	return simpleViewOf(result as unknown as PartialUser, language);
}

/** The same fields, from a row of the archive. */
export function simplifyRow(row: IDataObject, language?: string): IDataObject {
	return {
		associateId: row.associateDbId,
		userId: row.assocName,
		userName: row.userName,
		fullName: row.fullName,
		email: row.personEmail,
		userType: row.assocType,
		role: readable(row.role, language),
		primaryGroup: readable(row.usergroup, language),
		userPlan: readable(row.userplan, language),
		active: row.isActive,
	};
}
