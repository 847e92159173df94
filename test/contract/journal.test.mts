import type { AxiosInstance } from 'axios';
import type { Effect, Emulator } from '../emulator/index.mts';
import { COMMANDS, JOINERS, LOGINS, USERS } from '../emulator/index.mts';
import { basic, connect, getUser, prepareUser, useEmulator } from './client.mts';

let emulator: Emulator;
let client: AxiosInstance;
useEmulator((started, connected) => {
	emulator = started;
	client = connected;
});

const AGENT = '/Agents/User';
const { sales, service, retired } = USERS;
const ofSales = { AssociateId: sales };

/** What each write leaves in the journal. Passwords of eight letters are long enough here. */
const WRITES: Array<[string, () => Promise<unknown>, Array<Partial<Effect>>]> = [
	[
		'POST User creates',
		async () => await client.post('/User', await prepareUser(client, JOINERS[0], { Name: 'NEW' })),
		[{ kind: 'created', associateId: 501 }],
	],
	[
		'SaveUser creates',
		async () =>
			await client.post(
				`${AGENT}/SaveUser`,
				await prepareUser(client, JOINERS[0], { Name: 'NEW' }),
			),
		[{ kind: 'created', associateId: 501 }],
	],
	[
		'SaveUser saves',
		async () => await client.post(`${AGENT}/SaveUser`, await getUser(client, sales)),
		[{ kind: 'saved', associateId: sales }],
	],
	[
		'PUT saves',
		async () => await client.put(`/User/${sales}`, await getUser(client, sales)),
		[{ kind: 'saved', associateId: sales }],
	],
	[
		'PATCH patches',
		async () =>
			await client.patch(`/User/${sales}`, [{ op: 'replace', path: 'Tooltip', value: 'x' }]),
		[{ kind: 'patched', associateId: sales }],
	],
	[
		'MakeRetired retires',
		async () => await client.post(`${AGENT}/MakeRetired`, { ...ofSales, Retired: true }),
		[{ kind: 'retired', associateId: sales }],
	],
	[
		'MakeRetired restores',
		async () => await client.post(`${AGENT}/MakeRetired`, { AssociateId: retired, Retired: false }),
		[{ kind: 'restored', associateId: retired }],
	],
	[
		'RemoveLicenses',
		async () => await client.post(`${AGENT}/RemoveLicenses`, ofSales),
		[{ kind: 'licensesChanged', associateId: sales }],
	],
	[
		'DELETE deletes',
		async () => await client.delete(`/User/${service}`),
		[{ kind: 'deleted', associateId: service }],
	],
	[
		'a command, and the mail that it sends',
		async () => await client.post(`/User/${sales}/CustomCommand/${COMMANDS.implicit}`),
		[
			{ kind: 'emailSent', associateId: sales },
			{ kind: 'commandExecuted', associateId: sales, detail: COMMANDS.implicit },
		],
	],
	[
		'SetPassword',
		async () => await client.post(`${AGENT}/SetPassword`, { ...ofSales, Password: 'long-enough' }),
		[{ kind: 'passwordSet', associateId: sales }],
	],
	[
		'SetGeneratedPassword',
		async () => await client.post(`${AGENT}/SetGeneratedPassword`, ofSales),
		[{ kind: 'passwordSet', associateId: sales }],
	],
	[
		'SendChangePasswordEMail',
		async () => await client.post(`${AGENT}/SendChangePasswordEMail`, ofSales),
		[{ kind: 'emailSent', associateId: sales }],
	],
	[
		'SetUserPresenceStatus',
		async () =>
			await client.post(`${AGENT}/SetUserPresenceStatus`, {
				...ofSales,
				UserPresenceStatus: { Status: 'StatusNormal', Message: '' },
			}),
		[{ kind: 'presenceSet', associateId: sales }],
	],
	[
		'AddOwnerContact',
		async () => await client.post(`${AGENT}/AddOwnerContact`, { ContactId: 7 }),
		[{ kind: 'ownerContactsChanged', associateId: 0 }],
	],
];

describe('the journal', () => {
	it.each(WRITES)('%s', async (_name, write, effects) => {
		const before = Date.now();
		await write();
		const request = emulator.log.length;
		expect(emulator.journal).toEqual(
			effects.map((effect) => ({ ...effect, request, at: expect.any(Date) as Date })),
		);
		expect(emulator.journal[0].at.getTime()).toBeGreaterThanOrEqual(before);
		expect(emulator.log.find(({ number }) => number === request)?.status).toBeLessThan(300);
	});

	it('has nothing of what was refused, or found nobody, or only read', async () => {
		const salesman = connect(emulator, basic(LOGINS.salesUser));
		await salesman.delete(`/User/${service}`);
		await client.delete('/User/4711');
		await client.post(`${AGENT}/MakeRetired`, { AssociateId: 4711, Retired: true });
		await client.post(`${AGENT}/SetPassword`, { ...ofSales, Password: 'short' });
		await client.post(`${AGENT}/SaveUser`, { AssociateId: 0, Name: '' });
		await client.post(`/User/${sales}/CustomCommand/NoSuchCommand`);
		await client.post('/User/Validate', await getUser(client, sales));
		expect(emulator.journal).toEqual([]);
	});

	it('counts what was done twice', async () => {
		const address = `/User/${sales}/CustomCommand/${COMMANDS.implicit}`;
		emulator.faults.add({ path: 'CustomCommand', kind: 'reset', when: 'after' });
		await client.post(address).catch(() => undefined);
		await client.post(address);
		const commands = emulator.journal.filter(({ kind }) => kind === 'commandExecuted');
		expect(commands.map(({ request }) => request)).toEqual([1, 2]);
	});

	it('is told over HTTP, keeps its numbers when the log is emptied, and is emptied by a reset', async () => {
		const control = `${emulator.origin}/__emulator`;
		await client.get('/User/2');
		await client.delete(`${control}/log`);
		await client.delete(`/User/${service}`);
		const { data } = await client.get<unknown>(`${control}/journal`);
		expect(data).toEqual([
			{ kind: 'deleted', associateId: service, request: 2, at: expect.any(String) as string },
		]);
		expect(emulator.log[0].number).toBe(2);
		emulator.reset();
		expect(emulator.journal).toEqual([]);
		await client.get('/User/2');
		expect(emulator.log[0].number).toBe(1);
	});
});
