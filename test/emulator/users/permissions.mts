import type { UserType } from '../carriers/shapes.mts';
import { SuperOfficeError } from '../errors.mts';
import { FUNCTION_RIGHTS } from '../seed/names.mts';
import type { State, StoredUser } from '../state.mts';
import { findRole, isAdministrator } from '../state.mts';
import type { Check, Problem } from './check.mts';

const ADMINISTRATORS_ONLY = 'Only administrators can manage other users.';

/** @throws SuperOfficeError for everybody who does not administer users */
export function requireAdministrator(state: State, caller: StoredUser): void {
	if (isAdministrator(state, caller)) return;
	throw new SuperOfficeError('SoIllegalOperationException', ADMINISTRATORS_ONLY);
}

/** What users may do for themselves. @throws SuperOfficeError for others who are no administrators */
export function requireSelfOrAdministrator(
	state: State,
	caller: StoredUser,
	user: StoredUser,
): void {
	if (user.AssociateId !== caller.AssociateId) requireAdministrator(state, caller);
}

/** External users need a right of their own, which others than administrators can have. */
export function mayManage(state: State, caller: StoredUser, type: UserType): boolean {
	if (type !== 'ExternalAssociate' || caller.Type === 'SystemAssociate') {
		return isAdministrator(state, caller);
	}
	const rights = findRole(state, caller.roleId)?.functionRights ?? [];
	return rights.includes(FUNCTION_RIGHTS.externalPersons);
}

/** Whether the caller may save a user of this type, and each of the properties that change. */
export function checkPermission({ state, wanted, before, caller }: Check): Problem[] {
	const types = before === undefined ? [wanted.Type] : [before.Type, wanted.Type];
	const refused = types.find((type) => !mayManage(state, caller, type));
	if (refused !== undefined) {
		const message =
			refused === 'ExternalAssociate'
				? 'The right to create external users is missing.'
				: ADMINISTRATORS_ONLY;
		return [{ field: 'Type', message, type: 'SoIllegalOperationException' }];
	}
	if (isAdministrator(state, caller)) return [];
	const reserved = { Rank: before?.Rank ?? 0, Tooltip: before?.Tooltip ?? '' };
	return (['Rank', 'Tooltip'] as const)
		.filter((field) => wanted[field] !== reserved[field])
		.map((field) => ({
			field,
			message: `${field} can be set by administrators only.`,
			type: 'SoIllegalOperationException',
		}));
}
