import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { TENANTS } from '../../emulator/index.mts';
import type { CredentialStore } from '../credentialsHelper.mts';
import { findUser, USERS } from '../facts.mts';
import { testWith } from '../n8nCore.mts';
import { useEmulator } from '../setup.mts';
import { meanwhile } from '../stored.mts';
import { GET_MANY, itemsOf, run, SAVE } from './runs.mts';
import { byAssociateId } from '../locators.mts';

const setup = useEmulator({ mode: 'online', servers: 2, openUserAgent: true });

const TYPE = 'superOfficeSystemUserApi';

function credentialData(): ICredentialDataDecryptedObject {
	const { app, loginUrl } = setup.emulator;
	return {
		environment: 'custom',
		loginHost: loginUrl,
		tenant: TENANTS.running,
		// Each test signs in as an app of its own, as far as what is kept of sign-ins goes.
		clientSecret: ` ${app.clientSecret}${' '.repeat((count += 1))}`,
		systemUserToken: app.systemToken,
		privateKey: app.privateKey,
	};
}
let count = 0;

const storeOf = (more: ICredentialDataDecryptedObject = {}): CredentialStore => ({
	[TYPE]: { ...credentialData(), ...more },
});

const exchanges = () =>
	setup.emulator.log.filter(({ path }) => path.endsWith('PartnerSystemUser/Authenticate')).length;

const states = () => setup.emulator.log.filter(({ path }) => path.includes('/api/state/')).length;

test('one exchange for a run of many items, and none for the next run', async () => {
	const store = storeOf();
	const { error } = await run(store, SAVE, { items: itemsOf(20) });
	expect(error).toBeUndefined();
	expect(exchanges()).toBe(1);
	await run(store, SAVE, { items: itemsOf(20) });
	expect(exchanges()).toBe(1);
	expect(findUser(setup.emulator, USERS.sales).NickName).toBe('kari-19');
});

test('no more than ten requests go in a second, unless other is asked for', async () => {
	const begun = Date.now();
	const { error } = await run(storeOf(), { ...SAVE, options: {} }, { items: itemsOf(8) });
	expect(error).toBeUndefined();
	// Sixteen requests, the first of which waits for nothing.
	expect(Date.now() - begun).toBeGreaterThanOrEqual(15 * 100);
});

test('one exchange, however many runs begin side by side', async () => {
	const store = storeOf();
	const runs = await Promise.all(
		Array.from({ length: 10 }, async () => await run(store, GET_MANY)),
	);
	expect(runs.map(({ error }) => error)).toEqual(runs.map(() => undefined));
	expect(exchanges()).toBe(1);
});

test('is signed with the ticket, the application token, and goes to the address of the tenant', async () => {
	const store = storeOf();
	await run(store, GET_MANY);
	const { headers } = setup.emulator.log.at(-1)!;
	expect(headers.authorization).toBe(`SOTicket ${String(store[TYPE].sessionToken)}`);
	expect(headers['so-apptoken']).toBe(setup.emulator.app.clientSecret);
	expect(setup.emulator.url).toContain(headers.host);
});

describe.each([
	{ status: 401, needs: [] },
	{ status: 403, needs: ['renewalOn403'] },
] as const)('a ticket that expires and is refused with $status', ({ status, needs }) => {
	beforeEach(() => {
		setup.emulator.state.settings.expiredStatus = status;
	});

	testWith(...needs)('in the middle of a run is renewed, and each item is done once', async () => {
		const store = storeOf();
		meanwhile(setup.emulator, 'POST Agents/User/SaveUser', () => setup.emulator.expireAll(), 3);
		const { items, error } = await run(store, SAVE, { items: itemsOf(5) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.NickName)).toEqual(itemsOf(5).map(({ json }) => json.nick));
		expect(exchanges()).toBe(2);
		const saved = setup.emulator.log.filter(
			({ path, status: answered }) => path.endsWith('SaveUser') && answered === 200,
		);
		expect(saved).toHaveLength(5);
	});

	testWith(...needs)('between two runs is renewed once', async () => {
		const store = storeOf();
		await run(store, GET_MANY);
		setup.emulator.expireAll();
		const runs = await Promise.all([
			run(store, GET_MANY),
			run(store, GET_MANY),
			run(store, GET_MANY),
		]);
		expect(runs.map(({ error }) => error?.message)).toEqual([undefined, undefined, undefined]);
		expect(exchanges()).toBe(2);
	});
});

