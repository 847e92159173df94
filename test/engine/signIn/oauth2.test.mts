import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { CALLBACK, getCode, postTokens } from '../../contract/browser.mts';
import type { CredentialStore } from '../credentialsHelper.mts';
import { findUser, USERS } from '../facts.mts';
import { testWith } from '../n8nCore.mts';
import { useEmulator } from '../setup.mts';
import { meanwhile } from '../stored.mts';
import { GET_MANY, itemsOf, run, SAVE } from './runs.mts';

const setup = useEmulator({ mode: 'online', servers: 2, openUserAgent: true });

const TYPE = 'superOfficeOAuth2Api';

/** A credential that a user has connected: n8n keeps what the token endpoint answered. */
async function connected(more: ICredentialDataDecryptedObject = {}): Promise<CredentialStore> {
	const { app, loginUrl } = setup.emulator;
	const { data } = await postTokens(setup.emulator, {
		grant_type: 'authorization_code',
		code: await getCode(setup.emulator),
		redirect_uri: CALLBACK,
		client_id: app.clientId,
		client_secret: app.clientSecret,
	});
	setup.emulator.log.length = 0;
	return {
		[TYPE]: {
			environment: 'custom',
			loginHost: loginUrl,
			tenant: '',
			clientId: app.clientId,
			clientSecret: app.clientSecret,
			oauthTokenData: data as never,
			...more,
		},
	};
}

const requestsTo = (end: string) => setup.emulator.log.filter(({ path }) => path.endsWith(end));

test('goes to the address that the sign-in gave, and asks nobody else', async () => {
	const store = await connected();
	const { items, error } = await run(store, GET_MANY);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(9);
	expect(setup.emulator.log).toHaveLength(1);
	const [{ headers }] = setup.emulator.log;
	expect(headers.authorization).toMatch(/^Bearer 8A:Cust12345\./);
	expect(setup.emulator.url).toContain(headers.host);
});

test('the same from the tenant state, where the sign-in does not say it', async () => {
	const store = await connected({ tenant: 'Cust12345' });
	delete (store[TYPE].oauthTokenData as Record<string, unknown>).id_token;
	const { error } = await run(store, GET_MANY);
	expect(error).toBeUndefined();
});

test('without both it says what to do', async () => {
	const store = await connected();
	delete (store[TYPE].oauthTokenData as Record<string, unknown>).id_token;
	const { error } = await run(store, GET_MANY);
	expect(error?.message).toContain("Fill in 'Tenant' in the SuperOffice OAuth2 API credential");
	expect(setup.emulator.log).toEqual([]);
});

test('an address outside the environment is not gone to', async () => {
	const store = await connected({ loginHost: 'http://127.0.0.8:1' });
	const { error } = await run(store, GET_MANY);
	expect(error?.message).toMatch(/^Not sent: .* which does not belong to http:\/\/127\.0\.0\.8:1$/);
	expect(setup.emulator.log).toEqual([]);
});

describe.each([
	{ status: 401, needs: [] },
	{ status: 403, needs: ['renewalOn403'] },
] as const)('a token that expires and is refused with $status', ({ status, needs }) => {
	testWith(...needs)('in the middle of a run is renewed, and each item is done once', async () => {
		const store = await connected();
		setup.emulator.state.settings.expiredStatus = status;
		meanwhile(setup.emulator, 'POST Agents/User/SaveUser', () => setup.emulator.expireAll(), 3);
		const { items, error } = await run(store, SAVE, { items: itemsOf(5) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.NickName)).toEqual(itemsOf(5).map(({ json }) => json.nick));
		expect(requestsTo('/oauth/tokens')).toHaveLength(1);
		expect(requestsTo('SaveUser').filter((entry) => entry.status === 200)).toHaveLength(5);
		expect(findUser(setup.emulator, USERS.sales).NickName).toBe('kari-4');
	});

	testWith('oneRenewal', ...needs)(
		'is renewed once for runs side by side, and kept for the next',
		async () => {
			const store = await connected();
			setup.emulator.state.settings.expiredStatus = status;
			setup.emulator.expireAll();
			const runs = await Promise.all([
				run(store, GET_MANY),
				run(store, GET_MANY),
				run(store, GET_MANY),
			]);
			expect(runs.map(({ error }) => error?.message)).toEqual([undefined, undefined, undefined]);
			await run(store, GET_MANY);
			expect(requestsTo('/oauth/tokens')).toHaveLength(1);
		},
	);
});

