import {
	isOfEnvironment,
	loginOf,
	loginServer,
	tenantIn,
	tenantOf,
} from '../../../../credentials/session/environment.ts';

const ONLINE = new URL('https://online.superoffice.com');

test.each([
	['https://online.superoffice.com/Cust1/api', true],
	['https://online3.superoffice.com/Cust1/api', true],
	['https://ONLINE12.superoffice.com', true],
	['http://online3.superoffice.com', false],
	['https://online3.superoffice.com:8443', false],
	['https://online3.superoffice.com.evil.example', false],
	['https://online3.evil.example', false],
	['https://evil.online3.superoffice.com', false],
	['https://online3x.superoffice.com', false],
	['https://onlinex.superoffice.com', false],
	['https://sod3.superoffice.com', false],
	['https://superoffice.com', false],
	['https://online3-superoffice.com', false],
])('%s is of the environment of production: %j', (address, expected) => {
	expect(isOfEnvironment(ONLINE, new URL(address))).toBe(expected);
});

test('a custom login host has its own servers, on any port', () => {
	const login = new URL('http://127.0.0.1:4000');
	expect(isOfEnvironment(login, new URL('http://127.0.0.1:4001/Cust1'))).toBe(true);
	expect(isOfEnvironment(login, new URL('http://127.0.0.2:4001/Cust1'))).toBe(false);
	expect(isOfEnvironment(login, new URL('https://127.0.0.1:4001/Cust1'))).toBe(false);
});

test.each([
	['https://online3.superoffice.com/Cust1/api/v1/', 'https://online.superoffice.com/'],
	['https://sod.superoffice.com/Cust1', 'https://sod.superoffice.com/'],
	['https://crm.example.com/SuperOffice', undefined],
	['https://online3.superoffice.com.evil.example/Cust1', undefined],
])('the login server of %s', (address, login) => {
	expect(loginOf(new URL(address))?.href).toBe(login);
});

test('the tenant is in the address', () => {
	expect(tenantIn(new URL('https://online3.superoffice.com/Cust12345/api/v1/'))).toBe('Cust12345');
	expect(tenantIn(new URL('https://crm.example.com/SuperOffice/api/v1/'))).toBeUndefined();
});

test.each([
	[{ environment: 'online' }, 'https://online.superoffice.com/'],
	[{ environment: 'sod', loginHost: 'https://evil.example' }, 'https://sod.superoffice.com/'],
	[{ environment: 'custom', loginHost: ' https://so.example/login/ ' }, 'https://so.example/'],
])('%j', (credential, login) => {
	expect(loginServer(credential).href).toBe(login);
});

test.each([{ environment: 'custom' }, { environment: 'custom', loginHost: 'ftp://x' }, {}])(
	'%j is refused',
	(credential) => {
		expect(() => loginServer(credential as never)).toThrow("'Login Host'");
	},
);

test('a tenant is a customer ID, or not given', () => {
	expect(tenantOf({ tenant: ' cust12345 ' })).toBe('cust12345');
	expect(tenantOf({})).toBe('');
	expect(() => tenantOf({ tenant: '../Cust1' })).toThrow("'Tenant'");
});
