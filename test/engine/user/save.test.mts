import { COMMANDS, findUser, GROUPS, JOINERS, ROLES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { changedIn } from '../stored.mts';

const setup = useEmulator();

/** A save of one field of the user who has a value in every property. */
const SAVE_ONE_FIELD = {
	operation: 'save',
	associateId: USERS.complete,
	specifyUser: 'fields',
	userFields: { nickName: 'lisa-new' },
};

const changedBy = async (parameters: object, associateId: number) =>
	await changedIn(setup, associateId, async () => await setup.run(parameters));

describe('nothing is lost by a save', () => {
	test('saving one field leaves every other property as it was', async () => {
		expect(await changedBy(SAVE_ONE_FIELD, USERS.complete)).toEqual(['NickName']);
		expect(findUser(setup.emulator, USERS.complete).NickName).toBe('lisa-new');
	});

	test('the same check fails when keepOtherFields is ignored', async () => {
		const parameters = {
			...SAVE_ONE_FIELD,
			userFields: {
				nickName: 'lisa-new',
				name: 'LISA',
				role: ROLES.manager,
				userGroup: GROUPS.sales,
				person: 5,
				type: 'InternalAssociate',
			},
			options: { keepOtherFields: false },
		};
		const changed = await changedBy(parameters, USERS.complete);
		expect(changed).toEqual(
			expect.arrayContaining([
				'UserName',
				'Tooltip',
				'otherGroupIds',
				'CustomFields',
				'moduleIds',
				'credentials',
			]),
		);
	});

	test('a user whose texts have several languages keeps them, also with Language set', async () => {
		const parameters = {
			operation: 'save',
			associateId: USERS.multiLanguage,
			userFields: { rank: 77 },
			options: { language: 'en', culture: 'en-US', timeZone: 'UTC' },
		};
		expect(await changedBy(parameters, USERS.multiLanguage)).toEqual(['Rank']);
		const [read, save] = setup.emulator.log;
		expect(Object.keys(read.headers).filter((name) => name.startsWith('so-'))).toEqual([]);
		expect(save.headers).toMatchObject({
			'so-language': 'en',
			'so-culture': 'en-US',
			'so-timezone': 'UTC',
		});
	});

	test('the password stays when other fields are saved', async () => {
		await setup.run(SAVE_ONE_FIELD);
		expect(findUser(setup.emulator, USERS.complete).credentials).toEqual([
			expect.objectContaining({ value: 'L1sa-emulator' }),
		]);
	});

	test('custom fields are laid over key by key', async () => {
		const before = { ...findUser(setup.emulator, USERS.complete).CustomFields };
		await setup.run({
			...SAVE_ONE_FIELD,
			customFields: { 'SuperOffice:1': 'B-2000' },
		});
		expect(findUser(setup.emulator, USERS.complete).CustomFields).toEqual({
			...before,
			'SuperOffice:1': 'B-2000',
		});
	});

	test('an extra field that is set is not overwritten by its old value among the custom fields', async () => {
		await setup.run({
			...SAVE_ONE_FIELD,
			userFields: { extraFields: { field: [{ name: 'x_costcentre', value: 'CC-Sales' }] } },
		});
		expect(findUser(setup.emulator, USERS.complete).CustomFields).toMatchObject({
			x_costcentre: 'CC-Sales',
		});
	});

	test('false, 0, empty text and an empty list are saved', async () => {
		await setup.run({
			...SAVE_ONE_FIELD,
			userFields: { isOnTravel: false, rank: 0, tooltip: '', otherGroups: '={{ [] }}' },
		});
		expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
			IsOnTravel: false,
			Rank: 0,
			Tooltip: '',
			otherGroupIds: [],
			NickName: 'lisa-m',
		});
	});

	test('what answers alone have is never sent, from JSON neither', async () => {
		await setup.run({
			operation: 'save',
			associateId: USERS.complete,
			specifyUser: 'json',
			userJson: {
				_Links: { Self: 'x' },
				TableRight: null,
				Role: { Id: ROLES.sales, FieldProperties: {}, TableRight: {} },
			},
		});
		const { body } = setup.emulator.log[1];
		expect(JSON.stringify(body)).not.toMatch(/TableRight|FieldProperties|_Links/i);
		expect(JSON.stringify(setup.emulator.log[0].responseBody)).toMatch(/TableRight/);
	});
});

