import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import axios from 'axios';
import { APP, LOGINS } from '../emulator/index.mts';
import type { Json } from './client.mts';

const children: ChildProcess[] = [];

afterAll(() => {
	for (const child of children) child.kill();
});

/** What `npm run emulator` prints, by then it is ready. */
async function start(...options: string[]): Promise<string> {
	const command = ['--import', 'tsx', 'test/emulator/cli.mts', '--port', '0', ...options];
	const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
	children.push(child);
	let text = '';
	child.stdout.on('data', (data) => (text += String(data)));
	child.stderr.on('data', (data) => (text += String(data)));
	let isClosed = false;
	const closed = once(child, 'close').then(() => (isClosed = true));
	while (!text.includes('Ctrl-C') && !isClosed) {
		await Promise.race([once(child.stdout, 'data'), closed]);
	}
	return text;
}

describe('npm run emulator', () => {
	it('tells what Online needs for signing in', async () => {
		const text = await start(
			...['--mode', 'online', '--servers', '2', '--token-life', '5', '--open-user-agent'],
		);
		const url = /\(online\)\s+(\S+)/.exec(text)?.[1] ?? '';
		const loginUrl = /login server\s+(\S+)/.exec(text)?.[1] ?? '';
		expect(text).toContain(APP.clientId);
		expect(text).toContain(LOGINS.appToken);
		const { data } = await axios.get<Json>(/curl (\S+\/app)/.exec(text)?.[1] ?? '');
		expect(data).toEqual({
			clientId: APP.clientId,
			clientSecret: LOGINS.appToken,
			systemToken: APP.systemToken,
			privateKey: expect.stringMatching(/^-----BEGIN PRIVATE KEY-----\n/) as string,
			loginUrl,
			url,
		});
		const state = await axios.get<Json>(`${loginUrl}/api/state/Cust12345`);
		expect(state.data.Api).toBe(`${url}/api`);
		const headers = { Authorization: `Bearer ${LOGINS.bearerToken}` };
		expect((await axios.get(`${url}/api/v1/User/2`, { headers })).status).toBe(200);
		const { settings } = (await axios.get<Json>(`${loginUrl}/__emulator/state`)).data;
		expect(settings).toMatchObject({ tokenLifeSeconds: 5, ticketLifeSeconds: 5 });
	});

	it('opens webhooks in Online when it is told to', async () => {
		const text = await start('--mode', 'online', '--open-webhooks');
		const url = /\(online\)\s+(\S+)/.exec(text)?.[1] ?? '';
		const headers = { Authorization: `Bearer ${LOGINS.bearerToken}` };
		expect((await axios.get<Json>(`${url}/api/v1/Webhook`, { headers })).data).toEqual([]);
	});

	it('tells the passwords of an installation onsite', async () => {
		const text = await start();
		expect(text).toContain(LOGINS.administrator.password);
		expect(text).not.toContain('client id');
	});

	it('serves no more requests a second than it is told', async () => {
		const text = await start('--requests-per-second', '2', '--throttle', 'bucket');
		const control = /http:\S+__emulator/.exec(text)?.[0] ?? '';
		const { data } = await axios.get<Json>(`${control}/throttle`);
		expect(data).toEqual({ requestsPerSecond: 2, model: 'bucket' });
	});

	it.each([
		[['--servers', 'two'], '--servers is a whole number'],
		[['--requests-per-second', '0.5'], '--requests-per-second is a whole number'],
		[['--requests-per-second', '0'], 'requestsPerSecond is a number above 0'],
		[['--requests-per-second', '5', '--throttle', 'leak'], '--throttle is window or bucket'],
		[['--throttle', 'bucket'], '--throttle needs --requests-per-second'],
	])('says which option is wrong: %j', async (options, words) => {
		expect(await start(...options)).toContain(words);
	});
});
