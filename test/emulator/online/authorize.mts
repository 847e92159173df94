import { randomBytes } from 'node:crypto';
import type { Answer } from '../answer.mts';
import type { Incoming } from '../api.mts';
import { APP, LOGINS } from '../seed/names.mts';
import type { State, StoredUser } from '../state.mts';
import { findPerson, findUser, findUserByName } from '../state.mts';
import { canLogIn } from '../users/licences.mts';
import { authorizeMessage } from './authorizeErrors.mts';
import { secondsFromNow } from './clock.mts';
import type { Online } from './online.mts';
import { consentPage, errorPage } from './pages.mts';
import { readParameters } from './parameters.mts';
import { isRegistered } from './redirectUri.mts';
import type { StoredTenant } from './state.mts';
import { findTenant, isRunning } from './tenants.mts';

type Parameters = Record<string, string>;

const CODE_LIFE_SECONDS = 600;

/** Shows the consent page, and takes the decision that its form sends back to the same address. */
export function authorize(incoming: Incoming, { state }: Online, [realm]: string[]): Answer {
	const { decision: sent, ...parameters } = readParameters(incoming);
	// A link must not be able to decide.
	const decision = incoming.method === 'POST' ? sent : undefined;
	const { client_id: clientId, redirect_uri: redirectUri = '' } = parameters;
	// Never go back to an address that is not the app's own.
	if (clientId !== APP.clientId) return errorPage('There is no app with this client_id.');
	if (!isRegistered(state.settings, redirectUri)) {
		return errorPage(authorizeMessage('InvalidRedirectUrl'));
	}
	const fault = findFault(parameters);
	if (fault !== undefined) return sendBack(parameters, fault);
	const tenant = chooseTenant(state, realm, parameters.acr_values);
	if (typeof tenant === 'string') return errorPage(tenant);
	const user = signedIn(state, parameters.login_hint);
	if (user === undefined) return errorPage('This user cannot sign in.');
	if (decision === 'allow') {
		return sendBack(parameters, { code: allow(state, user, tenant, parameters) });
	}
	if (decision === 'deny') return sendBack(parameters, { error: 'access_denied' });
	return consentPage({
		app: APP.name,
		fullName: findPerson(state, user.personId)?.FullName ?? user.Name,
		userName: user.UserName,
		tenant: tenant.contextIdentifier,
		action: incoming.path,
		parameters,
	});
}

/** What the app itself has asked wrongly. */
function findFault(parameters: Parameters): Parameters | undefined {
	const { response_type: type, scope = '', response_mode: mode = 'query' } = parameters;
	const { code_challenge_method: method = 'plain' } = parameters;
	if (type !== 'code') return { error: 'unsupported_response_type' };
	if (!scope.split(' ').includes('openid')) return { error: 'invalid_scope' };
	if (mode !== 'query') return invalid('Only response_mode=query is emulated.');
	if (!['S256', 'plain'].includes(method)) {
		return invalid('code_challenge_method is S256 or plain.');
	}
	if ('code_challenge_method' in parameters && !parameters.code_challenge) {
		return invalid('code_challenge is missing.');
	}
	return undefined;
}

function invalid(description: string): Parameters {
	return { error: 'invalid_request', error_description: description };
}

/** The tenant of `acr_values`, of the address, or the first; or why there is none. */
function chooseTenant(state: State, realm: string, acrValues = ''): StoredTenant | string {
	const wanted = /(?:^| )tenant:(\S+)/i.exec(acrValues)?.[1] ?? realm;
	const tenant = wanted.toLowerCase() === 'common' ? state.tenants[0] : findTenant(state, wanted);
	if (tenant === undefined) return `There is no tenant ${wanted}.`;
	if (isRunning(tenant.state)) return tenant;
	return `${tenant.contextIdentifier} is not running: ${tenant.state}`;
}

/** Nobody types a password: the administrator is signed in, or whom the app hints at. */
function signedIn(state: State, hint = ''): StoredUser | undefined {
	const user =
		hint === '' ? findUser(state, LOGINS.administrator.associateId) : findUserByName(state, hint);
	return user !== undefined && canLogIn(state, user) ? user : undefined;
}

/** Consent approves the app again, whatever had become of its approval. */
function allow(
	state: State,
	user: StoredUser,
	tenant: StoredTenant,
	parameters: Parameters,
): string {
	const code = randomBytes(32).toString('hex');
	tenant.approval = 'NoError';
	state.codes[code] = {
		associateId: user.AssociateId,
		tenant: tenant.contextIdentifier,
		redirectUri: parameters.redirect_uri,
		challenge: parameters.code_challenge ?? '',
		challengeMethod: parameters.code_challenge_method === 'S256' ? 'S256' : 'plain',
		nonce: parameters.nonce ?? '',
		expires: secondsFromNow(CODE_LIFE_SECONDS),
	};
	return code;
}

function sendBack({ redirect_uri: uri, state }: Parameters, answer: Parameters): Answer {
	const address = new URL(uri);
	const values = state === undefined ? answer : { ...answer, state };
	for (const [name, value] of Object.entries(values)) address.searchParams.append(name, value);
	return { status: 302, headers: { Location: address.href, 'Cache-Control': 'no-store' } };
}