test('a 403 that stays after one renewal is what it says, and costs one renewal in a run', async () => {
	setup.emulator.state.settings.isUserAgentOpen = false;
	const store = storeOf();
	const { items } = await run(store, SAVE, {
		items: itemsOf(10),
		onError: 'continueRegularOutput',
	});
	for (const { json } of items) expect(json.error).toContain('HTTP 4');
	expect(exchanges()).toBeLessThanOrEqual(2);
});

describe('the address of the tenant', () => {
	test('is asked for once, and kept while the answer holds', async () => {
		const store = storeOf();
		await run(store, GET_MANY);
		const before = states();
		await run(store, GET_MANY);
		expect(states()).toBe(before);
	});

	test('is asked for again when the tenant has moved, within the run, and nothing is done twice', async () => {
		const store = storeOf();
		await run(store, GET_MANY);
		meanwhile(
			setup.emulator,
			'POST Agents/User/SaveUser',
			() => void setup.emulator.moveTenant(),
			2,
		);
		const { items, error } = await run(store, SAVE, { items: itemsOf(4) });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(4);
		const answers = setup.emulator.log
			.filter(({ path }) => path.endsWith('SaveUser'))
			.map(({ status }) => status);
		expect(answers).toEqual([200, 421, 200, 200, 200]);
	});

	test('outside the environment is not gone to', async () => {
		setup.emulator.faults.add({
			path: '/api/state/',
			status: 200,
			body: { State: 'Running', IsRunning: true, Api: 'http://127.0.0.9/Cust12345/api' },
		});
		// The address that is kept belongs to the other spelling of the tenant.
		const { error } = await run(storeOf({ tenant: 'Cust012345' }), GET_MANY);
		expect(error?.message).toContain('which does not belong to');
		expect(exchanges()).toBe(0);
	});

	test.each([
		[TENANTS.suspended, 'is suspended'],
		[TENANTS.offlineMaintenance, 'is under maintenance'],
		[TENANTS.unknown, 'is not known there'],
		[TENANTS.deleted, 'is deleted'],
	])('%s %s', async (tenant, words) => {
		const { error } = await run(storeOf({ tenant }), GET_MANY);
		expect(error?.message).toContain(`The tenant ${tenant} at ${setup.emulator.loginUrl} ${words}`);
		expect(exchanges()).toBe(0);
	});

	test('of a tenant under maintenance that runs is used', async () => {
		const { error } = await run(storeOf({ tenant: TENANTS.onlineMaintenance }), GET_MANY);
		expect(error).toBeUndefined();
	});
});

describe('what cannot be signed in with is said in words', () => {
	const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const pem = (key: typeof other.privateKey) =>
		String(key.export({ type: 'pkcs8', format: 'pem' }));

	test.each([
		['another key', () => ({ privateKey: pem(other.privateKey) }), 'InvalidSignature'],
		['another secret', () => ({ clientSecret: 'another-secret' }), 'Denied'],
		['another token', () => ({ systemUserToken: 'Another-App-0000' }), 'Denied'],
		['no tenant', () => ({ tenant: '' }), "Fill in 'Tenant'"],
		['no customer ID', () => ({ tenant: 'Nordlys' }), "'Tenant' in the SuperOffice credential"],
		[
			'a public key',
			() => ({ privateKey: String(other.publicKey.export({ type: 'spki', format: 'pem' })) }),
			"'Private Key' in the SuperOffice System User API credential is the public key",
		],
		['no key', () => ({ privateKey: 'abc' }), 'cannot be read'],
		['no login host', () => ({ loginHost: 'nordlys' }), "'Login Host'"],
	])('%s', async (_, more, words) => {
		const { error } = await run(storeOf(more()), GET_MANY);
		expect(`${error?.message} ${error?.description ?? ''}`).toContain(words);
	});

	test('a key without line breaks, or with \\n, is a key', async () => {
		const { privateKey } = setup.emulator.app;
		const pkcs1 = createPrivateKey(privateKey).export({ type: 'pkcs1', format: 'pem' });
		for (const key of [
			privateKey.replaceAll('\n', ''),
			privateKey.replaceAll('\n', ' '),
			privateKey.replaceAll('\n', '\\n'),
			String(pkcs1),
		]) {
			const { error } = await run(storeOf({ privateKey: key }), GET_MANY);
			expect(error).toBeUndefined();
		}
	});

	test('an answer that is signed by somebody else is not trusted', async () => {
		const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
		const forged = `${encode({ alg: 'none' })}.${encode({ iss: 'SuperOffice AS' })}.x`;
		setup.emulator.faults.add({
			path: 'PartnerSystemUser',
			status: 200,
			body: { IsSuccessful: true, Token: forged },
		});
		const { error } = await run(storeOf(), GET_MANY);
		expect(`${error?.message} ${error?.description ?? ''}`).toContain('is not trusted');
		expect(setup.emulator.log.filter(({ path }) => path.endsWith('/v1/User'))).toEqual([]);
	});
});

