import type { UserContent, UserType } from '../carriers/shapes.mts';
import { SuperOfficeError } from '../errors.mts';
import { emptyUser } from './emptyUser.mts';
import type { State, StoredUser } from '../state.mts';
import { findPerson } from '../state.mts';
import { userCarrier } from './carrier.mts';
import { needsPerson } from './checkReferences.mts';
import { emptyFields } from './customFields.mts';

/**
 * A new user, not yet saved: AssociateId 0, all licences listed and none assigned.
 * @returns undefined when the person does not exist
 * @throws SuperOfficeError when the type needs a person and none is named
 */
export function createDefaultUser(
	state: State,
	type: UserType,
	personId: number,
	caller: StoredUser,
): UserContent | undefined {
	if (personId === 0 && needsPerson(type)) {
		const message = `A user of type ${type} cannot be created without an existing person.`;
		throw new SuperOfficeError('SoInvalidArgumentException', message);
	}
	if (personId !== 0 && findPerson(state, personId) === undefined) return undefined;
	return blankUser(state, type, personId, caller);
}

/** The same without a person, for the agent's CreateDefaultUser, which takes no argument. */
export function blankUser(
	state: State,
	type: UserType,
	personId: number,
	caller: StoredUser,
): UserContent {
	const user = { ...emptyUser(), Type: type, personId, CustomFields: emptyFields(state) };
	return userCarrier(state, user, caller);
}
