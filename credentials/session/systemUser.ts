import { createHash, sign } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { loginServer, tenantOf } from './environment';
import type { FetchJson } from './fetchJson';
import { CLAIM, verifiedClaims, type Claims, type KeySet } from './jwt';
import { readPrivateKey } from './privateKey';

/** What a sign-in as system user gives. */
export interface SystemUserSession {
	ticket: string;
	/** When, in milliseconds */
	since: number;
}

/**
 * How long a ticket is handed to others who ask for one, in milliseconds: those who asked at about
 * the same time. Later somebody else, perhaps another process, may have got a newer one.
 */
const SHARED_FOR = 3_000;

const ISSUER = 'SuperOffice AS';

/** SuperOffice has said no: the same question gets the same answer. */
class SignInRefused extends Error {
	readonly since = Date.now();
}

/** A refusal holds for all who ask at about the same time; what failed otherwise is tried again. */
function believed(error: unknown): undefined {
	if (error instanceof SignInRefused && error.since + SHARED_FOR > Date.now()) throw error;
	return undefined;
}

/** Sign-ins under way, and the last one of each credential, by a digest of what it signs in with. */
const sessions = new Map<string, Promise<SystemUserSession>>();

/**
 * The ticket of the system user. Signs in once, however many ask at the same time, and hands the
 * ticket to all; signs in anew only when the one that the caller holds is the one it would get.
 *
 * @param refused The ticket that did not work any more; empty when the caller has none
 * @throws Error that says what to do, with no secret in it
 */
export async function systemUserTicket(
	credential: ICredentialDataDecryptedObject,
	fetchJson: FetchJson,
	refused: string,
): Promise<SystemUserSession> {
	const key = digestOf(credential);
	for (;;) {
		const current = sessions.get(key);
		const known = await current?.catch(believed);
		const isNew = known && known.since + SHARED_FOR > Date.now();
		if (isNew && known.ticket !== refused) return known;
		// While this one waited, another one may have begun to sign in.
		if (sessions.get(key) === current) break;
	}
	return await newSystemUserTicket(credential, fetchJson);
}

/**
 * Signs in anew, whatever is kept, and keeps that.
 *
 * @throws Error that says what to do, with no secret in it
 */
export async function newSystemUserTicket(
	credential: ICredentialDataDecryptedObject,
	fetchJson: FetchJson,
): Promise<SystemUserSession> {
	const key = digestOf(credential);
	const session = signIn(credential, fetchJson);
	sessions.set(key, session);
	session.catch((error: unknown) => {
		const isSaid = error instanceof SignInRefused;
		if (!isSaid && sessions.get(key) === session) sessions.delete(key);
	});
	return await session;
}

/**
 * `PartnerSystemUser/Authenticate`: signs the system user token with the time and the key of the
 * app, and takes the ticket out of the token that comes back, after it was checked.
 */
async function signIn(
	credential: ICredentialDataDecryptedObject,
	fetchJson: FetchJson,
): Promise<SystemUserSession> {
	const login = loginServer(credential);
	const tenant = neededTenant(credential);
	const answer: Authentication = await fetchJson({
		method: 'POST',
		url: new URL('/Login/api/PartnerSystemUser/Authenticate', login).href,
		body: {
			SignedSystemToken: signedSystemToken(credential, new Date()),
			ApplicationToken: needed(credential.clientSecret, 'Client Secret'),
			ContextIdentifier: tenant,
			ReturnTokenType: 'JWT',
		},
	});
	if (!answer.IsSuccessful || typeof answer.Token !== 'string') {
		throw new SignInRefused(
			`SuperOffice did not sign the system user in: ${reasonOf(answer, credential)}. Check tenant, client secret, system user token and private key in the SuperOffice System User API credential, and that the app is still approved in the tenant`,
		);
	}
	const keys = await fetchJson({
		method: 'GET',
		url: new URL('/login/.well-known/jwks', login).href,
	});
	return { ticket: ticketOf(checked(answer.Token, keys as KeySet, tenant)), since: Date.now() };
}

/** The answer of `PartnerSystemUser/Authenticate`. */
interface Authentication {
	IsSuccessful?: boolean;
	Token?: string;
	ErrorMessage?: string;
}

/** SuperOffice's words, without what the credential would not show. */
function reasonOf(
	{ ErrorMessage }: Authentication,
	{ clientSecret, systemUserToken }: ICredentialDataDecryptedObject,
): string {
	const words = typeof ErrorMessage === 'string' ? ErrorMessage : '';
	const shown = [clientSecret, systemUserToken]
		.map((secret) => String(secret ?? '').trim())
		.filter((secret) => secret !== '')
		.reduce((text, secret) => text.replaceAll(secret, '*****'), words);
	return shown || 'no reason was given';
}

/** `systemToken.yyyyMMddHHmm` in UTC, and its signature (RSA, SHA-256, PKCS#1 v1.5) behind it. */
export function signedSystemToken(
	{ systemUserToken, privateKey }: ICredentialDataDecryptedObject,
	now: Date,
): string {
	const token = needed(systemUserToken, 'System User Token');
	const minute = now.toISOString().replace(/\D/g, '').slice(0, 12);
	const data = `${token}.${minute}`;
	const signature = sign('RSA-SHA256', Buffer.from(data), readPrivateKey(privateKey));
	return `${data}.${signature.toString('base64')}`;
}

/** The audience is the app's own serial number, which nobody else knows: it can only be compared with itself. */
function checked(token: string, keys: KeySet, tenant: string): Claims {
	const claims = verify(token, keys);
	if (claims.iss !== ISSUER) throw untrusted('it is from another issuer');
	const serial = claims[`${CLAIM}serial`];
	if (!serial || claims.aud !== `spn:${String(serial)}`) {
		throw untrusted('it is meant for somebody else');
	}
	const context = String(claims[`${CLAIM}ctx`] ?? '');
	if (context.toLowerCase() !== tenant.toLowerCase()) throw untrusted('it is for another tenant');
	return claims;
}

function verify(token: string, keys: KeySet): Claims {
	try {
		return verifiedClaims(token, keys ?? {}, Date.now());
	} catch (error) {
		throw untrusted((error as Error).message);
	}
}

function untrusted(reason: string): Error {
	return new Error(
		`The answer to the sign-in as system user is not trusted: ${reason}. Check 'Environment' in the SuperOffice System User API credential`,
	);
}

function ticketOf(claims: Claims): string {
	const ticket = claims[`${CLAIM}ticket`];
	if (typeof ticket === 'string' && ticket !== '') return ticket;
	throw untrusted('it has no ticket in it');
}

function needed(value: unknown, label: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text !== '') return text;
	throw new Error(`Fill in '${label}' in the SuperOffice System User API credential`);
}

/**
 * The tenant of a system user, who has no other way to say it.
 *
 * @throws Error when it is not given, or is no customer ID
 */
export function neededTenant(credential: ICredentialDataDecryptedObject): string {
	return needed(tenantOf(credential), 'Tenant');
}

function digestOf(credential: ICredentialDataDecryptedObject): string {
	const { environment, loginHost, tenant, clientSecret, systemUserToken, privateKey } = credential;
	const parts = [environment, loginHost, tenant, clientSecret, systemUserToken, privateKey];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