describe('creating', () => {
	const joiner = {
		operation: 'save',
		associateId: 0,
		specifyUser: 'fields',
		userFields: {
			name: 'INMO',
			userName: 'ingrid.moen@nordlys.example',
			person: JOINERS[0],
			role: ROLES.sales,
			userGroup: GROUPS.sales,
			otherGroups: [GROUPS.marketing],
			tooltip: 'Ingrid 🙂',
		},
	};

	test('starts from the default user for the type and the person', async () => {
		const { items } = await setup.run(joiner);
		expect(callsOf(setup.emulator)).toEqual(['GET User/Default', 'POST Agents/User/SaveUser']);
		expect(setup.emulator.log[0].query).toEqual({
			userType: 'InternalAssociate',
			personId: String(JOINERS[0]),
		});
		const { json } = items[0];
		expect(json).toMatchObject({ Name: 'INMO', Tooltip: 'Ingrid 🙂', Type: 'InternalAssociate' });
		expect(findUser(setup.emulator, json.AssociateId as number)).toMatchObject({
			Name: 'INMO',
			personId: JOINERS[0],
			roleId: ROLES.sales,
			otherGroupIds: [GROUPS.marketing],
		});
	});

	test('hands back the user as the API returned it', async () => {
		const { items } = await setup.run(joiner);
		expect(items[0].json).toEqual(setup.emulator.log[1].responseBody);
		expect(items[0].json.PostSaveCommands).toEqual([
			expect.objectContaining({ Name: COMMANDS.implicit }),
		]);
	});

	test('with Keep Other Fields off sends what was given and nothing else', async () => {
		await setup.run({ ...joiner, options: { keepOtherFields: false } });
		expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/SaveUser']);
		expect(setup.emulator.log[0].body).toEqual({
			AssociateId: 0,
			Name: 'INMO',
			UserName: 'ingrid.moen@nordlys.example',
			Person: { PersonId: JOINERS[0] },
			Role: { Id: ROLES.sales },
			UserGroup: { Id: GROUPS.sales },
			OtherGroups: [{ Id: GROUPS.marketing }],
			Tooltip: 'Ingrid 🙂',
		});
	});

	test('a taken user ID is refused in the words of SuperOffice, and nobody is created', async () => {
		const count = setup.emulator.state.users.length;
		const { error } = await setup.run({
			...joiner,
			userFields: { ...joiner.userFields, name: 'LISA' },
		});
		expect(error).toMatchObject({
			message: expect.stringMatching(
				/^SuperOffice did not save the new user: .*LISA.* \(SoDuplicateException, HTTP \d+\)$/,
			),
			context: { itemIndex: 0 },
		});
		expect(error?.description).toContain('Change the value');
		expect(setup.emulator.state.users).toHaveLength(count);
	});
});

