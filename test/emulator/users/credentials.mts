import type { CredentialContent } from '../carriers/shapes.mts';
import { withRights } from '../carriers/rights.mts';
import type { State, StoredCredential } from '../state.mts';

/** The credentials as answered: the kind and the display value, never the secret. */
export function credentialCarriers(state: State, stored: StoredCredential[]): CredentialContent[] {
	return stored.map((credential) => {
		const type = state.credentialTypes.find((each) => each.Type === credential.type);
		return withRights({
			Type: type === undefined ? null : withRights(type),
			Value: '',
			DisplayValue: credential.displayValue,
		});
	});
}

/**
 * What a save stores. An entry of a type the user already has keeps its secret when its Value is
 * empty, because a client never sees the secret and so cannot send it back. A save without
 * credentials removes them (inference: the save replaces the entity). Onsite a user has one
 * credential, and adding another removes the one before, so the last entry stays.
 */
export function mergeCredentials(
	before: StoredCredential[],
	sent: CredentialContent[],
): StoredCredential[] {
	return sent.slice(-1).map(({ Type, Value, DisplayValue }) => {
		const type = Type?.Type ?? '';
		const old = before.find((each) => isSame(each.type, type));
		return {
			type: old?.type ?? type,
			value: Value === '' ? (old?.value ?? '') : Value,
			displayValue: DisplayValue,
		};
	});
}

/** Replaces the credential of a user by one; the display value of the same type stays. */
export function setCredential(
	before: StoredCredential[],
	type: string,
	value: string,
): StoredCredential[] {
	const old = before.find((each) => isSame(each.type, type));
	return [{ type, value, displayValue: old?.displayValue ?? '' }];
}

export function isSame(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}
