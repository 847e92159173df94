import {
	secretsOf,
	signRequest,
	signSystemUserRequest,
} from '../../../../credentials/session/session.ts';

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

describe('a tenant of SuperOffice Online that moves', () => {
	const credential = {
		baseUrl: 'https://online3.superoffice.com/Cust12345',
		authScheme: 'bearer',
		accessToken: '8A:Cust12345.token',
	};

	test('is followed to another server of its environment', () => {
		const url = 'https://online7.superoffice.com/Cust12345/api/v1/User';
		expect(signRequest(credential, { url }).url).toBe(url);
	});

	test.each([
		'https://sod7.superoffice.com/Cust12345/api/v1/User',
		'https://online7.superoffice.com.evil.example/Cust12345/api/v1/User',
		'http://online7.superoffice.com/Cust12345/api/v1/User',
		'https://online7.superoffice.com:8443/Cust12345/api/v1/User',
		'https://user:word@online7.superoffice.com/Cust12345/api/v1/User',
	])('but not to %s', (url) => {
		expect(() => signRequest(credential, { url })).toThrow(
			'Not sent: the SuperOffice API credential',
		);
	});

	test('an onsite address has no other server', () => {
		const onsite = { ...credential, baseUrl: 'https://crm3.example.com/SuperOffice' };
		const url = 'https://crm4.example.com/SuperOffice/api/v1/User';
		expect(() => signRequest(onsite, { url })).toThrow('Not sent');
	});
});

describe('a system user', () => {
	const credential = {
		environment: 'online',
		clientSecret: ' app-token ',
		sessionToken: '7T:ticket==',
	};

	test('is signed with ticket and application token, and follows no redirect', () => {
		const url = 'https://online3.superoffice.com/Cust12345/api/v1/User';
		expect(signSystemUserRequest(credential, { url })).toMatchObject({
			url,
			headers: { Authorization: 'SOTicket 7T:ticket==', 'SO-AppToken': 'app-token' },
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
		});
	});

	test.each(['https://crm.example.com/api/v1/User', 'https://sod3.superoffice.com/Cust1/api'])(
		'does not go to %s',
		(url) => {
			expect(() => signSystemUserRequest(credential, { url })).toThrow(
				'Not sent: the SuperOffice System User API credential is for https://online.superoffice.com',
			);
		},
	);
});
