import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../emulator/index.mts';
import { LOGINS, TENANTS, USERS } from '../emulator/index.mts';
import { issueTicket, issueToken } from '../emulator/online/issue.mts';
import type { Json } from './client.mts';
import { connect, useEmulator } from './client.mts';

const DENIED = { Message: 'Authorization has been denied for this request.' };
const APP = { 'SO-AppToken': LOGINS.appToken };
const LOGIN = { associateId: USERS.administrator, tenant: TENANTS.running };

describe('tokens and tickets', () => {
	let emulator: Emulator;

	useEmulator((started) => (emulator = started), { mode: 'online' });

	const call = async (authorization: string, tenant = 'Cust12345'): Promise<[number, unknown]> => {
		const client = connect(emulator, authorization, APP);
		const url = `${emulator.origin}/${tenant}/api/v1/User/currentPrincipal`;
		const { status, data } = await client.get<Json>(url);
		return [status, status === 200 ? data.Associate : data];
	};
	const lifeOf = (value: string): number => {
		const { expires } = emulator.state.issued[value];
		return Math.ceil((expires.getTime() - Date.now()) / 1000);
	};
	const useBoth = async (): Promise<string[]> => {
		const token = issueToken(emulator.state, LOGIN);
		const ticket = issueTicket(emulator.state, LOGIN);
		for (const authorization of [`Bearer ${token}`, `SOTicket ${ticket}`]) {
			expect(await call(authorization)).toEqual([200, 'admin']);
		}
		return [token, ticket];
	};

	it('look like the real ones', async () => {
		const [token, ticket] = await useBoth();
		expect(token).toMatch(/^8A:Cust12345\.[\w+/]{400}$/);
		expect(ticket).toMatch(/^7T:[\w+/]+==$/);
	});

	it('live for an hour and for six', async () => {
		const [token, ticket] = await useBoth();
		expect([lifeOf(token), lifeOf(ticket)]).toEqual([3600, 21_600]);
	});

	it.each([401, 403] as const)('are answered with %d when a test expires them', async (status) => {
		emulator.state.settings.expiredStatus = status;
		const [token, ticket] = await useBoth();
		emulator.expireAll();
		expect(await call(`Bearer ${token}`)).toEqual([status, DENIED]);
		expect(await call(`SOTicket ${ticket}`)).toEqual([status, DENIED]);
		expect(await call(`Bearer ${LOGINS.bearerToken}`)).toEqual([200, 'admin']);
		expect(await call('Bearer 8A:Cust12345.wrong')).toEqual([401, DENIED]);
	});

	it('are expired over HTTP as well', async () => {
		const [token] = await useBoth();
		await connect(emulator, '').post(`${emulator.origin}/__emulator/expire`);
		expect((await call(`Bearer ${token}`))[0]).toBe(401);
	});

	it('begin a new life with each use if they are tickets', async () => {
		const [token, ticket] = await useBoth();
		for (const value of [token, ticket]) {
			emulator.state.issued[value].expires = new Date(Date.now() + 5000);
		}
		await call(`Bearer ${token}`);
		await call(`SOTicket ${ticket}`);
		expect([lifeOf(token), lifeOf(ticket)]).toEqual([5, 21_600]);
	});

	it('are taken by their own tenant only', async () => {
		const [token] = await useBoth();
		expect((await call(`Bearer ${token}`, TENANTS.onlineMaintenance))[0]).toBe(401);
		expect((await call(`Bearer ${token}`, 'cust12345'))[0]).toBe(200);
	});
});

describe('short lives', () => {
	let emulator: Emulator;

	useEmulator((started) => (emulator = started), {
		mode: 'online',
		tokenLifeSeconds: 1,
		seededLoginsExpire: true,
		expiredStatus: 403,
	});

	const statusOf = async (authorization: string): Promise<number> => {
		const client = connect(emulator, authorization, APP);
		return (await client.get('/User/currentPrincipal')).status;
	};

	it('end by themselves, for a ticket in use later than for a token', async () => {
		const token = `Bearer ${issueToken(emulator.state, LOGIN)}`;
		const ticket = `SOTicket ${issueTicket(emulator.state, LOGIN)}`;
		const logins = [token, ticket, `Bearer ${LOGINS.bearerToken}`, `SOTicket ${LOGINS.ticket}`];
		for (const login of logins) expect(await statusOf(login)).toBe(200);
		await sleep(700);
		expect(await statusOf(ticket)).toBe(200);
		await sleep(700);
		expect(await Promise.all(logins.map(statusOf))).toEqual([403, 200, 403, 403]);
	});

	it('are those of the token of the session, too', async () => {
		const client = connect(emulator, `Bearer ${LOGINS.bearerToken}`);
		const { data } = await client.get<string>('/User/currentToken');
		expect(await statusOf(`Bearer ${data}`)).toBe(200);
		emulator.expireAll();
		expect(await statusOf(`Bearer ${data}`)).toBe(403);
	});
});
