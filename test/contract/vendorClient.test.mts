import type { User, UserAgent } from '@superoffice/webapi';
import { CommandActionResult, RoleType, UserType, WebApi } from '@superoffice/webapi';
import type { Emulator } from '../emulator/index.mts';
import { COMMANDS, JOINERS, LOGINS, startEmulator, USERS } from '../emulator/index.mts';

/** The vendor's client is code this project has no part in: it proves the wire form. */
describe("the vendor's own client", () => {
	let emulator: Emulator;
	let agent: UserAgent;

	beforeAll(async () => {
		emulator = await startEmulator();
	});
	beforeEach(() => {
		emulator.reset();
		const api = new WebApi(emulator.url);
		api.authenticateWithPassword(LOGINS.administrator.userName, LOGINS.administrator.password);
		agent = api.getUserAgent() as UserAgent;
	});
	afterAll(async () => await emulator.stop());

	const joiner = async (): Promise<User> =>
		await agent.createDefaultUserFromUserTypeAndPersonIdAsync(
			UserType.InternalAssociate,
			JOINERS[0],
		);

	const saveJoiner = async (): Promise<User> => {
		const user = await joiner();
		return await agent.saveUserAsync({
			...user,
			name: 'INGRID',
			userName: 'ingrid.moen@nordlys.example',
			role: { id: 2 },
			userGroup: { id: 2 },
		});
	};

	it('gets the default user of a person', async () => {
		const user = await joiner();
		expect(user.associateId).toBe(0);
		expect(user.type).toBe(UserType.InternalAssociate);
		expect(user.person?.firstname).toBe('Ingrid');
	});

	it('creates a user and reads it back', async () => {
		const saved = await saveJoiner();
		const read = await agent.getUserAsync(saved.associateId ?? 0);
		expect(read.name).toBe('INGRID');
		expect(read.userGroup?.id).toBe(2);
		expect(read.person?.personId).toBe(JOINERS[0]);
	});

	it('is told which command to run after a creation', async () => {
		const saved = await saveJoiner();
		expect(saved.postSaveCommands?.map((command) => command.name)).toEqual([COMMANDS.implicit]);
	});

	it('changes what it has read and loses nothing', async () => {
		const before = structuredClone(emulator.state.users.find(isComplete));
		const user = await agent.getUserAsync(USERS.complete);
		await agent.saveUserAsync({ ...user, nickName: 'lisa-new' });
		const after = emulator.state.users.find(isComplete);
		const changed = { ...before, NickName: 'lisa-new', updated: after?.updated };
		expect(after).toEqual(changed);
	});

	it('saves a user found by name', async () => {
		const user = await agent.getUserFromNameAsync('KARI');
		const saved = await agent.saveUserFromNameAsync('KARI', { ...user, rank: 77 });
		expect(saved.rank).toBe(77);
		expect(emulator.state.users.find((each) => each.Name === 'KARI')?.Rank).toBe(77);
	});

	it('lists the commands of a user', async () => {
		const user = await agent.getUserAsync(USERS.sales);
		const commands = await agent.getUserCommandsAsync({ user });
		expect(commands.map((command) => [command.name, command.actions])).toEqual([
			[COMMANDS.implicit, 'Implicit'],
			[COMMANDS.yesNo, 'YesNo'],
			[COMMANDS.okCancel, 'OkCancel'],
			[COMMANDS.ok, 'Ok'],
		]);
	});

	it('executes a command', async () => {
		const user = await agent.getUserAsync(USERS.sales);
		const result = await agent.ExecuteUserCommandAsync({
			commandName: COMMANDS.implicit,
			actionResult: CommandActionResult.Implicit,
			user,
		});
		expect(result.success).toBe(true);
		expect(result.message).toBe('Welcome mail sent to kari.solheim@nordlys.example');
		expect(emulator.state.outbox).toHaveLength(1);
	});

	it('gets null for a user that does not exist', async () => {
		expect(await agent.getUserAsync(999)).toBeNull();
		expect(await agent.getUserFromNameAsync('nobody')).toBeNull();
	});

	it('finds the user of a person as an array', async () => {
		expect(await agent.getUserFromPersonIdAsync(JOINERS[0])).toEqual([]);
		const [user] = await agent.getUserFromPersonIdAsync(USERS.sales);
		expect(user.name).toBe('KARI');
	});

	it('retires a user, sets a password and deletes a user', async () => {
		await agent.makeRetiredAsync(USERS.sales, true);
		expect((await agent.getUserAsync(USERS.sales)).deleted).toBe(true);
		expect(await agent.setPasswordAsync(USERS.service, 'New-passw0rd')).toBe(true);
		await agent.deleteUserAsync(USERS.retired);
		expect(await agent.getUserAsync(USERS.retired)).toBeNull();
	});

	it('reads roles and groups in the language it asks for', async () => {
		const roles = await agent.getAllRolesAsync(RoleType.Employee, { languageCode: 'nb' });
		expect(roles.map((role) => role.name)).toContain('Selger');
		const groups = await agent.getAllUserGroupsAsync(false, { languageCode: 'en' });
		expect(groups.map((group) => group.value)).toContain('Marketing');
	});

	it('logs in with a ticket', async () => {
		const api = new WebApi(emulator.url);
		api.authenticateWithTicket(LOGINS.ticket);
		const user = await api.getUserAgent().getUserAsync(USERS.administrator);
		expect(user.name).toBe('admin');
	});

	it('logs in with a bearer token', async () => {
		const api = new WebApi(emulator.url);
		api.authenticateWithToken(LOGINS.bearerToken);
		const items = await api.getMDOAgent().getListAsync('usergroup', true, '', false);
		expect(items.map((item) => item.id)).toEqual([1, 2, 3, 4]);
	});

	it('is refused with a wrong password', async () => {
		const api = new WebApi(emulator.url);
		api.authenticateWithPassword('admin', 'wrong');
		await expect(api.getUserAgent().getUserAsync(1)).rejects.toMatchObject({
			response: { status: 401 },
		});
	});
});

function isComplete(user: { AssociateId: number }): boolean {
	return user.AssociateId === USERS.complete;
}
