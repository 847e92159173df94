import type { KeyObject } from 'node:crypto';
import { createHash, generateKeyPairSync } from 'node:crypto';

export interface KeyPair {
	privateKey: KeyObject;
	publicKey: KeyObject;
}

const made = new Map<string, KeyPair>();

/**
 * The key SuperOffice signs with, or the one that the app has registered. Each is made once in a
 * process and when it is first needed: no key is part of the repository, and making one takes time.
 */
export function keyPair(owner: 'superoffice' | 'app'): KeyPair {
	const pair = made.get(owner) ?? generateKeyPairSync('rsa', { modulusLength: 2048 });
	made.set(owner, pair);
	return pair;
}

/** The name of a key in a JWT's head; real ones are thumbprints of a certificate, in capitals. */
export function keyId({ publicKey }: KeyPair): string {
	const der = publicKey.export({ type: 'spki', format: 'der' });
	return createHash('sha1').update(der).digest('hex').toUpperCase();
}
