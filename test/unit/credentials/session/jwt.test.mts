import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

import { claimsOf, verifiedClaims } from '../../../../credentials/session/jwt.ts';

const NOW = Date.parse('2026-05-05T10:00:00Z');
const CLAIMS = { iss: 'SuperOffice AS', exp: NOW / 1000 + 60 };

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...pair.publicKey.export({ format: 'jwk' }), kid: 'one' };
const keys = { keys: [jwk] };

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims: object = CLAIMS, header: object = { alg: 'RS256', kid: 'one' }, by = pair) {
	const text = `${encode(header)}.${encode(claims)}`;
	return `${text}.${sign('RSA-SHA256', Buffer.from(text), by.privateKey).toString('base64url')}`;
}

test('a token that is signed by a published key and in force has its claims', () => {
	expect(verifiedClaims(token(), keys, NOW)).toEqual(CLAIMS);
	expect(verifiedClaims(token(CLAIMS, { alg: 'RS256' }), keys, NOW)).toEqual(CLAIMS);
});

test('clocks may differ by five minutes', () => {
	expect(verifiedClaims(token({ exp: NOW / 1000 - 299 }), keys, NOW)).toBeDefined();
	expect(verifiedClaims(token({ ...CLAIMS, nbf: NOW / 1000 + 299 }), keys, NOW)).toBeDefined();
});

test.each([
	['signed by another key', token(CLAIMS, undefined, other), 'its signature does not fit'],
	['of an unknown key', token(CLAIMS, { alg: 'RS256', kid: 'two' }), 'its signature does not fit'],
	['changed afterwards', token().replace(/\.[^.]+\./, `.${encode({ exp: 9e9 })}.`), 'signature'],
	['not signed', `${encode({ alg: 'none' })}.${encode(CLAIMS)}.`, 'no JSON Web Token'],
	['with no algorithm', `${encode({ alg: 'none' })}.${encode(CLAIMS)}.x`, 'not signed with RS256'],
	['expired', token({ exp: NOW / 1000 - 301 }), 'it has expired'],
	['without an end', token({ iss: 'x' }), 'it has expired'],
	['not in force yet', token({ ...CLAIMS, nbf: NOW / 1000 + 301 }), 'not in force yet'],
	['of two parts', 'a.b', 'no JSON Web Token'],
	['empty', '', 'no JSON Web Token'],
])('one that is %s is not', (_, text, words) => {
	expect(() => verifiedClaims(text, keys, NOW)).toThrow(words);
});

test('a public key is not taken for the secret of another algorithm', () => {
	const text = `${encode({ alg: 'HS256', kid: 'one' })}.${encode(CLAIMS)}`;
	const secret = pair.publicKey.export({ type: 'spki', format: 'pem' });
	const forged = `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
	expect(() => verifiedClaims(forged, keys, NOW)).toThrow('not signed with RS256');
});

test('claims can be read without a check, of anything', () => {
	expect(claimsOf(token())).toEqual(CLAIMS);
	for (const text of [undefined, '', 'a.b.c', 5, 'x']) expect(claimsOf(text)).toEqual({});
});
