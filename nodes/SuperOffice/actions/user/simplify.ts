import type { IDataObject } from 'n8n-workflow';

import type { User } from '../carrier';

/** Bit of `ExtraFlags` that marks a module as a user plan (License carriers of the API). */
const USER_PLAN = 1;

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
export function simplifyUser(result: IDataObject): IDataObject {
	const user = result as unknown as Partial<User>;
	return {
		associateId: user.AssociateId,
		userId: user.Name,
		userName: user.UserName,
		fullName: user.Person?.FullName ?? '',
		email: user.Person?.Email ?? '',
		userType: user.Type,
		role: user.Role?.Value ?? '',
		primaryGroup: user.UserGroup?.Value ?? '',
		userPlan: userPlanOf(user),
		active: !user.Deleted,
	};
}

/** The same fields, from a row of the archive. */
export function simplifyRow(row: IDataObject): IDataObject {
	return {
		associateId: row.associateDbId,
		userId: row.assocName,
		userName: row.userName,
		fullName: row.fullName,
		email: row.personEmail,
		userType: row.assocType,
		role: row.role,
		primaryGroup: row.usergroup,
		userPlan: row.userplan,
		active: row.isActive,
	};
}

function userPlanOf({ LicenseOwners }: Partial<User>): string {
	const modules = (LicenseOwners ?? []).flatMap((owner) => owner?.RestrictedModuleLicenses ?? []);
	const plan = modules.find(
		(module) => module?.Assigned && ((module.ExtraFlags ?? 0) & USER_PLAN) === USER_PLAN,
	);
	return plan?.Description || plan?.Name || '';
}
