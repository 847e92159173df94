import { createHash, randomBytes } from 'node:crypto';
import type { Answer } from '../answer.mts';
import type { Incoming } from '../api.mts';
import { APP } from '../seed/names.mts';
import type { StoredUser } from '../state.mts';
import { findUser } from '../state.mts';
import { canLogIn } from '../users/licences.mts';
import { identityClaims } from './claims.mts';
import { isClient } from './client.mts';
import type { Login } from './issue.mts';
import { issueToken } from './issue.mts';
import { signJwt } from './jwt.mts';
import type { Online } from './online.mts';
import { readParameters } from './parameters.mts';
import type { StoredCode, StoredTenant } from './state.mts';
import { findTenant } from './tenants.mts';

type Parameters = Record<string, string>;

/** Gives tokens for a code or a refresh token. Its errors are those of RFC 6749. */
export function giveTokens(incoming: Incoming, online: Online): Answer {
	const parameters = readParameters(incoming);
	if (!isClient(incoming, parameters)) return invalidClient();
	switch (parameters.grant_type) {
		case 'authorization_code':
			return redeemCode(parameters, online);
		case 'refresh_token':
			return refresh(parameters, online);
		default:
			return refuse('unsupported_grant_type');
	}
}

function redeemCode(parameters: Parameters, online: Online): Answer {
	const { codes, refreshTokens } = online.state;
	const { code: value = '' } = parameters;
	const code = Object.hasOwn(codes, value) ? codes[value] : undefined;
	// A code is good for one attempt.
	delete codes[value];
	if (code === undefined) return invalidGrant('The code is unknown or was used before.');
	if (code.expires.getTime() <= Date.now()) return invalidGrant('The code is too old.');
	if (code.redirectUri !== parameters.redirect_uri) {
		return invalidGrant('redirect_uri is not the one the code was sent to.');
	}
	if (!isVerified(code, parameters.code_verifier)) {
		return invalidGrant('code_verifier does not fit code_challenge.');
	}
	const { associateId, tenant, nonce } = code;
	const refreshToken = randomBytes(32).toString('hex');
	const login = { associateId, tenant };
	const answer = answerTokens(online, login, { refresh_token: refreshToken }, nonce);
	if (answer.status === 200) refreshTokens[refreshToken] = login;
	return answer;
}

/** A refresh token may be used again and again, so that the answer has no new one. */
function refresh({ refresh_token: value = '' }: Parameters, online: Online): Answer {
	const { refreshTokens } = online.state;
	const login = Object.hasOwn(refreshTokens, value) ? refreshTokens[value] : undefined;
	if (login === undefined) return invalidGrant('The refresh token is unknown.');
	return answerTokens(online, login, {}, '');
}

function answerTokens(online: Online, login: Login, more: Parameters, nonce: string): Answer {
	const { state } = online;
	const user = findUser(state, login.associateId);
	const tenant = findTenant(state, login.tenant);
	if (user === undefined || !canLogIn(state, user)) return invalidGrant('The user cannot sign in.');
	if (tenant?.approval !== 'NoError') {
		return invalidGrant(`The app is no longer approved: ${tenant?.approval}`);
	}
	const body = {
		token_type: 'Bearer',
		access_token: issueToken(state, login),
		expires_in: state.settings.tokenLifeSeconds,
		...more,
		id_token: writeIdToken(online, user, tenant, nonce),
	};
	return { status: 200, headers: { 'Cache-Control': 'no-store' }, body };
}

function writeIdToken(
	online: Online,
	user: StoredUser,
	tenant: StoredTenant,
	nonce: string,
): string {
	return signJwt({
		sub: user.UserName,
		...identityClaims(online, user, tenant, { identityprovider: 'central-superid' }),
		...(nonce !== '' && { nonce }),
		iss: online.origins[0],
		aud: APP.clientId,
	});
}

function isVerified({ challenge, challengeMethod }: StoredCode, verifier = ''): boolean {
	if (challengeMethod === 'plain') return verifier === challenge;
	return createHash('sha256').update(verifier).digest('base64url') === challenge;
}

function refuse(error: string, description?: string, status = 400): Answer {
	return { status, body: { error, ...(description && { error_description: description }) } };
}

function invalidGrant(description: string): Answer {
	return refuse('invalid_grant', description);
}

function invalidClient(): Answer {
	const headers = { 'WWW-Authenticate': 'Basic realm="SuperOffice"' };
	return { ...refuse('invalid_client', 'client_id or client_secret is wrong.', 401), headers };
}
