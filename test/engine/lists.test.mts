import { COMMANDS, USERS } from './facts.mts';
import { searchList } from './harness.mts';
import { basic, callsOf, useEmulator } from './setup.mts';

const setup = useEmulator();

const list = async (parameters: object, filter?: string, credential = setup.credential) =>
	await searchList(
		'searchCommands',
		{ parameters: { operation: 'executeCommand', ...parameters }, credential },
		filter,
	);

describe('the commands of Execute Command', () => {
	test('are those of the user, by the names that people know', async () => {
		const { results } = await list({ associateId: USERS.complete });
		expect(results.map(({ value }) => value)).toEqual(Object.values(COMMANDS));
		expect(results[0].name).toMatch(/welcome/i);
		expect(callsOf(setup.emulator)).toEqual(['GET User/5/CustomCommand']);
	});

	test('are found by a part of the name', async () => {
		const { results } = await list({ associateId: USERS.complete }, 'MAIL');
		expect(results.map(({ value }) => value)).toEqual([COMMANDS.implicit]);
	});

	test('a chosen one is run', async () => {
		const { items } = await setup.run({
			operation: 'executeCommand',
			associateId: USERS.complete,
			commandName: { __rl: true, mode: 'list', value: COMMANDS.implicit },
		});
		expect(items[0].json.Success).toBe(true);
	});

	test.each([0, '', '={{ $json.id }}'])(
		'for the user %j there is a word on what to do',
		async (id) => {
			await expect(list({ associateId: id })).rejects.toThrow("fill in 'Associate ID' first");
			expect(setup.emulator.log).toEqual([]);
		},
	);

	test('a refusal is said in words, without the secrets', async () => {
		const credential = basic(setup.emulator.url, { userName: 'admin', password: 'Wr0ng-password' });
		await expect(list({ associateId: 5 }, '', credential as never)).rejects.toThrow(
			expect.objectContaining({ message: expect.stringMatching(/list the commands.*HTTP 401/) }),
		);
	});
});
