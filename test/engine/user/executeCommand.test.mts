import { COMMANDS, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { byAssociateId } from '../locators.mts';

const setup = useEmulator();

const BY_ID = {
	operation: 'executeCommand',
	commandTarget: 'id',
	...byAssociateId(USERS.complete),
	commandName: COMMANDS.implicit,
};

const ON_USER = {
	operation: 'executeCommand',
	commandTarget: 'user',
	specifyUser: 'fields',
	userFields: { name: 'NEWBIE', person: 101 },
	commandName: COMMANDS.yesNo,
	actionResult: 'Yes',
};

describe('on an existing user', () => {
	test('runs the command by id, with Implicit unless told otherwise', async () => {
		const { items } = await setup.run(BY_ID);
		expect(callsOf(setup.emulator)).toEqual(['POST User/5/CustomCommand/SendWelcomeMail']);
		expect(setup.emulator.log[0]).toMatchObject({
			query: { actionResult: 'Implicit' },
			body: undefined,
		});
		expect(items[0].json).toEqual(setup.emulator.log[0].responseBody);
		expect(items[0].json).toMatchObject({ Success: true, Result: 'Implicit' });
		expect(setup.emulator.state.outbox).toEqual([expect.objectContaining({ associateId: 5 })]);
	});

	test.each(['Yes', 'No', 'Cancel', 'Ok'])('sends the action result %s', async (actionResult) => {
		await setup.run({ ...BY_ID, commandName: COMMANDS.yesNo, actionResult });
		expect(setup.emulator.state.executedCommands).toEqual([
			expect.objectContaining({ commandName: COMMANDS.yesNo, actionResult }),
		]);
	});

	test('a command that did not succeed is output', async () => {
		const { items, error } = await setup.run({
			...BY_ID,
			...byAssociateId(USERS.retired),
			commandName: COMMANDS.okCancel,
			actionResult: 'Ok',
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			Success: false,
			Message: expect.stringContaining('retired'),
		});
	});

	test('a user who does not exist is named, in the words of SuperOffice', async () => {
		const { error } = await setup.run({ ...BY_ID, ...byAssociateId(4711) });
		expect(error).toMatchObject({
			message:
				'SuperOffice did not run command "SendWelcomeMail" on user 4711: User with given id does not exist in the db. (HTTP 404)',
			httpCode: '404',
		});
		expect(error?.description).toContain('Look the user up in SuperOffice');
	});

	test.each(['0', '={{ 0 }}', '={{ "x" }}', '={{ -1 }}', '={{ 1.5 }}'])(
		'associate ID %j is refused before any request',
		async (associateId) => {
			const { error } = await setup.run({ ...BY_ID, ...byAssociateId(associateId) });
			expect(error?.message).toContain("'User' has to be a whole number from 1");
			expect(setup.emulator.log).toEqual([]);
		},
	);

	test('language, culture and time zone go along, and $select does not', async () => {
		await setup.run({
			...BY_ID,
			options: { language: 'nb-NO', culture: 'nb-NO', timeZone: 'NO', select: 'Success' },
		});
		expect(setup.emulator.log[0]).toMatchObject({
			query: { actionResult: 'Implicit' },
			headers: { 'so-language': 'nb-NO', 'so-culture': 'nb-NO', 'so-timezone': 'NO' },
		});
	});
});

describe('on a given user', () => {
	test('reads nothing, and sends the user alone as the body', async () => {
		const { items } = await setup.run(ON_USER);
		expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/ExecuteUserCommand']);
		expect(setup.emulator.log[0]).toMatchObject({
			query: { commandName: COMMANDS.yesNo, actionResult: 'Yes' },
			body: { Name: 'NEWBIE', Person: { PersonId: 101 } },
		});
		expect(items[0].json).toMatchObject({
			Success: true,
			Message: expect.stringContaining('NEWBIE'),
		});
	});

	test('with Command With the User sends all three in the body', async () => {
		await setup.run({ ...ON_USER, options: { requestFormat: 'body', select: 'Success' } });
		expect(setup.emulator.log[0]).toMatchObject({
			query: {},
			body: {
				CommandName: COMMANDS.yesNo,
				ActionResult: 'Yes',
				User: { Name: 'NEWBIE', Person: { PersonId: 101 } },
			},
		});
		expect(setup.emulator.state.executedCommands).toHaveLength(1);
	});

	test('Properties to Return goes into the query, as $select', async () => {
		const { items } = await setup.run({ ...ON_USER, options: { select: 'Message' } });
		expect(setup.emulator.log[0].query).toMatchObject({ $select: 'Message' });
		expect(items[0].json).toMatchObject({ Success: null, Message: expect.any(String) });
	});

	test.each([
		[
			// With an expression in it n8n shows, and requires, what belongs to either choice.
			{ ...byAssociateId(5), commandTarget: '={{ "User" + "s" }}' },
			"'Run Command On' has to be one of id, user",
		],
		[
			{ options: { requestFormat: '={{ "xml" }}' } },
			"'Request Format' has to be one of query, body",
		],
	])('%j is refused before any request', async (parameters, message) => {
		const { error } = await setup.run({ ...ON_USER, ...parameters });
		expect(error?.message).toContain(message);
		expect(setup.emulator.log).toEqual([]);
	});

	test('an empty user is sent as an empty object', async () => {
		await setup.run({ ...ON_USER, userFields: {} });
		expect(setup.emulator.log[0].body).toEqual({});
	});

	test('takes JSON with any id, less what answers alone have', async () => {
		await setup.run({
			...ON_USER,
			specifyUser: 'json',
			userJson: { associateId: 4711, Name: 'X', Person: { PersonId: 1, TableRight: {} } },
		});
		expect(setup.emulator.log[0].body).toEqual({
			AssociateId: 4711,
			Name: 'X',
			Person: { PersonId: 1 },
		});
	});
});

describe('command names', () => {
	// n8n itself stops an empty field; an expression that gives nothing gets through.
	test.each(['={{ "" }}', '  ', '.', '..', ' .. '])(
		'%j is refused before any request',
		async (commandName) => {
			for (const parameters of [BY_ID, ON_USER]) {
				const { error } = await setup.run({ ...parameters, commandName });
				expect(error?.message).toContain("'Command Name' is");
			}
			expect(setup.emulator.log).toEqual([]);
		},
	);

	test.each(['a/b', '../../x', 'a b', 'ÆØÅ 🙂', '100%', 'x?y=z#w', '%2e%2e', 'a+b', '...'])(
		'%j reaches SuperOffice as it is',
		async (commandName) => {
			await setup.run({ ...BY_ID, commandName });
			await setup.run({ ...ON_USER, commandName });
			await setup.run({ ...ON_USER, commandName, options: { requestFormat: 'body' } });
			expect(setup.emulator.state.executedCommands.map((command) => command.commandName)).toEqual([
				commandName,
				commandName,
				commandName,
			]);
		},
	);

	test('a long one is shown in part', async () => {
		const { error } = await setup.run({
			...BY_ID,
			...byAssociateId(4711),
			commandName: 'x'.repeat(10_000),
		});
		expect(error?.message).toContain(`run command "${'x'.repeat(59)}… on user 4711`);
	});

	test('half of a character is refused before any request', async () => {
		const { error } = await setup.run({ ...BY_ID, commandName: 'x\ud83d' });
		expect(error?.message).toContain('half of a character');
		expect(setup.emulator.log).toEqual([]);
	});
});
