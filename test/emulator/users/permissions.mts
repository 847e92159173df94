import { SuperOfficeError } from '../errors.mts';
import type { State, StoredUser } from '../state.mts';
import { isAdministrator } from '../state.mts';

/** @throws SuperOfficeError for everybody who does not administer users */
export function requireAdministrator(state: State, caller: StoredUser): void {
	if (isAdministrator(state, caller)) return;
	const message = 'Only administrators can manage other users.';
	throw new SuperOfficeError('SoIllegalOperationException', message);
}

/** What users may do for themselves. @throws SuperOfficeError for others who are no administrators */
export function requireSelfOrAdministrator(
	state: State,
	caller: StoredUser,
	user: StoredUser,
): void {
	if (user.AssociateId !== caller.AssociateId) requireAdministrator(state, caller);
}
