import { isSigned } from '../../../../../nodes/SuperOffice/trigger/signature.ts';

// The test case 2 of RFC 4231, section 4.3; its digest in base64.
const BODY = Buffer.from('what do ya want for nothing?');
const DIGEST = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
const SIGNATURE = Buffer.from(DIGEST, 'hex').toString('base64');

test('the signature of the body with the secret', () => {
	expect(isSigned(BODY, SIGNATURE, 'Jefe')).toBe(true);
});

test.each([
	['of another body', Buffer.from('what do ya want for nothing!'), SIGNATURE, 'Jefe'],
	['with another secret', BODY, SIGNATURE, 'jefe'],
	['with no secret', BODY, SIGNATURE, ''],
	['that is hexadecimal', BODY, DIGEST, 'Jefe'],
	['that is cut', BODY, SIGNATURE.slice(0, 20), 'Jefe'],
	['that is empty', BODY, '', 'Jefe'],
	['that is missing', BODY, undefined, 'Jefe'],
	['that stands there twice', BODY, [SIGNATURE, SIGNATURE], 'Jefe'],
])('not one %s', (_, body, signature, secret) => {
	expect(isSigned(body, signature, secret)).toBe(false);
});