describe('JSON', () => {
	const save = { operation: 'save', associateId: USERS.complete, specifyUser: 'json' };

	test.each([
		['an object', { tooltip: 'From JSON' }],
		['its text', '{ "Tooltip": "From JSON" }'],
		['with its own id', { AssociateId: '5', Tooltip: 'From JSON' }],
	])('takes %s', async (_, userJson) => {
		await setup.run({ ...save, userJson });
		expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
			Tooltip: 'From JSON',
			NickName: 'lisa-m',
		});
	});

	test('a property that no user has is refused before the save', async () => {
		const { error } = await setup.run({ ...save, userJson: { Rol: { Id: 1 } } });
		expect(error?.message).toBe(
			`'User (JSON)' has a property "Rol", which a SuperOffice user does not have`,
		);
		expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/GetUser']);
	});

	test.each([
		['no JSON', '{ "Tooltip": ', "'User (JSON)' is not valid JSON"],
		['a list', '[]', "'User (JSON)' has to be a JSON object, but is a list"],
		['null', 'null', "'User (JSON)' has to be a JSON object"],
		['a number', '5', "'User (JSON)' has to be a JSON object"],
		['text', '"text"', "'User (JSON)' has to be a JSON object"],
		[
			'a number that JSON does not have',
			'={{ ({ Rank: NaN }) }}',
			"'User (JSON)' holds NaN, which JSON does not have",
		],
		[
			'a date that is none',
			'={{ ({ Tooltip: new Date("x") }) }}',
			"'User (JSON)' holds an invalid date, which JSON does not have",
		],
		[
			'text with half of a character',
			'={{ ({ Tooltip: "x\\ud83d" }) }}',
			"'User (JSON)' has half of a character in it",
		],
		[
			'more levels than can be read',
			`{"Person":${'{"Person":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
			"'User (JSON)' is nested more than 64 levels deep",
		],
		['a user type that is none', { Type: 'Boss' }, "'User (JSON): Type' has to be one of"],
		[
			'a person who is none',
			{ Person: { PersonId: [1] } },
			"'User (JSON): Person.PersonId' has to be a whole number",
		],
		[
			'another id',
			{ AssociateId: 6 },
			"'User (JSON)' says AssociateId 6, but the user to save is 5",
		],
	])('%s is refused before any request', async (_, userJson, message) => {
		const { error } = await setup.run({ ...save, userJson });
		expect(error?.message).toContain(message);
		expect(setup.emulator.log).toEqual([]);
	});
});

describe('JSON as an expression gives it', () => {
	test('a name that is no text is for SuperOffice to refuse', async () => {
		const UserName = { toString: 'Anna', valueOf: 'Anna' };
		const userJson = JSON.stringify({ UserName, Person: { PersonId: 101 } });
		const parameters = { operation: 'save', associateId: 0, specifyUser: 'json', userJson };
		const { error } = await setup.run(parameters);
		expect(error?.message).toMatch(/^SuperOffice did not save the new user: /);
		// Such a request is not as the documents say, and is not meant to be.
		setup.emulator.reset();
	});

	const save = { operation: 'save', associateId: USERS.complete, specifyUser: 'json' };

	test('JSON that was made text twice is refused, and not shown', async () => {
		const user = { Credentials: [{ Type: { Type: 'CRM5/PASSWORD' }, Value: 's3cret-value' }] };
		const userJson = JSON.stringify(JSON.stringify(user));
		const { error } = await setup.run({ ...save, userJson });
		expect(error?.message).toBe("'User (JSON)' has to be a JSON object, but is text");
	});

	test('what is undefined keeps its value, and a date becomes its text', async () => {
		await setup.run({
			...save,
			userJson: '={{ ({ Rank: undefined, Tooltip: new Date(0) }) }}',
		});
		expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
			Rank: 55,
			Tooltip: '1970-01-01T00:00:00.000Z',
		});
	});

	test.each(['Text', '={{ ["json"] }}', '={{ undefined }}'])(
		'Specify User as %j is refused, not taken for fields',
		async (specifyUser) => {
			const { error } = await setup.run({ ...save, specifyUser, userJson: { Rank: 1 } });
			expect(error?.message).toContain("'Specify User' has to be one of fields, json");
			expect(setup.emulator.log).toEqual([]);
		},
	);
});

describe('associateId', () => {
	test.each(['5', ' 5 ', 5])('takes %j', async (associateId) => {
		const { items } = await setup.run({ ...SAVE_ONE_FIELD, associateId });
		expect(items[0].json.AssociateId).toBe(5);
	});

	test.each([
		'',
		'abc',
		'5.5',
		'1e3',
		'0x5',
		-1,
		1.5,
		2 ** 31,
		true,
		'={{ $json.missing }}',
		'={{ null }}',
	])('%j is refused before any request', async (associateId) => {
		const { error } = await setup.run({ ...SAVE_ONE_FIELD, associateId });
		expect(error?.message).toContain("'Associate ID' has to be a whole number from 0");
		expect(setup.emulator.log).toEqual([]);
	});

	test.each([true, false])(
		'a user who does not exist is named, with Keep Other Fields %j',
		async (keepOtherFields) => {
			const { error, items } = await setup.run({
				...SAVE_ONE_FIELD,
				associateId: 4711,
				options: { keepOtherFields },
			});
			expect(error?.message).toMatch(/user 4711 does not exist/);
			expect(items).toEqual([]);
		},
	);
});

test('a language with a line break is refused before any request', async () => {
	const { error } = await setup.run({
		...SAVE_ONE_FIELD,
		options: { language: 'en\r\nX-Evil: 1' },
	});
	expect(error?.message).toContain("'Language' has a line break");
	expect(setup.emulator.log).toEqual([]);
});

test('Timeout ends a wait, and says that the save may have been done', async () => {
	setup.emulator.faults.add({ path: 'SaveUser', delayMs: 600 });
	const { error } = await setup.run({
		...SAVE_ONE_FIELD,
		options: { timeout: 0.2, maxRetries: 0 },
	});
	expect(error?.message).toContain('SuperOffice did not answer when asked to save user 5');
	expect(error?.description).toMatch(
		/it was not done then. It may have been done since.*'Timeout'/,
	);
});
