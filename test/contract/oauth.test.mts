import { createHash } from 'node:crypto';
import type { Emulator } from '../emulator/index.mts';
import { LOGINS, TENANTS, USERS } from '../emulator/index.mts';
import {
	authorizeParameters,
	CALLBACK,
	click,
	getCode,
	openPage,
	postTokens,
	readJwt,
	sentBack,
} from './browser.mts';
import type { Json } from './client.mts';
import { connect, useEmulator } from './client.mts';

const CLAIM = 'http://schemes.superoffice.net/identity/';
const VERIFIER = 'a-verifier-that-is-long-enough-for-the-rule-of-43-letters';
const S256 = createHash('sha256').update(VERIFIER).digest('base64url');

let emulator: Emulator;
useEmulator((started) => (emulator = started), { mode: 'online', servers: 2 });

const secret = (): Record<string, string> => ({
	client_id: emulator.app.clientId,
	client_secret: emulator.app.clientSecret,
});
const redeem = async (code: string, more: Record<string, string> = {}): Promise<[number, Json]> => {
	const grant = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
	const { status, data } = await postTokens(emulator, { ...secret(), ...grant, ...more });
	return [status, data];
};
const refresh = async (token: unknown): Promise<[number, Json]> => {
	const grant = { grant_type: 'refresh_token', refresh_token: String(token) };
	const { status, data } = await postTokens(emulator, {
		...secret(),
		...grant,
		redirect_url: CALLBACK,
	});
	return [status, data];
};
const principal = async (token: unknown): Promise<[number, unknown]> => {
	const client = connect(emulator, `Bearer ${String(token)}`);
	const { status, data } = await client.get<Json>('/User/currentPrincipal');
	return [status, data.Associate];
};

