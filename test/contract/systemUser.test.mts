import { constants, createSign, generateKeyPairSync } from 'node:crypto';
import type { Emulator } from '../emulator/index.mts';
import { TENANTS, USERS } from '../emulator/index.mts';
import { readJwt } from './browser.mts';
import type { Json } from './client.mts';
import { connect, useEmulator } from './client.mts';

const CLAIM = 'http://schemes.superoffice.net/identity/';
const MINUTE = 60_000;
const OTHER_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('the system user', () => {
	let emulator: Emulator;

	useEmulator((started) => (emulator = started), { mode: 'online', servers: 2 });

	/** The time as the documents want it: UTC, to the minute. */
	const stamp = (time = Date.now()): string =>
		new Date(time).toISOString().replace(/[-T:]/g, '').slice(0, 12);
	const sign = (data: string, key: string): string =>
		`${data}.${createSign('RSA-SHA256').update(data).sign(key, 'base64')}`;
	const signed = (time = stamp(), token = emulator.app.systemToken): string =>
		sign(`${token}.${time}`, emulator.app.privateKey);

	const exportPem = (): string => OTHER_KEY.export({ type: 'pkcs8', format: 'pem' }).toString();
	const signWithPss = (data: string): string => {
		const key = { key: emulator.app.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING };
		return `${data}.${createSign('RSA-SHA256').update(data).sign(key, 'base64')}`;
	};

	const exchange = async (
		change: Json = {},
		path = '/Login/api/PartnerSystemUser/Authenticate',
	): Promise<Json> => {
		const { status, data } = await connect(emulator, '').post<Json>(emulator.loginUrl + path, {
			SignedSystemToken: signed(),
			ApplicationToken: emulator.app.clientSecret,
			ContextIdentifier: TENANTS.running,
			ReturnTokenType: 'JWT',
			...change,
		});
		expect(status).toBe(200);
		return data;
	};
	const ticketOf = async ({ Token }: Json): Promise<string> =>
		String((await readJwt(emulator, Token))[`${CLAIM}ticket`]);
	const call = async (ticket: string, appToken = emulator.app.clientSecret) =>
		await connect(emulator, `SOTicket ${ticket}`, { 'SO-AppToken': appToken }).get<Json>(
			'/User/currentPrincipal',
		);
	const withoutToken = (ErrorMessage: string): Json => ({
		IsSuccessful: false,
		Token: null,
		ErrorMessage,
	});

	it('gets a ticket in a JWT that the published key has signed', async () => {
		const data = await exchange();
		expect(data).toEqual({
			IsSuccessful: true,
			Token: expect.any(String) as string,
			ErrorMessage: null,
		});
		expect(await readJwt(emulator, data.Token)).toMatchObject({
			iss: 'SuperOffice AS',
			aud: 'spn:1801234567',
			[`${CLAIM}serial`]: '1801234567',
			[`${CLAIM}ctx`]: TENANTS.running,
			[`${CLAIM}webapi_url`]: `${emulator.url}/api/`,
			[`${CLAIM}associateid`]: String(USERS.system),
			[`${CLAIM}ticket`]: expect.stringMatching(/^7T:/) as string,
		});
	});

	it('is signed in by the ticket, together with the application token', async () => {
		const ticket = await ticketOf(await exchange());
		const { status, data } = await call(ticket);
		expect(status).toBe(200);
		expect(data).toMatchObject({ UserType: 'SystemAssociate', AssociateId: USERS.system });
		expect((await call(ticket, 'wrong')).status).toBe(401);
	});

	it('gets a new ticket each time, and the old one goes on', async () => {
		const tickets = [await ticketOf(await exchange()), await ticketOf(await exchange())];
		expect(new Set(tickets).size).toBe(2);
		for (const ticket of tickets) expect((await call(ticket)).status).toBe(200);
		emulator.expireAll();
		for (const ticket of tickets) expect((await call(ticket)).status).toBe(401);
	});

	it.each([
		'/login/api/partnersystemuser/authenticate',
		'/LOGIN/API/PartnerSystemUser/AUTHENTICATE',
	])('signs in at %s', async (path) => {
		expect((await exchange({}, path)).IsSuccessful).toBe(true);
	});

	it('signs in at the login server only', async () => {
		const { origin } = new URL(emulator.url);
		const path = '/Login/api/PartnerSystemUser/Authenticate';
		expect((await connect(emulator, '').post(origin + path, {})).status).toBe(404);
		expect((await connect(emulator, '').get(emulator.loginUrl + path)).status).toBe(405);
		expect((await connect(emulator, '').post(emulator.loginUrl + path)).status).toBe(400);
	});

	it.each([
		[-4 * MINUTE, true],
		[4 * MINUTE, true],
		[-7 * MINUTE, false],
		[7 * MINUTE, false],
		[-60 * MINUTE, false],
	])('signs with a time of now, give or take some minutes: %d ms %s', async (off, expected) => {
		const data = await exchange({ SignedSystemToken: signed(stamp(Date.now() + off)) });
		expect(data.IsSuccessful).toBe(expected);
		if (!expected) expect(data).toEqual(withoutToken('Authorization error: InvalidTimestamp (6)'));
	});

	it.each<[string, () => string]>([
		['another key', () => sign(`${emulator.app.systemToken}.${stamp()}`, exportPem())],
		['another token than was signed', () => signed().replace(/^./, 'X')],
		['another padding', () => signWithPss(`${emulator.app.systemToken}.${stamp()}`)],
		['no signature', () => `${emulator.app.systemToken}.${stamp()}.`],
		['no parts', () => emulator.app.systemToken],
		['nothing', () => ''],
	])('is refused for %s', async (_what, SignedSystemToken) => {
		const data = await exchange({ SignedSystemToken: SignedSystemToken() });
		expect(data).toEqual(withoutToken('Authorization error: InvalidSignature (7)'));
	});

	it.each<[string, () => Json]>([
		['another application', () => ({ ApplicationToken: 'wrong' })],
		['an unknown tenant', () => ({ ContextIdentifier: TENANTS.unknown })],
		['another system token', () => ({ SignedSystemToken: signed(stamp(), 'Other-1234567890') })],
	])('is denied for %s', async (_what, change) => {
		expect(await exchange(change())).toEqual(withoutToken('Authorization error: Denied (4)'));
	});

	it.each([
		['Revoked', 1],
		['Expired', 3],
		['Denied', 4],
		['NeedsReapproval', 5],
	] as const)('is refused when the approval of the app is %s', async (approval, code) => {
		emulator.state.tenants[0].approval = approval;
		const message = `Authorization error: ${approval} (${code})`;
		expect(await exchange()).toEqual(withoutToken(message));
	});

	it('is refused where the tenant does not run', async () => {
		const data = await exchange({ ContextIdentifier: TENANTS.offlineMaintenance });
		expect(data).toEqual(
			withoutToken(`${TENANTS.offlineMaintenance} is not running: OfflineMaintenance`),
		);
	});

	it('has its exchanges in the log', async () => {
		await exchange();
		expect(emulator.log).toMatchObject([
			{
				path: '/Login/api/PartnerSystemUser/Authenticate',
				body: { ContextIdentifier: TENANTS.running, ReturnTokenType: 'JWT' },
				status: 200,
				responseBody: { IsSuccessful: true },
			},
		]);
	});
});
