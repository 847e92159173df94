import type { AxiosInstance } from 'axios';
import type { Emulator } from '../emulator/index.mts';
import { LOGINS, USERS } from '../emulator/index.mts';
import type { Json } from './client.mts';
import { basic, connect, useEmulator } from './client.mts';

const AWAY = { Status: 'StatusNotAvailable', Message: 'Back on Monday' };

describe('the presence of a user', () => {
	let emulator: Emulator;
	let client: AxiosInstance;
	const path = (id: number): string => `/User/${id}/UserPresenceStatus`;

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	it.each([
		[USERS.sales, 'StatusNone'],
		[USERS.service, 'StatusNormal'],
	])('of user %d is %s before it is set', async (id, Status) => {
		expect((await client.get(path(id))).data).toEqual({ Status, Message: '' });
	});

	it('is set by REST and read by agent', async () => {
		expect((await client.put(path(USERS.service), AWAY)).data).toEqual(AWAY);
		const body = { AssociateId: USERS.service };
		const { data } = await client.post('/Agents/User/GetUserPresenceStatus', body);
		expect(data).toEqual(AWAY);
	});

	it('is set by agent and shown by the principal', async () => {
		const sales = connect(emulator, basic(LOGINS.salesUser));
		const body = { AssociateId: USERS.sales, UserPresenceStatus: AWAY };
		expect((await sales.post('/Agents/User/SetUserPresenceStatus', body)).data).toEqual(AWAY);
		const { data } = await sales.get<Json>('/User/currentPrincipal');
		expect(data.EjUserStatus).toBe('StatusNotAvailable');
	});

	it('of others is set by administrators only', async () => {
		const sales = connect(emulator, basic(LOGINS.salesUser));
		expect((await sales.put(path(USERS.service), AWAY)).status).toBe(403);
		const body = { AssociateId: USERS.service, UserPresenceStatus: AWAY };
		expect((await sales.post('/Agents/User/SetUserPresenceStatus', body)).status).toBe(403);
		expect(emulator.state.presence).toEqual({});
	});

	it('of nobody is 404 by REST and null by agent', async () => {
		expect((await client.get(path(999))).status).toBe(404);
		expect((await client.put(path(999), AWAY)).status).toBe(404);
		const body = { AssociateId: 999 };
		expect((await client.post('/Agents/User/GetUserPresenceStatus', body)).data).toBeNull();
	});

	it('is refused without a body and with an unknown status', async () => {
		expect((await client.put(path(USERS.sales))).status).toBe(400);
		expect((await client.put(path(USERS.sales), { Status: 'Asleep' })).status).toBe(400);
	});
});
