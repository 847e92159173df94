import { apiRoot, requestAddress } from '../../../../credentials/session/address.ts';

describe('apiRoot', () => {
	test.each([
		['https://crm.example.com/SuperOffice', 'https://crm.example.com/SuperOffice/api/v1/'],
		['https://crm.example.com/SuperOffice/', 'https://crm.example.com/SuperOffice/api/v1/'],
		['https://crm.example.com/SuperOffice/api', 'https://crm.example.com/SuperOffice/api/v1/'],
		['https://crm.example.com/SuperOffice/api/', 'https://crm.example.com/SuperOffice/api/v1/'],
		['https://crm.example.com/SuperOffice/api/v1', 'https://crm.example.com/SuperOffice/api/v1/'],
		['https://crm.example.com/SuperOffice/API/V1/', 'https://crm.example.com/SuperOffice/api/v1/'],
		[
			'https://crm.example.com/SuperOffice/api/v1/User/currentPrincipal',
			'https://crm.example.com/SuperOffice/api/v1/',
		],
		[
			'  https://online3.superoffice.com/Cust12345  ',
			'https://online3.superoffice.com/Cust12345/api/v1/',
		],
		[
			'https://online3.superoffice.com/Cust12345/api',
			'https://online3.superoffice.com/Cust12345/api/v1/',
		],
		['http://localhost:8080', 'http://localhost:8080/api/v1/'],
		['https://crm.example.com/apiary', 'https://crm.example.com/apiary/api/v1/'],
	])('%s', (given, expected) => {
		expect(apiRoot(given).href).toBe(expected);
	});

	test.each([
		['', /Fill in 'Base URL'/],
		['   ', /Fill in 'Base URL'/],
		[undefined, /Fill in 'Base URL'/],
		['crm.example.com/SuperOffice', /starts with https:\/\//],
		['ftp://crm.example.com', /starts with https:\/\//],
		['javascript:alert(1)', /starts with https:\/\//],
		['https://admin:secret@crm.example.com/SuperOffice', /Take the user name and password out/],
	])('%s is refused', (given, message) => {
		expect(() => apiRoot(given)).toThrow(message);
	});

	test('a refused address does not repeat the password that stands in it', () => {
		expect(() => apiRoot('https://admin:secret@crm.example.com')).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('secret') }),
		);
	});
});

describe('requestAddress', () => {
	const root = apiRoot('https://crm.example.com/SuperOffice');

	test.each([
		[{ url: 'User/5' }, 'https://crm.example.com/SuperOffice/api/v1/User/5'],
		[{ url: '/User/5' }, 'https://crm.example.com/SuperOffice/api/v1/User/5'],
		[
			{ url: 'User/5/CustomCommand/a%2Fb' },
			'https://crm.example.com/SuperOffice/api/v1/User/5/CustomCommand/a%2Fb',
		],
		[{ url: 'https://crm.example.com/SuperOffice/api' }, 'https://crm.example.com/SuperOffice/api'],
		[{ url: 'https://CRM.example.com:443/x' }, 'https://crm.example.com/x'],
		[{ url: 'https://other:pw@crm.example.com/x' }, 'https://crm.example.com/x'],
		[
			{ url: '/Contact', baseURL: 'https://crm.example.com/SuperOffice/api/v1' },
			'https://crm.example.com/SuperOffice/api/v1/Contact',
		],
	])('%j', (target, expected) => {
		expect(requestAddress(root, target).href).toBe(expected);
	});

	test.each([
		'https://evil.example.com/SuperOffice/api/v1/User/5',
		'http://crm.example.com/SuperOffice/api/v1/User/5',
		'https://crm.example.com:8443/SuperOffice/api/v1/User/5',
		'https://crm.example.com.evil.example/x',
		'https://crm.example.com@evil.example/x',
		'//evil.example.com/x',
		'/\\evil.example.com/x',
		'\\\\evil.example.com/x',
		'data:text/plain,x',
	])('%s is not sent', (url) => {
		expect(() => requestAddress(root, { url })).toThrow(
			/^Not sent: .* https:\/\/crm\.example\.com only/,
		);
	});

	test('a base URL of another origin is not sent', () => {
		expect(() => requestAddress(root, { url: 'x', baseURL: 'https://evil.example.com' })).toThrow(
			/^Not sent/,
		);
	});
});
