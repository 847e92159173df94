import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, INodeCredentialTestResult } from 'n8n-workflow';
import { generate } from 'selfsigned';

import { startEmulator, type Emulator } from '../emulator/index.mts';
import { LOGINS } from './facts.mts';
import { loadPackage } from './harness.mts';
import { basic, callsOf, useEmulator } from './setup.mts';

const setup = useEmulator();

/** What n8n does when somebody presses the test button. */
async function press(data: ICredentialDataDecryptedObject): Promise<INodeCredentialTestResult> {
	const { node } = await loadPackage();
	const test = node.methods!.credentialTest![node.description.credentials![0].testedBy as string];
	const context = new CredentialTestContext({} as never);
	return await test.call(context, { id: '1', name: 'SuperOffice', type: 'superOfficeApi', data });
}

const url = () => setup.emulator.url;

test.each<[string, () => ICredentialDataDecryptedObject]>([
	['basic', () => basic(url())],
	['bearer', () => ({ baseUrl: url(), authScheme: 'bearer', accessToken: LOGINS.bearerToken })],
	['soTicket', () => ({ baseUrl: url(), authScheme: 'soTicket', ticket: LOGINS.ticket })],
])('%s signs in', async (_, credential) => {
	expect(await press(credential())).toEqual({
		status: 'OK',
		message: 'Signed in to SuperOffice as Astrid Berg',
	});
	expect(callsOf(setup.emulator)).toEqual(['GET User/currentPrincipal']);
});

test.each(['', '/', '/api', '/api/', '/api/v1', '/api/v1/'])(
	'the base URL may end in "%s"',
	async (ending) => {
		expect(await press(basic(url() + ending))).toMatchObject({ status: 'OK' });
	},
);

describe('Online', () => {
	const online = useEmulator({ mode: 'online' });
	const ticket = () => ({
		baseUrl: online.emulator.url,
		authScheme: 'soTicket',
		ticket: LOGINS.ticket,
	});

	test('a ticket goes with the app token', async () => {
		expect(await press({ ...ticket(), appToken: LOGINS.appToken })).toMatchObject({ status: 'OK' });
	});

	test('a ticket without the app token is refused, and the message says what is missing', async () => {
		const { status, message } = await press(ticket());
		expect(status).toBe('Error');
		expect(message).toMatch(/HTTP 401.*'App Token' together with a ticket/);
	});
});

/** A server that answers the test in its own way. */
function answering(fault: object): ICredentialDataDecryptedObject {
	setup.emulator.faults.add({ path: 'currentPrincipal', ...fault });
	return basic(url());
}

test.each<[string, () => ICredentialDataDecryptedObject, RegExp]>([
	[
		'a wrong password',
		() => basic(url(), { userName: 'admin', password: 'wrong' }),
		/Authorization has been denied.*HTTP 401.*Check the user name and password/,
	],
	[
		'a wrong host',
		() => basic('https://crm.invalid/SuperOffice'),
		/The name in https:\/\/crm\.invalid is not known here\. Check 'Base URL'/,
	],
	[
		'a wrong port',
		() => basic('http://127.0.0.1:9/SuperOffice'),
		/Nothing listens at http:\/\/127\.0\.0\.1:9\. Check the host and port/,
	],
	[
		'a web page with status 200',
		() =>
			answering({ status: 200, contentType: 'text/html', body: '<html><title>Welcome</title>' }),
		/the answer is a web page, "Welcome" \(HTTP 200\)\. Check 'Base URL'/,
	],
	[
		'JSON that is no SoPrincipal',
		() => answering({ status: 200, body: { hello: 'world' } }),
		/the answer is not what the WebAPI documents \(HTTP 200\)\. Check 'Base URL'/,
	],
	[
		'an empty answer',
		() => answering({ status: 200, body: '' }),
		/the answer is not what the WebAPI documents \(HTTP 200\)\. Check 'Base URL'/,
	],
	[
		'a redirect',
		() => answering({ status: 302, headers: { location: 'https://login.example.com/' }, body: '' }),
		/points to https:\/\/login\.example\.com\/\. Redirects are not followed/,
	],
	['no base URL', () => basic(''), /Fill in 'Base URL'/],
	['no user name', () => basic(url(), { userName: '', password: 'x' }), /Fill in 'User Name'/],
	['no token', () => ({ baseUrl: url(), authScheme: 'bearer' }), /Fill in 'Access Token'/],
	['nothing at all', () => ({}), /Fill in 'Base URL'/],
])('%s is explained', async (_, credential, message) => {
	expect(await press(credential())).toEqual({
		status: 'Error',
		message: expect.stringMatching(message),
	});
});

test('a secret that the server repeats is not in the message', async () => {
	const password = 'wrong-password-1';
	setup.emulator.faults.add({ status: 400, body: { Message: `No such password: ${password}` } });
	const { message } = await press(basic(url(), { userName: 'admin', password }));
	expect(message).toContain('No such password: *****');
});

describe('a self-signed certificate', () => {
	let secure: Emulator;

	beforeAll(async () => {
		const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
		secure = await startEmulator({ tls: { key, cert } });
	});

	afterAll(async () => await secure.stop());

	test('is refused, and the message says how to trust it', async () => {
		const { status, message } = await press(basic(secure.url));
		expect(status).toBe('Error');
		expect(message).toMatch(
			/does not trust the certificate of https:.*'Ignore SSL Issues \(Insecure\)'/,
		);
	});

	test('is taken with Ignore SSL Issues, by the test and by the node', async () => {
		const credential = { ...basic(secure.url), allowUnauthorizedCerts: true };
		expect(await press(credential)).toMatchObject({ status: 'OK' });
		const { items } = await setup.run({ operation: 'save', associateId: 5 }, { credential });
		expect(items[0].json.AssociateId).toBe(5);
	});

	test('is refused by the node too, in the same words', async () => {
		const { error } = await setup.run(
			{ operation: 'save', associateId: 5 },
			{ credential: basic(secure.url) },
		);
		expect(error?.description).toContain('does not trust the certificate of https:');
	});
});