test('no secret, ticket or key is in what n8n keeps of a run, also when the server repeats them', async () => {
	const store = storeOf();
	await run(store, GET_MANY);
	const { clientSecret, systemToken, privateKey } = setup.emulator.app;
	const ticket = String(store[TYPE].sessionToken);
	const secrets = [clientSecret, systemToken, ticket, privateKey.split('\n')[3]];
	setup.emulator.faults.add({
		path: 'SaveUser',
		status: 400,
		body: { ErrorType: 'SoException', ErrorMessage: `You sent ${secrets.join(' and ')}` },
	});
	const { run: kept } = await run(store, SAVE, {
		items: itemsOf(2),
		onError: 'continueRegularOutput',
	});
	const text = JSON.stringify(kept);
	expect(text).toContain('You sent *****');
	for (const secret of secrets) {
		expect(text).not.toContain(secret);
		expect(text).not.toContain(Buffer.from(secret).toString('base64'));
	}
});

test.each([
	['PartnerSystemUser', 307],
	['/api/state/', 302],
	['.well-known/jwks', 308],
] as const)('a redirect of the login server is not followed: %s', async (path, status) => {
	const location = `${setup.emulator.loginUrl}/stolen`;
	setup.emulator.faults.add({ path, status, headers: { location } });
	const tenant =
		path === '/api/state/' ? TENANTS.onlineMaintenance.replace('Cust', 'CUST0') : TENANTS.running;
	const { error } = await run(storeOf({ tenant }), GET_MANY);
	expect(`${error?.message} ${error?.description ?? ''}`).toContain(`answered with HTTP ${status}`);
	expect(setup.emulator.log.filter((entry) => entry.path.includes('stolen'))).toEqual([]);
});

test.each(['PartnerSystemUser', '.well-known/jwks'])(
	'an outage of the login server is said to be one: %s',
	async (path) => {
		setup.emulator.faults.add({ path, status: 503, body: '<html>Down</html>' });
		const { error } = await run(storeOf(), GET_MANY);
		const words = `${error?.message} ${error?.description ?? ''}`;
		expect(words).toContain(`The login server ${setup.emulator.loginUrl} answered with HTTP 503`);
	},
);

test('a login server that is not there is named, and not the WebAPI', async () => {
	const { error } = await run(storeOf({ loginHost: 'http://127.0.0.1:1' }), GET_MANY);
	expect(error?.message).toContain(
		'The login server http://127.0.0.1:1 did not answer: nothing listens there',
	);
});

test('a secret that is a word of a field does not damage what is saved', async () => {
	const { credential } = {
		credential: storeOf({ systemUserToken: setup.emulator.app.systemToken }),
	};
	const secret = setup.emulator.app.clientSecret;
	findUser(setup.emulator, USERS.sales).Tooltip = `Remember ${secret}`;
	const { items } = await run(credential, SAVE, { items: itemsOf(1) });
	expect(findUser(setup.emulator, USERS.sales).Tooltip).toBe(`Remember ${secret}`);
	expect(items[0].json.Tooltip).toBe('Remember *****');
});

test('a command that says "maintenance" in its result is not sent again, wherever the tenant is now', async () => {
	const store = storeOf();
	await run(store, GET_MANY);
	setup.emulator.faults.add({
		path: 'CustomCommand/Ask',
		times: 5,
		status: 200,
		body: { Success: true, Message: 'Sent before the maintenance', Result: 'Ok' },
	});
	meanwhile(setup.emulator, 'POST CustomCommand/Ask', () => void setup.emulator.moveTenant());
	const command = { operation: 'executeCommand', ...byAssociateId(2), commandName: 'Ask' };
	const { error } = await run(store, command);
	expect(error).toBeUndefined();
	const sent = setup.emulator.log.filter(({ path }) => path.endsWith('CustomCommand/Ask'));
	expect(sent).toHaveLength(1);
});
