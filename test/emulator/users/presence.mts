import type { PresenceContent } from '../carriers/shapes.mts';
import { noteEffect } from '../journal.mts';
import type { State, StoredUser } from '../state.mts';

/** Whether a user takes requests of Service; only a Service user can be present there. */
export function presenceOf(state: State, user: StoredUser): PresenceContent {
	const untouched = user.EjUserId === 0 ? 'StatusNone' : 'StatusNormal';
	return state.presence[user.AssociateId] ?? { Status: untouched, Message: '' };
}

export function setPresence(
	state: State,
	user: StoredUser,
	presence: PresenceContent,
): PresenceContent {
	state.presence[user.AssociateId] = presence;
	noteEffect(state, 'presenceSet', user.AssociateId);
	return presence;
}
