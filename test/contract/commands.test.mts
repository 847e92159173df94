import type { AxiosInstance } from 'axios';
import type { Emulator } from '../emulator/index.mts';
import { COMMANDS, USERS } from '../emulator/index.mts';
import type { Json } from './client.mts';
import { getUser, useEmulator } from './client.mts';

const AGENT = '/Agents/User/ExecuteUserCommand';

describe('custom commands', () => {
	let emulator: Emulator;
	let client: AxiosInstance;

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	const execute = async (commandName: string, actionResult?: string): Promise<Json> => {
		const params = { actionResult };
		const url = `/User/${USERS.sales}/CustomCommand/${commandName}`;
		return (await client.post<Json>(url, undefined, { params })).data;
	};

	it('are listed by REST and by agent, with a bare user or one in an object', async () => {
		const User = await getUser(client, USERS.sales);
		const rest = await client.get<Json[]>(`/User/${USERS.sales}/CustomCommand`);
		const bare = await client.post<Json[]>('/Agents/User/GetUserCommands', User);
		const wrapped = await client.post<Json[]>('/Agents/User/GetUserCommands', { User });
		expect(rest.data.map((command) => command.Name)).toEqual(Object.values(COMMANDS));
		expect(bare.data).toEqual(rest.data);
		expect(wrapped.data).toEqual(rest.data);
	});

	it('run by REST without a body', async () => {
		expect(await execute(COMMANDS.implicit, 'Implicit')).toEqual({
			Success: true,
			Message: 'Welcome mail sent to kari.solheim@nordlys.example',
			Result: 'Implicit',
			TableRight: null,
			FieldProperties: {},
		});
		expect(emulator.state.outbox).toMatchObject([{ to: 'kari.solheim@nordlys.example' }]);
	});

	it('take Implicit when no answer is given', async () => {
		expect(await execute(COMMANDS.implicit)).toMatchObject({ Result: 'Implicit' });
	});

	it('run by agent with the command in the body', async () => {
		const User = await getUser(client, USERS.sales);
		const body = { CommandName: COMMANDS.yesNo, ActionResult: 'Yes', User };
		const { data } = await client.post<Json>(AGENT, body);
		expect(data).toMatchObject({ Success: true, Result: 'Yes' });
	});

	it('run by agent with the command in the query and a bare user', async () => {
		const user = await getUser(client, USERS.sales);
		const params = { commandName: COMMANDS.yesNo, actionResult: 'Yes', $select: 'message' };
		const { data } = await client.post<Json>(AGENT, user, { params });
		expect(data.Success).toBeNull();
		expect(data.Message).toBe('Two-factor login of KARI was reset.');
	});

	it('need both query parameters in that form', async () => {
		const user = await getUser(client, USERS.sales);
		const params = { commandName: COMMANDS.yesNo };
		expect((await client.post(AGENT, user, { params })).status).toBe(400);
	});

	it('get the user as it was sent, stored or not', async () => {
		const User = { AssociateId: 999, Name: 'GHOST', Person: { Email: 'ghost@nordlys.example' } };
		const body = { CommandName: COMMANDS.implicit, ActionResult: 'Implicit', User };
		const { data } = await client.post<Json>(AGENT, body);
		expect(data.Message).toBe('Welcome mail sent to ghost@nordlys.example');
		const bare = { ...body, User: { AssociateId: USERS.sales } };
		expect((await client.post<Json>(AGENT, bare)).data.Success).toBe(false);
	});

	it.each(['No', 'Cancel', 'Implicit'])('do nothing when the answer is %s', async (answer) => {
		expect(await execute(COMMANDS.yesNo, answer)).toMatchObject({ Success: false, Result: answer });
	});

	it('may fail with a message, for a retired user', async () => {
		const url = `/User/${USERS.retired}/CustomCommand/${COMMANDS.okCancel}?actionResult=Ok`;
		const { status, data } = await client.post<Json>(url);
		expect([status, data.Success]).toEqual([200, false]);
		expect(data.Message).toContain('retired');
	});

	it('fail when there is no such command', async () => {
		expect(await execute('NoSuchCommand', 'Implicit')).toMatchObject({ Success: false });
	});

	it('answer 404 and null for a user that does not exist', async () => {
		const response = await client.post('/User/999/CustomCommand/SendWelcomeMail');
		expect(response.status).toBe(404);
		expect(response.statusText).toBe('User with given id does not exist in the db.');
		expect(response.data).toBeNull();
	});

	it('refuse an answer that is none', async () => {
		const url = `/User/${USERS.sales}/CustomCommand/${COMMANDS.yesNo}?actionResult=Perhaps`;
		expect((await client.post(url)).status).toBe(400);
	});

	it('are noted in the state', async () => {
		await execute(COMMANDS.yesNo, 'Yes');
		expect(emulator.state.executedCommands).toMatchObject([
			{ commandName: COMMANDS.yesNo, actionResult: 'Yes', associateId: USERS.sales, success: true },
		]);
	});
});
