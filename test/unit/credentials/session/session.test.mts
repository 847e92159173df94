import { secretsOf, signRequest } from '../../../../credentials/session/session.ts';

const baseUrl = 'https://crm.example.com/SuperOffice';
const request = { url: 'User/currentPrincipal' };

describe('signRequest', () => {
	test.each([
		[
			{ authScheme: 'basic', username: 'admin', password: 'pass:wörd ' },
			`Basic ${Buffer.from('admin:pass:wörd ', 'utf8').toString('base64')}`,
		],
		[{ authScheme: 'bearer', accessToken: ' 8A:Cust12345.abc\n' }, 'Bearer 8A:Cust12345.abc'],
		[{ authScheme: 'soTicket', ticket: '7T:abc123==' }, 'SOTicket 7T:abc123=='],
	])('%j', (fields, authorization) => {
		const { headers } = signRequest({ baseUrl, ...fields }, request);
		expect(headers).toEqual({ Authorization: authorization });
	});

	test.each(['basic', 'bearer', 'soTicket'])(
		'sends SO-AppToken with %s when it is given',
		(authScheme) => {
			const fields = {
				username: 'admin',
				accessToken: 'token',
				ticket: 'ticket',
				appToken: 'app-token',
			};
			const { headers } = signRequest({ baseUrl, authScheme, ...fields }, request);
			expect(headers).toHaveProperty(['SO-AppToken'], 'app-token');
		},
	);

	test('keeps the other headers and options, and changes nothing in place', () => {
		const given = { url: 'User/5', headers: { 'SO-Language': 'en' }, qs: { a: 1 } };
		const copy = structuredClone(given);
		const signed = signRequest({ baseUrl, authScheme: 'bearer', accessToken: 'token' }, given);
		expect(signed).toMatchObject({ qs: { a: 1 }, headers: { 'SO-Language': 'en' } });
		expect(given).toEqual(copy);
	});

	test.each([
		[{ authScheme: 'basic' }, "Fill in 'User Name'"],
		[{ authScheme: 'basic', username: 'a:b' }, 'has a colon'],
		[{ authScheme: 'bearer', accessToken: ' ' }, "Fill in 'Access Token'"],
		[{ authScheme: 'soTicket' }, "Fill in 'Ticket'"],
		[{ authScheme: 'bearer', accessToken: 'two\nlines' }, "'Access Token' in the"],
		[{ authScheme: 'bearer', accessToken: 'ok', appToken: 'blå' }, "'App Token' in the"],
		[{ authScheme: 'none' }, "Choose an 'Authentication'"],
	])('%j is refused', (fields, message) => {
		expect(() => signRequest({ baseUrl, ...fields }, request)).toThrow(message);
	});

	test('checks certificates unless told otherwise', () => {
		const credential = { baseUrl, authScheme: 'bearer', accessToken: 'token' };
		expect(signRequest(credential, request)).not.toHaveProperty('skipSslCertificateValidation');
		expect(signRequest({ ...credential, allowUnauthorizedCerts: true }, request)).toMatchObject({
			skipSslCertificateValidation: true,
			rejectUnauthorized: false,
		});
	});
});

test('secretsOf counts the secrets of all schemes, and what Basic makes of them', () => {
	const secrets = secretsOf({
		authScheme: 'basic',
		username: 'admin',
		password: 'pass-word',
		accessToken: '',
		ticket: '7T:old',
		appToken: 'app',
	});
	expect(secrets).toEqual(
		expect.arrayContaining([
			'pass-word',
			'7T:old',
			'app',
			Buffer.from('admin:pass-word').toString('base64'),
		]),
	);
	expect(secrets).not.toContain('');
	expect(secrets).not.toContain('admin');
});
