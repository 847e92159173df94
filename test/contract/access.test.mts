import type { Emulator } from '../emulator/index.mts';
import { JOINERS, LOGINS, startEmulator, USERS } from '../emulator/index.mts';
import type { Json } from './client.mts';
import { basic, connect, getUser } from './client.mts';

const DENIED = { Message: 'Authorization has been denied for this request.' };

describe('access onsite', () => {
	let emulator: Emulator;

	beforeAll(async () => {
		emulator = await startEmulator();
	});
	beforeEach(() => emulator.reset());
	afterAll(async () => await emulator.stop());

	const principal = async (authorization: string): Promise<[number, unknown]> => {
		const client = connect(emulator, authorization);
		const { status, data } = await client.get<Json>('/User/currentPrincipal');
		return [status, data.Associate];
	};

	it.each([
		['Basic by user id', basic(LOGINS.administrator)],
		[
			'Basic by user name',
			basic({ ...LOGINS.administrator, userName: 'Astrid.Berg@nordlys.example' }),
		],
		['SOTicket', `SOTicket ${LOGINS.ticket}`],
		['SOTICKET', `SOTICKET ${LOGINS.ticket}`],
		['SoTicket', `SoTicket ${LOGINS.ticket}`],
		['Bearer', `Bearer ${LOGINS.bearerToken}`],
	])('takes %s', async (_scheme, authorization) => {
		expect(await principal(authorization)).toEqual([200, 'admin']);
	});

	it.each([
		['no login', ''],
		['a wrong password', basic({ userName: 'admin', password: 'no' })],
		['a wrong ticket', 'SOTicket 7T:no'],
		['a user without a user plan', basic({ userName: 'NINA', password: 'N1na-emulator' })],
		['a user who waits for approval', basic({ userName: 'LISA', password: 'L1sa-emulator' })],
	])('refuses %s', async (_case, authorization) => {
		const { status, data, headers } = await connect(emulator, authorization).get('/User/2');
		expect([status, data]).toEqual([401, DENIED]);
		expect(headers['www-authenticate']).toContain('Basic');
	});

	it('describes the server without a login', async () => {
		const client = connect(emulator, '');
		const { status, data } = await client.get<Json>(`${emulator.url}/api`);
		expect([status, data.v1]).toEqual([200, `${emulator.url}/api/v1/`]);
	});

	it('gives a token that works as a bearer token', async () => {
		const { data } = await connect(emulator).get<string>('/User/currentToken');
		expect(await principal(`Bearer ${data}`)).toEqual([200, 'admin']);
	});

	it('lets others read users, but only administrators write them', async () => {
		const sales = connect(emulator, basic(LOGINS.salesUser));
		const user = await getUser(sales, USERS.service);
		expect(user.TableRight).toEqual({ Mask: 'Select', Reason: '' });
		const calls = [
			await sales.post<Json>('/Agents/User/SaveUser', user),
			await sales.put<Json>(`/User/${USERS.service}`, user),
			await sales.delete<Json>(`/User/${USERS.service}`),
			await sales.post<Json>('/Agents/User/MakeRetired', { AssociateId: 3, Retired: true }),
		];
		for (const { status, data } of calls) {
			expect([status, data.ErrorType]).toEqual([403, 'SoIllegalOperationException']);
		}
	});

	it('refuses to change your own role', async () => {
		const client = connect(emulator);
		const user = await getUser(client, USERS.administrator);
		const body = { ...user, Role: { Id: 2 } };
		const { status, data } = await client.post<Json>('/Agents/User/SaveUser', body);
		expect([status, data.ErrorType]).toEqual([403, 'SoIllegalOperationException']);
	});
});

