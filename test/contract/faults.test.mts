import type { AxiosInstance } from 'axios';
import type { Emulator } from '../emulator/index.mts';
import { USERS } from '../emulator/index.mts';
import type { Json } from './client.mts';
import { connect, useEmulator } from './client.mts';

describe('the test bench around the emulator', () => {
	let emulator: Emulator;
	let client: AxiosInstance;

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	const deleteService = async (): Promise<unknown> =>
		await client.delete(`/User/${USERS.service}`).then(
			({ status }) => status,
			() => 'no answer',
		);
	const exists = (): boolean =>
		emulator.state.users.some((user) => user.AssociateId === USERS.service);

	it('answers an ordered fault as often as asked, then as usual', async () => {
		emulator.faults.add({
			method: 'get',
			path: '/user/2',
			times: 2,
			status: 429,
			headers: { 'Retry-After': '1' },
			body: { Message: 'Slow down' },
		});
		const statuses = [];
		for (let count = 0; count < 3; count += 1) {
			const { status, headers } = await client.get('/User/2');
			statuses.push([status, headers['retry-after']]);
		}
		expect(statuses).toEqual([
			[429, '1'],
			[429, '1'],
			[200, undefined],
		]);
	});

	it('cuts the connection before the call has an effect', async () => {
		emulator.faults.add({ path: '/User/', drop: 'before' });
		expect(await deleteService()).toBe('no answer');
		expect(exists()).toBe(true);
	});

	it('cuts the connection after the call has had its effect', async () => {
		emulator.faults.add({ path: '/User/', drop: 'after' });
		expect(await deleteService()).toBe('no answer');
		expect(exists()).toBe(false);
	});

	it('delays an answer and then serves it', async () => {
		emulator.faults.add({ path: 'currentPrincipal', delayMs: 80 });
		const start = Date.now();
		expect((await client.get('/User/currentPrincipal')).status).toBe(200);
		expect(Date.now() - start).toBeGreaterThanOrEqual(75);
	});

	it('takes faults over HTTP, without a login', async () => {
		const control = `${emulator.origin}/__emulator`;
		const anonymous = connect(emulator, '');
		await anonymous.post(`${control}/faults`, { path: '/User', status: 503, body: 'Down' });
		expect((await client.get('/User/2')).status).toBe(503);
		const { data } = await anonymous.get<Json>(`${control}/state`);
		expect(data.users).toHaveLength(emulator.state.users.length);
	});

	it('logs requests and answers, but not its own control calls', async () => {
		await client.put('/User/KARI%20', { Name: 'x' });
		await client.get(`${emulator.origin}/__emulator/log`);
		expect(emulator.log).toMatchObject([
			{
				method: 'PUT',
				path: '/SuperOffice/api/v1/User/KARI%20',
				decodedPath: '/SuperOffice/api/v1/User/KARI ',
				body: { Name: 'x' },
				status: 404,
				responseBody: { ErrorType: 'SoNotFoundException' },
				isFault: false,
			},
		]);
		expect(emulator.log[0].headers.authorization).toMatch(/^Basic /);
	});

	it('goes back to the seed', async () => {
		const { state } = emulator;
		await deleteService();
		emulator.reset();
		expect(emulator.state).toBe(state);
		expect(exists()).toBe(true);
		expect(emulator.log).toEqual([]);
	});
});
