import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

import { apiRoot } from '../../../credentials/session/address';
import { loginOf, loginServer, tenantIn, tenantOf } from '../../../credentials/session/environment';
import { fetchJsonBy, type FetchJson } from '../../../credentials/session/fetchJson';
import { CLAIM, claimsOf } from '../../../credentials/session/jwt';
import { secretsOf } from '../../../credentials/session/session';
import { neededTenant } from '../../../credentials/session/systemUser';
import {
	keptAddress,
	rootWithin,
	tenantAddress,
	type TenantAddress,
} from '../../../credentials/session/tenant';
import { Failure } from './failure';
import { Pace } from './pace';
import { createRedactor, type Redact } from './redact';
import type { Caller } from './request';
import type { Limits } from './retry';
import { Waiting } from './waiting';

/** The credentials that the nodes can sign in with; the values of 'Authentication'. */
export type CredentialType = 'superOfficeApi' | 'superOfficeOAuth2Api' | 'superOfficeSystemUserApi';

/** How a run goes about its requests. */
export interface Manners {
	limits: Limits;
	/** Milliseconds to wait for an answer of a call that says nothing else; n8n's limit where absent */
	timeout?: number;
	/** Requests per second, Infinity for no limit; what is usual for the installation where it is absent */
	requestsPerSecond?: number;
}

/** SuperOffice asks apps for no more requests in a second than these (checklist of custom apps). */
const ONLINE_REQUESTS_PER_SECOND = 10;

/** Somebody sits before the editor and waits. */
const IN_EDITOR: Manners = {
	limits: { maxRetries: 1, maxRetryWait: 2000 },
	requestsPerSecond: Infinity,
};

/** What all requests of one run share. */
export interface Session {
	credentialType: CredentialType;
	/**
	 * As n8n has decrypted it once for the run: handed to n8n with each request, else n8n would read
	 * and decrypt it anew for each. What n8n renews in it is in it for all.
	 */
	credential: ICredentialsDecrypted;
	limits: Limits;
	timeout?: number;
	pace: Pace;
	waiting: Waiting;
	/** Root of the WebAPI, where requests go at present */
	root: URL;
	/** Whether n8n can sign in anew when a token or ticket is refused */
	renews: boolean;
	/**
	 * Until when a refusal with 403 of a kind of call is what it says, in milliseconds: shortly
	 * before, a new token made no difference
	 */
	forbidden: Map<string, number>;
	/**
	 * Asks where the tenant is now; false where that cannot be asked, or is no news
	 *
	 * @param stale The root that the call went to
	 * @throws Failure when the tenant does not run
	 */
	move: (stale: URL) => Promise<boolean>;
	/** State of the tenant in SuperOffice Online; none onsite */
	tenantState: () => Promise<string | undefined>;
	/** Strikes the secrets of the credential out of what leaves the node */
	redact: Redact;
	/** Strikes secrets out of a message: those of the credential, and those of one call */
	redactorWith: (secrets: string[]) => Redact;
}

/** Where the WebAPI is, and how to ask for it again. */
interface Place {
	root: URL;
	ask?: (stale?: URL) => Promise<TenantAddress>;
}

/** How each credential tells where the WebAPI is. */
const PLACES: Record<
	CredentialType,
	(credential: ICredentialDataDecryptedObject, fetchJson: FetchJson) => Promise<Place>
> = {
	superOfficeApi: async (credential, fetchJson) => {
		const root = apiRoot(credential.baseUrl);
		const login = loginOf(root);
		const tenant = tenantIn(root);
		if (!login || !tenant) return await Promise.resolve({ root });
		return { root, ask: asking(login, tenant, fetchJson) };
	},
	superOfficeOAuth2Api: async (credential, fetchJson) => {
		const login = loginServer(credential);
		const tokens = (credential.oauthTokenData ?? {}) as Record<string, unknown>;
		const claims = claimsOf(tokens.id_token);
		const wanted = tenantOf(credential);
		const tenant = String(claims[`${CLAIM}ctx`] ?? wanted);
		if (wanted !== '' && wanted.toLowerCase() !== tenant.toLowerCase()) {
			throw new Error(
				`The SuperOffice OAuth2 API credential says tenant ${wanted}, but it was connected to ${tenant}. Reconnect it, or change 'Tenant'`,
			);
		}
		if (tenant === '') {
			throw new Error(
				"The sign-in does not say which tenant it is for. Fill in 'Tenant' in the SuperOffice OAuth2 API credential, and reconnect it",
			);
		}
		const ask = asking(login, tenant, fetchJson);
		const kept = keptAddress(login, tenant);
		if (kept) return { root: kept.root, ask };
		const address = claims[`${CLAIM}webapi_url`];
		const isKnown = typeof address === 'string';
		return { root: isKnown ? rootWithin(login, address) : (await ask()).root, ask };
	},
	superOfficeSystemUserApi: async (credential, fetchJson) => {
		const ask = asking(loginServer(credential), neededTenant(credential), fetchJson);
		return { root: (await ask()).root, ask };
	},
};

/**
 * Reads the credential once for a run; each request is signed by n8n from it.
 *
 * @throws Failure when the credential is not complete, or its tenant does not run
 */
export async function openSession(
	caller: Caller,
	credentialType: CredentialType,
	{ limits, timeout, requestsPerSecond }: Manners = IN_EDITOR,
): Promise<Session> {
	const credential = await caller.getCredentials(credentialType);
	const secrets = secretsOf(credential, credentialType);
	const fetchJson = fetchJsonBy(async (options) => await caller.helpers.httpRequest(options));
	const { root, ask } = await placeOf(credentialType, credential, fetchJson);
	const renews = credentialType !== 'superOfficeApi';
	const isOnline = renews || loginOf(root) !== undefined;
	const usual = isOnline ? ONLINE_REQUESTS_PER_SECOND : Infinity;
	const session: Session = {
		credentialType,
		credential: { id: '', name: '', type: credentialType, data: credential },
		limits,
		timeout,
		pace: new Pace(requestsPerSecond ?? usual),
		waiting: new Waiting(
			'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined,
		),
		root,
		renews,
		forbidden: new Map(),
		move: async (stale) => {
			const now = await ask?.(stale).catch(refused);
			if (now) session.root = now.root;
			return session.root.href !== stale.href;
		},
		tenantState: async () => (await ask?.().catch(refused))?.state,
		redact: createRedactor(secrets),
		redactorWith: (more) => createRedactor([...secrets, ...more]),
	};
	return session;
}

/**
 * Where the WebAPI of a credential is.
 *
 * @throws Failure when the credential is not complete, or its tenant does not run
 */
export async function placeOf(
	credentialType: CredentialType,
	credential: ICredentialDataDecryptedObject,
	fetchJson: FetchJson,
): Promise<Place> {
	return await PLACES[credentialType](credential, fetchJson).catch(refused);
}

function asking(login: URL, tenant: string, fetchJson: FetchJson) {
	return async (stale?: URL): Promise<TenantAddress> =>
		await tenantAddress(login, tenant, fetchJson, stale);
}

/** Nothing was sent to the WebAPI yet, and the message says what to do. */
function refused(error: unknown): never {
	throw Failure.beforeSending(error as Error);
}