describe('the OpenID configuration', () => {
	it('names the addresses of the login server', async () => {
		const url = `${emulator.loginUrl}/login/.well-known/openid-configuration`;
		const { status, data } = await connect(emulator, '').get<Json>(url);
		expect(status).toBe(200);
		expect(data).toMatchObject({
			issuer: emulator.loginUrl,
			authorization_endpoint: `${emulator.loginUrl}/login/common/oauth/authorize`,
			token_endpoint: `${emulator.loginUrl}/login/common/oauth/tokens`,
			jwks_uri: `${emulator.loginUrl}/login/.well-known/jwks`,
			scopes_supported: ['openid'],
			id_token_signing_alg_values_supported: ['RS256'],
			grant_types_supported: ['implicit', 'authorization_code', 'refresh_token'],
		});
	});

	it('is nowhere else, and shows no private key', async () => {
		const client = connect(emulator, '');
		const { origin } = new URL(emulator.url);
		for (const path of ['/login/.well-known/openid-configuration', '/login/.well-known/jwks']) {
			expect((await client.get(origin + path)).status).toBe(404);
		}
		const { data } = await client.get<{ keys: Json[] }>(
			`${emulator.loginUrl}/login/.well-known/jwks`,
		);
		expect(Object.keys(data.keys[0]).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
	});
});

describe('the consent page', () => {
	it('says which app asks, and who is signed in where', async () => {
		const { status, headers, data } = await openPage(emulator, authorizeParameters(emulator));
		expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
		expect(data).toContain('<html lang="en">');
		expect(data).toContain('<h1>Allow Nordlys n8n?</h1>');
		for (const text of ['Astrid Berg', 'astrid.berg@nordlys.example', 'Cust12345']) {
			expect(data).toContain(text);
		}
	});

	it('sends a code and the state back when the user allows', async () => {
		const page = await openPage(emulator, authorizeParameters(emulator));
		const answer = await click(emulator, page.data, 'Allow');
		expect(answer.status).toBe(302);
		expect(String(answer.headers.location).split('?')[0]).toBe(CALLBACK);
		expect(sentBack(answer)).toEqual({
			code: expect.stringMatching(/^\w{64}$/) as string,
			state: 'a state/+1',
		});
	});

	it('sends access_denied and the state back when the user denies', async () => {
		const page = await openPage(emulator, authorizeParameters(emulator));
		const answer = await click(emulator, page.data, 'Deny');
		expect(answer.status).toBe(302);
		expect(sentBack(answer)).toEqual({ error: 'access_denied', state: 'a state/+1' });
		expect(emulator.state.codes).toEqual({});
	});

	it('is not skipped by a link', async () => {
		const parameters = { ...authorizeParameters(emulator), decision: 'allow' };
		expect((await openPage(emulator, parameters)).status).toBe(200);
	});

	it('writes nothing of the request into the page as HTML', async () => {
		const evil = '"><script>alert(1)</script>';
		const { data } = await openPage(emulator, { ...authorizeParameters(emulator), state: evil });
		expect(data).not.toContain('<script>');
		expect(sentBack(await click(emulator, data, 'Allow')).state).toBe(evil);
	});

	it.each([
		['another app', { client_id: 'other' }, 'client_id'],
		['another host', { redirect_uri: 'https://evil.example/oauth2-credential/callback' }, '(2)'],
		['another path', { redirect_uri: 'http://localhost:5678/callback' }, 'InvalidRedirectUrl (2)'],
		['no address', { redirect_uri: 'javascript:alert(1)' }, 'InvalidRedirectUrl (2)'],
		['an unknown tenant', { acr_values: `tenant:${TENANTS.unknown}` }, TENANTS.unknown],
		['a suspended tenant', { acr_values: `tenant:${TENANTS.suspended}` }, 'Suspended'],
		['a retired user', { login_hint: 'per.haugen@nordlys.example' }, 'cannot sign in'],
	])('is an error page for %s', async (_what, change, text) => {
		const parameters = { ...authorizeParameters(emulator), ...change };
		const { status, headers, data } = await openPage(emulator, parameters);
		expect([status, headers.location]).toEqual([400, undefined]);
		expect(data).toContain(text);
	});

	it.each([
		[{ response_type: 'token' }, 'unsupported_response_type'],
		[{ scope: 'profile' }, 'invalid_scope'],
		[{ response_mode: 'fragment' }, 'invalid_request'],
		[{ code_challenge: 'x', code_challenge_method: 'S512' }, 'invalid_request'],
		[{ code_challenge_method: 'S256' }, 'invalid_request'],
	])('tells the app what is wrong with %j', async (change, error) => {
		const answer = await openPage(emulator, { ...authorizeParameters(emulator), ...change });
		expect(answer.status).toBe(302);
		expect(sentBack(answer)).toMatchObject({ error, state: 'a state/+1' });
	});
});

describe('tokens for a code', () => {
	it('sign the user in', async () => {
		const [status, data] = await redeem(await getCode(emulator));
		expect(status).toBe(200);
		expect(data).toEqual({
			token_type: 'Bearer',
			access_token: expect.stringMatching(/^8A:Cust12345\./) as string,
			expires_in: 3600,
			refresh_token: expect.stringMatching(/^\w{64}$/) as string,
			id_token: expect.any(String) as string,
		});
		expect(await principal(data.access_token)).toEqual([200, 'admin']);
	});

	it('say who it is, in a JWT that the published key has signed', async () => {
		const [, data] = await redeem(await getCode(emulator, { nonce: 'n-1' }));
		const claims = await readJwt(emulator, data.id_token);
		const now = Math.floor(Date.now() / 1000);
		expect(claims).toMatchObject({
			iss: emulator.loginUrl,
			aud: emulator.app.clientId,
			sub: 'astrid.berg@nordlys.example',
			nonce: 'n-1',
			[`${CLAIM}associateid`]: '1',
			[`${CLAIM}identityprovider`]: 'central-superid',
			[`${CLAIM}email`]: 'astrid.berg@nordlys.example',
			[`${CLAIM}upn`]: 'astrid.berg@nordlys.example',
			[`${CLAIM}is_administrator`]: 'True',
			[`${CLAIM}ctx`]: 'Cust12345',
			[`${CLAIM}company_name`]: 'Nordlys Kontor AS',
			[`${CLAIM}serial`]: '1801234567',
			[`${CLAIM}netserver_url`]: `${emulator.url}/Remote/Services88/`,
			[`${CLAIM}webapi_url`]: `${emulator.url}/api/`,
			[`${CLAIM}system_token`]: emulator.app.systemToken,
			[`${CLAIM}initials`]: 'AB',
			[`${CLAIM}so_primary_email_address`]: 'astrid.berg@nordlys.example',
		});
		const { iat, nbf, exp } = claims as Record<string, number>;
		expect(Math.abs(iat - now)).toBeLessThanOrEqual(1);
		expect([iat - nbf, exp - iat]).toEqual([60, 300]);
	});

	it('are for the user and the tenant the app has asked for', async () => {
		const code = await getCode(emulator, {
			acr_values: `tenant:${TENANTS.onlineMaintenance}`,
			login_hint: 'kari.solheim@nordlys.example',
		});
		const [, data] = await redeem(code);
		const claims = await readJwt(emulator, data.id_token);
		expect(claims).toMatchObject({
			[`${CLAIM}ctx`]: TENANTS.onlineMaintenance,
			[`${CLAIM}associateid`]: '2',
			[`${CLAIM}is_administrator`]: 'False',
		});
		expect(await principal(data.access_token)).toEqual([401, undefined]);
	});

	it('are for the tenant in the address as well', async () => {
		const parameters = authorizeParameters(emulator);
		const { data } = await openPage(emulator, parameters, TENANTS.onlineMaintenance);
		expect(data).toContain(TENANTS.onlineMaintenance);
	});

	it('are given once', async () => {
		const code = await getCode(emulator);
		expect((await redeem(code))[0]).toBe(200);
		expect(await redeem(code)).toMatchObject([400, { error: 'invalid_grant' }]);
	});

	it('are given within ten minutes', async () => {
		const code = await getCode(emulator);
		const life = emulator.state.codes[code].expires.getTime() - Date.now();
		expect(Math.ceil(life / 1000)).toBe(600);
		emulator.state.codes[code].expires = new Date();
		expect(await redeem(code)).toMatchObject([400, { error: 'invalid_grant' }]);
	});

	it.each([
		[{ redirect_uri: 'http://127.0.0.1:5678/rest/oauth2-credential/callback' }, 'invalid_grant'],
		[{ code: 'other' }, 'invalid_grant'],
		[{ code: '__proto__' }, 'invalid_grant'],
		[{ code_verifier: VERIFIER }, 'invalid_grant'],
		[{ grant_type: 'client_credentials' }, 'unsupported_grant_type'],
	])('are not given for %j', async (change, error) => {
		expect(await redeem(await getCode(emulator), change)).toMatchObject([400, { error }]);
	});

	it.each([
		['S256', { code_challenge: S256, code_challenge_method: 'S256' }],
		['plain', { code_challenge: VERIFIER, code_challenge_method: 'plain' }],
		['plain when nothing is said', { code_challenge: VERIFIER }],
	])('need the verifier of PKCE: %s', async (_method, challenge) => {
		const right = await redeem(await getCode(emulator, challenge), { code_verifier: VERIFIER });
		expect(right[0]).toBe(200);
		for (const change of [undefined, { code_verifier: `${VERIFIER}x` }, { code_verifier: S256 }]) {
			const wrong = await redeem(await getCode(emulator, challenge), change);
			expect(wrong).toMatchObject([400, { error: 'invalid_grant' }]);
		}
	});

	it('are given to the app alone', async () => {
		const wrong = { client_secret: 'wrong' };
		const answers = [
			await redeem(await getCode(emulator), wrong),
			await redeem(await getCode(emulator), { client_id: 'other' }),
		];
		for (const answer of answers) expect(answer).toMatchObject([401, { error: 'invalid_client' }]);
	});

	it('are given to an app that proves itself in the header', async () => {
		const post = async (password: string): Promise<number> => {
			const grant = { grant_type: 'authorization_code', redirect_uri: CALLBACK };
			const form = { ...grant, code: await getCode(emulator) };
			const pair = `${emulator.app.clientId}:${password}`;
			const Authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
			return (await postTokens(emulator, form, { Authorization })).status;
		};
		expect(await post(emulator.app.clientSecret)).toBe(200);
		expect(await post('wrong')).toBe(401);
	});

	it('are given for parameters in the query, as the documents have them', async () => {
		const params = {
			...secret(),
			grant_type: 'authorization_code',
			code: await getCode(emulator),
			redirect_uri: CALLBACK,
		};
		const url = `${emulator.loginUrl}/login/common/oauth/tokens`;
		const client = connect(emulator, '');
		expect((await client.post(url, undefined, { params })).status).toBe(200);
		expect((await client.get(url, { params })).status).toBe(405);
	});
});

describe('tokens for a refresh token', () => {
	it('are new, without a new refresh token', async () => {
		const [, first] = await redeem(await getCode(emulator));
		emulator.expireAll();
		expect((await principal(first.access_token))[0]).toBe(401);
		const [status, second] = await refresh(first.refresh_token);
		expect(status).toBe(200);
		expect(Object.keys(second).sort()).toEqual([
			'access_token',
			'expires_in',
			'id_token',
			'token_type',
		]);
		expect(second.access_token).not.toBe(first.access_token);
		expect(await principal(second.access_token)).toEqual([200, 'admin']);
		expect((await refresh(first.refresh_token))[0]).toBe(200);
	});

	it('name the address the tenant has moved to', async () => {
		const [, first] = await redeem(await getCode(emulator));
		const before = emulator.url;
		emulator.moveTenant();
		const [, second] = await refresh(first.refresh_token);
		const claims = await readJwt(emulator, second.id_token);
		expect(claims[`${CLAIM}webapi_url`]).toBe(`${emulator.url}/api/`);
		expect(emulator.url).not.toBe(before);
	});

	it('are not given for a wrong one', async () => {
		expect(await refresh('wrong')).toMatchObject([400, { error: 'invalid_grant' }]);
	});

	it('end with the approval of the app, until a user consents again', async () => {
		const [, { refresh_token: token }] = await redeem(await getCode(emulator));
		emulator.state.tenants[0].approval = 'Revoked';
		expect(await refresh(token)).toMatchObject([400, { error: 'invalid_grant' }]);
		await getCode(emulator);
		expect((await refresh(token))[0]).toBe(200);
	});

	it('end with the user', async () => {
		const code = await getCode(emulator, { login_hint: LOGINS.salesUser.userName });
		const [, { refresh_token: token }] = await redeem(code);
		const user = emulator.state.users.find(({ AssociateId }) => AssociateId === USERS.sales);
		if (user !== undefined) user.Deleted = true;
		expect(await refresh(token)).toMatchObject([400, { error: 'invalid_grant' }]);
	});
});

describe('the log of a sign-in', () => {
	it('has every exchange with its form', async () => {
		const [, { refresh_token: token }] = await redeem(await getCode(emulator));
		await refresh(token);
		const exchanges = emulator.log.filter(({ path }) => path.endsWith('/oauth/tokens'));
		expect(exchanges.map(({ body, status }) => [body, status])).toMatchObject([
			[{ grant_type: 'authorization_code', client_secret: emulator.app.clientSecret }, 200],
			[{ grant_type: 'refresh_token', refresh_token: token }, 200],
		]);
		expect(emulator.log.map(({ method, status }) => [method, status])).toEqual([
			['GET', 200],
			['POST', 302],
			['POST', 200],
			['POST', 200],
		]);
	});
});