describe('access online', () => {
	let emulator: Emulator;
	const ticket = `SOTicket ${LOGINS.ticket}`;

	beforeAll(async () => {
		emulator = await startEmulator({ mode: 'online' });
	});
	afterAll(async () => await emulator.stop());

	it('refuses Basic', async () => {
		const { status } = await connect(emulator).get('/User/currentPrincipal');
		expect(status).toBe(401);
	});

	it('takes a ticket only with the application token', async () => {
		const path = '/User/currentPrincipal';
		expect((await connect(emulator, ticket).get(path)).status).toBe(401);
		const wrong = connect(emulator, ticket, { 'SO-AppToken': 'wrong' });
		expect((await wrong.get(path)).status).toBe(401);
		const right = connect(emulator, ticket, { 'SO-AppToken': LOGINS.appToken });
		expect((await right.get(path)).status).toBe(200);
	});

	it.each([
		['online.superoffice.com', 421],
		['sod.superoffice.com', 421],
		['online3.superoffice.com', 200],
	])('answers a call to %s with %d', async (Host, expected) => {
		const client = connect(emulator, `Bearer ${LOGINS.bearerToken}`, { Host });
		const { status } = await client.get('/User/currentPrincipal');
		expect(status).toBe(expected);
	});

	it.each([
		['get', '/User'],
		['get', '/User/currentPrincipal'],
		['get', '/User/currentAssociate'],
		['get', '/User/CustomField'],
		['get', '/User/2/ForeignKey'],
		['get', '/MDOList/usergroup'],
		['get', '/Role'],
		['get', '/License'],
		['get', '/License/lanternworks/2'],
		['post', '/Agents/Associate/GetAssociate?associateId=2'],
	])('leaves %s %s open', async (method, url) => {
		const client = connect(emulator, `Bearer ${LOGINS.bearerToken}`);
		expect((await client.request({ method, url })).status).toBe(200);
	});

	it.each([
		['get', '/User/2'],
		['get', '/User/KARI'],
		['get', '/User/current'],
		['get', `/User/Default?userType=InternalAssociate&personId=${JOINERS[0]}`],
		['get', '/User/CredentialTypes'],
		['get', '/User/2/CustomCommand'],
		['get', '/Role/Employee'],
		['get', '/User/2/UserPresenceStatus'],
		['post', '/User/2/CustomCommand/SendWelcomeMail'],
		['post', '/User'],
		['put', '/User/2'],
		['patch', '/User/2'],
		['delete', '/User/2'],
		['put', '/License/lanternworks/2'],
		['post', '/Agents/User/GetUser?userId=2'],
		['post', '/Agents/User/SaveUser'],
	])('closes %s %s', async (method, url) => {
		const client = connect(emulator, `Bearer ${LOGINS.bearerToken}`);
		const { status, data } = await client.request<Json>({ method, url });
		expect(status).toBe(403);
		expect(data).toMatchObject({ Error: true });
		expect(data.ErrorMessage).toContain('not available in Online');
	});
});

describe('access online where SuperOffice has opened user management', () => {
	let emulator: Emulator;

	beforeAll(async () => {
		emulator = await startEmulator({ mode: 'online', openUserAgent: true });
	});
	beforeEach(() => emulator.reset());
	afterAll(async () => await emulator.stop());

	it.each([
		['get', '/User/2', 200],
		['get', '/User/KARI', 200],
		['get', '/User/CredentialTypes', 200],
		['get', '/User/2/CustomCommand', 200],
		['get', '/User/2/UserPresenceStatus', 200],
		['post', '/User/2/CustomCommand/SendWelcomeMail', 200],
		['delete', '/User/4', 204],
		['post', '/Agents/User/GetUser?userId=2', 200],
		['get', '/User/current', 403],
		['get', '/Role/Employee', 403],
		['put', '/License/lanternworks/2', 403],
	])('answers %s %s with %d', async (method, url, expected) => {
		const client = connect(emulator, `Bearer ${LOGINS.bearerToken}`);
		expect((await client.request({ method, url })).status).toBe(expected);
	});

	it('saves', async () => {
		const client = connect(emulator, `Bearer ${LOGINS.bearerToken}`);
		const user = await getUser(client, USERS.service);
		const { status } = await client.put(`/User/${USERS.service}`, { ...user, Tooltip: 'Online' });
		expect([status, (await getUser(client, USERS.service)).Tooltip]).toEqual([200, 'Online']);
	});
});
