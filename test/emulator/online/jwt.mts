import { createSign } from 'node:crypto';
import { keyId, keyPair } from './keys.mts';

/** Clocks of clients may be a minute behind. */
const NOT_BEFORE_SECONDS = 60;
/** The life of a real one: it says who signed in, and nobody shows it again later. */
const LIFE_SECONDS = 300;

/** Writes and signs a JWT (RS256) with its times. */
export function signJwt(claims: object): string {
	const pair = keyPair('superoffice');
	const iat = Math.floor(Date.now() / 1000);
	const head = { alg: 'RS256', kid: keyId(pair), typ: 'JWT' };
	const times = { iat, nbf: iat - NOT_BEFORE_SECONDS, exp: iat + LIFE_SECONDS };
	const signed = `${encode(head)}.${encode({ ...claims, ...times })}`;
	const signature = createSign('RSA-SHA256').update(signed).sign(pair.privateKey, 'base64url');
	return `${signed}.${signature}`;
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** The keys with which clients check what SuperOffice signs; real ones have certificates, too. */
export function publishedKeys(): object {
	const pair = keyPair('superoffice');
	const key = pair.publicKey.export({ format: 'jwk' });
	return { keys: [{ ...key, use: 'sig', alg: 'RS256', kid: keyId(pair) }] };
}
