import { integer } from '../../carriers/reading.mts';
import { noteEffect } from '../../journal.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';

const byAdministrators = { administratorsOnly: true };
const shape = { ContactId: integer };

/** The companies whose persons may become internal users. Users there are stay what they are. */
export const ownerContactMethods: Route[] = [
	agentMethod(
		'User/AddOwnerContact',
		(request, state) => {
			const { ContactId } = readArguments(request, shape);
			// Companies themselves are not part of this emulator, so any may be named.
			if (ContactId <= 0) return;
			state.ownerContactIds = [...new Set([...state.ownerContactIds, ContactId])];
			noteEffect(state, 'ownerContactsChanged', 0);
		},
		byAdministrators,
	),
	agentMethod(
		'User/RemoveOwnerContact',
		(request, state) => {
			const { ContactId } = readArguments(request, shape);
			state.ownerContactIds = state.ownerContactIds.filter((id) => id !== ContactId);
			noteEffect(state, 'ownerContactsChanged', 0);
		},
		byAdministrators,
	),
];
