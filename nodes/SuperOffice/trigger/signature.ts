import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a signature is that of a body: `X-SuperOffice-Signature` is the base64 of an HMAC-SHA256
 * over the body as it was sent, with the secret of the webhook in UTF-8 as its key (SuperOffice's
 * page on webhooks). The time that it takes tells nothing about where they differ.
 */
export function isSigned(body: Uint8Array, signature: unknown, secret: string): boolean {
	if (typeof signature !== 'string' || secret === '') return false;
	const expected = createHmac('sha256', secret).update(body).digest();
	const given = Buffer.from(signature, 'base64');
	return given.length === expected.length && timingSafeEqual(given, expected);
}
