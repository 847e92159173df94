import type { Emulator } from '../emulator/index.mts';
import { LOGINS, TENANTS } from '../emulator/index.mts';
import type { Json } from './client.mts';
import { connect, useEmulator } from './client.mts';

const BEARER = `Bearer ${LOGINS.bearerToken}`;
const PRINCIPAL = '/api/v1/User/currentPrincipal';

describe('tenants of Online', () => {
	let emulator: Emulator;

	useEmulator((started) => (emulator = started), { mode: 'online' });

	const get = async (url: string): Promise<[number, Json]> => {
		const { status, data } = await connect(emulator, BEARER).get<Json>(url);
		return [status, data];
	};
	const stateOf = async (tenant: string): Promise<Json> => {
		const { status, data } = await connect(emulator, '').get<Json>(
			`${emulator.loginUrl}/api/state/${tenant}`,
		);
		expect(status).toBe(200);
		return data;
	};

	it('tell their state and address without a login', async () => {
		const start = Date.now();
		const { ValidUntil, ...rest } = await stateOf(TENANTS.running);
		expect(rest).toEqual({
			ContextIdentifier: 'Cust12345',
			Endpoint: emulator.url,
			State: 'Running',
			IsRunning: true,
			Api: `${emulator.url}/api`,
		});
		expect(ValidUntil).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
		const life = Date.parse(String(ValidUntil)) - start;
		expect(life).toBeGreaterThanOrEqual(300_000);
		expect(life).toBeLessThan(310_000);
	});

	it.each([
		['Unknown', TENANTS.unknown, false, 404],
		['Provisioning', TENANTS.provisioning, false, 503],
		['Running', TENANTS.running, true, 200],
		['Deleted', TENANTS.deleted, false, 404],
		['Suspended', TENANTS.suspended, false, 403],
		['OnlineMaintenance', TENANTS.onlineMaintenance, true, 200],
		['OfflineMaintenance', TENANTS.offlineMaintenance, false, 503],
		['ProvisioningFailed', TENANTS.provisioningFailed, false, 403],
		['Deleting', TENANTS.deleting, false, 404],
		['DeleteFailed', TENANTS.deleteFailed, false, 404],
		['MigrationPending', TENANTS.migrationPending, false, 503],
	])('may be %s: %s, running %s, API %d', async (State, tenant, IsRunning, expected) => {
		expect(await stateOf(tenant)).toMatchObject({ ContextIdentifier: tenant, State, IsRunning });
		const [status, data] = await get(`${emulator.origin}/${tenant}${PRINCIPAL}`);
		expect(status).toBe(expected);
		if (status !== 200) expect(data.Message).toContain(State);
		if (status === 200) expect(data.DatabaseContextIdentifier).toBe(tenant);
	});

	it('have ids without upper and lower case', async () => {
		expect(await stateOf('cust12345')).toMatchObject({ ContextIdentifier: 'Cust12345' });
	});

	it('change their state when a test says so, until the reset', async () => {
		emulator.state.tenants[0].state = 'Suspended';
		expect((await get(`${emulator.url}${PRINCIPAL}`))[0]).toBe(403);
		emulator.reset();
		expect((await get(`${emulator.url}${PRINCIPAL}`))[0]).toBe(200);
	});

	it('do not move where there is one server', () => {
		expect(emulator.loginUrl).toBe(emulator.origin);
		expect(() => emulator.moveTenant()).toThrow('servers');
	});
});

describe('servers of Online', () => {
	let emulator: Emulator;

	useEmulator((started) => (emulator = started), {
		mode: 'online',
		servers: 2,
		stateLifeSeconds: 2,
	});

	const get = async (url: string): Promise<[number, string, Json]> => {
		const { status, statusText, data } = await connect(emulator, BEARER).get<Json>(url);
		return [status, statusText, data];
	};
	const misdirected = [
		421,
		'Misdirected Request',
		{ Message: 'Wrong subdomain used to access tenant' },
	];

	it('are the login server and those of tenants, each with its own address', async () => {
		const { origin } = new URL(emulator.url);
		expect(origin).not.toBe(emulator.loginUrl);
		expect(emulator.url).toBe(`${origin}/Cust12345`);
		expect((await get(`${emulator.url}${PRINCIPAL}`))[0]).toBe(200);
		const [, , server] = await get(`${emulator.url}/api`);
		expect(server.v1).toBe(`${emulator.url}/api/v1/`);
	});

	it('keep tenants off the login server', async () => {
		expect(await get(`${emulator.loginUrl}/Cust12345${PRINCIPAL}`)).toEqual(misdirected);
		expect(await get(`${emulator.loginUrl}/Cust12345/api`)).toEqual(misdirected);
		expect(await get(`${emulator.loginUrl}/${TENANTS.unknown}/api`)).toEqual(misdirected);
	});

	it('tell a tenant only at the login server', async () => {
		const { origin } = new URL(emulator.url);
		expect((await get(`${origin}/api/state/Cust12345`))[0]).toBe(404);
		const [status, , data] = await get(`${emulator.loginUrl}/api/state/Cust12345`);
		expect([status, data.Api]).toEqual([200, `${emulator.url}/api`]);
		expect(Date.parse(String(data.ValidUntil))).toBeLessThan(Date.now() + 2100);
	});

	it('serve no API without a tenant in its address', async () => {
		const { origin } = new URL(emulator.url);
		expect((await get(`${origin}${PRINCIPAL}`))[0]).toBe(404);
		expect((await get(`${origin}/${TENANTS.unknown}${PRINCIPAL}`))[0]).toBe(404);
	});

	it('take a tenant from each other', async () => {
		const before = emulator.url;
		const after = emulator.moveTenant('Cust12345');
		expect([after, emulator.url]).toEqual([after, after]);
		expect(new URL(after).port).not.toBe(new URL(before).port);
		expect(await get(`${before}${PRINCIPAL}`)).toEqual(misdirected);
		expect((await get(`${after}${PRINCIPAL}`))[0]).toBe(200);
		const [, , data] = await get(`${emulator.loginUrl}/api/state/Cust12345`);
		expect(data.Endpoint).toBe(after);
		expect(emulator.moveTenant()).toBe(before);
	});

	it('move a tenant over HTTP, and back with the reset', async () => {
		const before = emulator.url;
		const client = connect(emulator, '');
		const control = `${emulator.origin}/__emulator`;
		const { data } = await client.post<Json>(`${control}/move`);
		expect(data.url).toBe(emulator.url);
		expect(emulator.url).not.toBe(before);
		await client.post(`${control}/reset`);
		expect(emulator.url).toBe(before);
		const wrong = await client.post(`${control}/move`, { contextIdentifier: TENANTS.unknown });
		expect(wrong.status).toBe(400);
	});

	it('have all requests in one log', async () => {
		await get(`${emulator.loginUrl}/api/state/Cust12345`);
		await get(`${emulator.url}${PRINCIPAL}`);
		expect(emulator.log.map(({ headers, status }) => [headers.host, status])).toEqual([
			[new URL(emulator.loginUrl).host, 200],
			[new URL(emulator.url).host, 200],
		]);
	});
});

describe('servers onsite', () => {
	let emulator: Emulator;

	useEmulator((started) => (emulator = started), { servers: 2 });

	it('are only one, and nobody signs in there', async () => {
		expect(new URL(emulator.url).origin).toBe(emulator.origin);
		const { status } = await connect(emulator).get(`${emulator.loginUrl}/api/state/Cust12345`);
		expect(status).toBe(404);
	});
});