test('a 403 that stays after one renewal is what it says, and costs one renewal in a run', async () => {
	const store = await connected();
	setup.emulator.state.settings.isUserAgentOpen = false;
	const { items } = await run(store, SAVE, {
		items: itemsOf(10),
		onError: 'continueRegularOutput',
	});
	for (const { json } of items) expect(json.error).toContain('not available in Online');
	expect(requestsTo('/oauth/tokens').length).toBeLessThanOrEqual(1);
});

test('where user management is closed, reading goes on', async () => {
	const store = await connected();
	setup.emulator.state.settings.isUserAgentOpen = false;
	const { error } = await run(store, SAVE, { items: itemsOf(1) });
	expect(error?.description).toMatch(/SuperOffice Online does not open user management.*SCIM/);
	const { items } = await run(store, GET_MANY);
	expect(items).toHaveLength(9);
});

test('a tenant that has moved is followed within the run', async () => {
	const store = await connected();
	meanwhile(setup.emulator, 'POST Agents/User/SaveUser', () => void setup.emulator.moveTenant(), 2);
	const { error } = await run(store, SAVE, { items: itemsOf(3) });
	expect(error).toBeUndefined();
	expect(requestsTo('SaveUser').map((entry) => entry.status)).toEqual([200, 421, 200, 200]);
});

test('a consent that was taken back is said, with the way out', async () => {
	const store = await connected();
	setup.emulator.expireAll();
	setup.emulator.state.refreshTokens = {} as never;
	const { error } = await run(store, GET_MANY);
	expect(`${error?.message} ${error?.description}`).toMatch(/reconnect/i);
});

test('no secret or token is in what n8n keeps of a run, also when the server repeats them', async () => {
	const store = await connected();
	const { clientSecret } = setup.emulator.app;
	const tokens = store[TYPE].oauthTokenData as Record<string, string>;
	const secrets = [clientSecret, tokens.access_token, tokens.refresh_token, tokens.id_token];
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

test('a credential that names another tenant than it was connected to is refused before any request', async () => {
	const store = await connected({ tenant: 'Cust99999' });
	const { error } = await run(store, SAVE, { items: itemsOf(1) });
	expect(error?.message).toContain('says tenant Cust99999, but it was connected to Cust12345');
	expect(setup.emulator.log).toEqual([]);
});

test('a tenant that was suspended meanwhile is said, in a run too', async () => {
	const store = await connected();
	setup.emulator.state.tenants.find(
		({ contextIdentifier }) => contextIdentifier === 'Cust12345',
	)!.state = 'Suspended';
	const { error } = await run(store, GET_MANY);
	expect(error?.message).toContain('The tenant Cust12345');
	expect(error?.message).toContain('is suspended');
});

testWith('renewalOn403')(
	'one call that is forbidden does not keep others from being renewed',
	async () => {
		const store = await connected();
		setup.emulator.state.settings.expiredStatus = 403;
		setup.emulator.faults.add({
			path: 'SaveUser',
			times: 4,
			status: 403,
			body: { Message: 'No.' },
		});
		await run(store, SAVE, { items: itemsOf(1) });
		setup.emulator.faults.clear();
		setup.emulator.expireAll();
		const { error } = await run(store, GET_MANY);
		expect(error).toBeUndefined();
	},
);

test('what looks like a token in a field of a user is saved as it is', async () => {
	const store = await connected();
	findUser(setup.emulator, USERS.sales).Tooltip = 'Room 7A:Conference-East';
	const { items } = await run(store, SAVE, { items: itemsOf(1) });
	expect(findUser(setup.emulator, USERS.sales).Tooltip).toBe('Room 7A:Conference-East');
	expect(items[0].json.Tooltip).toBe('Room 7A:Conference-East');
});
