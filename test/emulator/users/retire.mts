import { SuperOfficeError } from '../errors.mts';
import { noteEffect } from '../journal.mts';
import type { State, StoredUser } from '../state.mts';
import { syncPerson } from './save.mts';

/**
 * MakeRetired: retiring takes all licences and sets both flags; taking it back clears the flags
 * only, so the user cannot log in before a licence is assigned again.
 */
export function setRetired(state: State, user: StoredUser, retired: boolean): void {
	if (retired) {
		user.moduleIds = [];
		logOff(state, user);
	}
	user.Deleted = retired;
	user.IsPersonRetired = retired;
	user.updated = new Date();
	syncPerson(state, user);
	noteEffect(state, retired ? 'retired' : 'restored', user.AssociateId);
}

/** @throws SuperOfficeError for yourself, a user other rows depend on, and one who is logged on */
export function deleteUser(state: State, user: StoredUser, caller: StoredUser): void {
	if (user.AssociateId === caller.AssociateId) {
		throw new SuperOfficeError('SoIllegalOperationException', '[SR_USER_CANNOT_DELETE_SELF]');
	}
	if (state.undeletableAssociateIds.includes(user.AssociateId)) {
		throw new SuperOfficeError('SoIllegalOperationException', '[SR_REQUEST_DEPENDENCY]');
	}
	if (state.loggedOnAssociateIds.includes(user.AssociateId)) {
		throw new SuperOfficeError('SoIllegalOperationException', 'The user is logged on.');
	}
	state.users.splice(state.users.indexOf(user), 1);
	noteEffect(state, 'deleted', user.AssociateId);
}

/** A retired user is shut out, which ends the session. */
function logOff(state: State, { AssociateId }: StoredUser): void {
	state.loggedOnAssociateIds = state.loggedOnAssociateIds.filter((id) => id !== AssociateId);
}
