import type { Mode } from './mode.mts';
import { isExpired, isFor, renewTicket } from './online/issue.mts';
import { PASSWORD_CREDENTIAL } from './seed/names.mts';
import type { State, StoredUser } from './state.mts';
import { findUser, findUserByName } from './state.mts';
import { canLogIn } from './users/licences.mts';

/**
 * Finds who calls. Onsite takes Basic, SOTicket and Bearer; online takes no Basic, and a ticket
 * only together with the application token it was issued for. The scheme's case does not matter.
 * @param tenant the one that is called; `Default` onsite
 * @returns undefined when the login is missing, wrong or not allowed
 */
export function authenticate(
	state: State,
	mode: Mode,
	tenant: string,
	headers: Record<string, string>,
): StoredUser | 'expired' | undefined {
	const [scheme, ...rest] = (headers.authorization ?? '').trim().split(/\s+/);
	const value = rest.join(' ');
	const user = loginBy(scheme.toLowerCase(), value, state, mode, headers['so-apptoken']);
	if (user === undefined || !canLogIn(state, user)) return undefined;
	// Basic is a login for one call; tickets and tokens belong to a session.
	if (scheme.toLowerCase() === 'basic') return user;
	if (!isFor(state, value, tenant)) return undefined;
	if (isExpired(state, value)) return 'expired';
	if (scheme.toLowerCase() === 'soticket') renewTicket(state, value);
	logOn(state, user);
	return user;
}

function logOn(state: State, { AssociateId }: StoredUser): void {
	if (!state.loggedOnAssociateIds.includes(AssociateId)) {
		state.loggedOnAssociateIds.push(AssociateId);
	}
}

function loginBy(
	scheme: string,
	value: string,
	state: State,
	mode: Mode,
	appToken: string | undefined,
): StoredUser | undefined {
	switch (scheme) {
		case 'basic':
			return mode === 'onsite' ? loginByPassword(state, value) : undefined;
		case 'soticket':
			if (mode === 'online' && !state.appTokens.includes(appToken ?? '')) return undefined;
			return findUser(state, state.tickets[value] ?? 0);
		case 'bearer':
			return findUser(state, state.tokens[value] ?? 0);
		default:
			return undefined;
	}
}

function loginByPassword(state: State, encoded: string): StoredUser | undefined {
	const decoded = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = decoded.indexOf(':');
	if (colon < 0) return undefined;
	const user = findUserByName(state, decoded.slice(0, colon));
	const password = decoded.slice(colon + 1);
	const isRight = user?.credentials.some(
		({ type, value }) => type === PASSWORD_CREDENTIAL && value !== '' && value === password,
	);
	return isRight ? user : undefined;
}
