import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';

/** Seconds that the clocks of the two sides may differ. */
const LEEWAY = 300;

/** Names of SuperOffice's own claims begin like this (page on validating tokens). */
export const CLAIM = 'http://schemes.superoffice.net/identity/';

/** What a token says, by the names of its claims. */
export type Claims = Record<string, unknown>;

/** The keys that a login server publishes (JWKS). */
export interface KeySet {
	keys?: Array<JsonWebKey & { kid?: string }>;
}

/**
 * The claims of a token, as they stand there: only for one that came straight from the login
 * server, and for nothing that grants anything.
 */
export function claimsOf(token: unknown): Claims {
	const parts = typeof token === 'string' ? token.split('.') : [];
	return parts.length === 3 ? (decoded(parts[1]) ?? {}) : {};
}

/**
 * Checks a token: its signature (RS256, by a published key) and that it is in force.
 *
 * @param now Milliseconds
 * @throws Error that says what is wrong with it, never with anything of the token
 */
export function verifiedClaims(token: string, { keys = [] }: KeySet, now: number): Claims {
	const [header, payload, signature, ...more] = token.split('.');
	const { alg, kid } = decoded(header) ?? {};
	const claims = decoded(payload ?? '');
	if (!claims || !signature || more.length > 0) throw new Error('it is no JSON Web Token');
	if (alg !== 'RS256') throw new Error('it is not signed with RS256');
	const candidates = keys.filter((key) => kid === undefined || key.kid === kid);
	const isSigned = candidates.some((jwk) =>
		isSignedBy(jwk, `${header}.${payload}`, Buffer.from(signature, 'base64url')),
	);
	if (!isSigned) throw new Error('its signature does not fit the keys of the login server');
	const seconds = now / 1000;
	if (!(Number(claims.exp) + LEEWAY > seconds)) throw new Error('it has expired');
	if (claims.nbf !== undefined && Number(claims.nbf) - LEEWAY > seconds) {
		throw new Error('it is not in force yet: look at the clock of this machine');
	}
	return claims;
}

function isSignedBy(jwk: JsonWebKey, text: string, signature: Buffer): boolean {
	try {
		const key = createPublicKey({ key: jwk, format: 'jwk' });
		return verify('RSA-SHA256', Buffer.from(text), key, signature);
	} catch {
		return false;
	}
}

function decoded(part: string): Claims | undefined {
	try {
		const value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
		return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
	} catch {
		return undefined;
	}
}
