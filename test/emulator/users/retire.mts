import { SuperOfficeError } from '../errors.mts';
import type { State, StoredUser } from '../state.mts';
import { syncPerson } from './save.mts';

/**
 * MakeRetired: retiring takes all licences and sets both flags; taking it back clears the flags
 * only, so the user cannot log in before a licence is assigned again.
 */
export function setRetired(state: State, user: StoredUser, retired: boolean): void {
	if (retired) user.moduleIds = [];
	user.Deleted = retired;
	user.IsPersonRetired = retired;
	user.updated = new Date();
	syncPerson(state, user);
}

/** @throws SuperOfficeError for yourself and for a user other rows depend on */
export function deleteUser(state: State, user: StoredUser, caller: StoredUser): void {
	if (user.AssociateId === caller.AssociateId) {
		throw new SuperOfficeError('SoIllegalOperationException', '[SR_USER_CANNOT_DELETE_SELF]');
	}
	if (state.undeletableAssociateIds.includes(user.AssociateId)) {
		throw new SuperOfficeError('SoIllegalOperationException', '[SR_REQUEST_DEPENDENCY]');
	}
	state.users.splice(state.users.indexOf(user), 1);
}
