import { findUser, LISA_SIMPLIFIED, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { byAssociateId, byPersonId, byServiceUserId, byUserName, locator } from '../locators.mts';

const setup = useEmulator();

const GET = { operation: 'get', ...byAssociateId(USERS.complete) };

test.each([
	[byAssociateId(5), 'POST Agents/User/GetUser'],
	[byUserName('LISA'), 'POST Agents/User/GetUserFromName'],
	[byUserName(LISA_SIMPLIFIED.userName), 'POST Agents/User/GetUserFromName'],
	[byPersonId(5), 'POST Agents/User/GetUserFromPersonId'],
	[byServiceUserId('18'), 'POST Agents/User/GetUserFromEjUserId'],
])('finds the user by %j in one call', async (parameters, call) => {
	const { items } = await setup.run({ ...GET, ...parameters, options: { language: 'en' } });
	expect(items).toEqual([{ json: LISA_SIMPLIFIED, pairedItem: { item: 0 } }]);
	expect(callsOf(setup.emulator)).toEqual([call]);
});

test('Raw is the user as SuperOffice returned it', async () => {
	const { items } = await setup.run({ ...GET, output: 'raw' });
	expect(items[0].json).toEqual(setup.emulator.log[0].responseBody);
});

test.each(['name, Role', ['Name', 'role']])(
	'Selected Fields asks for %j only, and returns no others',
	async (fieldsToReturn) => {
		const { items } = await setup.run({ ...GET, output: 'selectedFields', fieldsToReturn });
		expect(items[0].json).toEqual({ Name: 'LISA', Role: expect.objectContaining({ Id: 4 }) });
		expect(setup.emulator.log[0].query.$select).toMatch(/^name,role$/i);
	},
);

test('a field that every object has, and a user has not, is empty', async () => {
	const fieldsToReturn = 'Name, constructor, toString, __proto__';
	const { items } = await setup.run({ ...GET, output: 'selectedFields', fieldsToReturn });
	expect(Object.entries(items[0].json)).toEqual([
		['Name', 'LISA'],
		['constructor', null],
		['toString', null],
		['__proto__', null],
	]);
});

test.each([
	['a number', '={{ 5 }}', 'POST Agents/User/GetUser'],
	['the text of one', '={{ "5" }}', 'POST Agents/User/GetUser'],
	['a user ID', '={{ "LISA" }}', 'POST Agents/User/GetUserFromName'],
	['a text', 'LISA', 'POST Agents/User/GetUserFromName'],
	['a locator', '={{ ({ mode: "userName", value: "LISA" }) }}', 'POST Agents/User/GetUserFromName'],
])('%s in the place of the locator is understood', async (_, user, call) => {
	const { items } = await setup.run({ operation: 'get', user });
	expect(items[0].json).toMatchObject({ associateId: 5 });
	expect(callsOf(setup.emulator)).toEqual([call]);
});

test('a user ID of digits is found By User Name or User ID', async () => {
	findUser(setup.emulator, USERS.complete).Name = '2';
	const { items } = await setup.run({ operation: 'get', ...byUserName('2') });
	expect(items[0].json).toMatchObject({ associateId: USERS.complete, userId: '2' });
});

test.each([
	[byAssociateId(4711), 'user 4711 does not exist'],
	[byUserName('nobody'), 'user "nobody" does not exist'],
	[byPersonId(101), 'a user of person 101 does not exist'],
	[byServiceUserId(4711), 'a user with Service user ID 4711 does not exist'],
])('where there is none, %j says so', async (parameters, message) => {
	const { error } = await setup.run({ ...GET, ...parameters });
	expect(error?.message).toContain(message);
	expect(error?.description).toContain('Look the user up in SuperOffice');
});

test.each([
	[byAssociateId('0'), "'User' has to be a whole number"],
	[byAssociateId('={{ "LISA" }}'), "'User' has to be a whole number"],
	[byPersonId('={{ "x" }}'), "'User' has to be a whole number"],
	[byServiceUserId('={{ -1 }}'), "'User' has to be a whole number"],
	[{ user: locator('list', '={{ "LISA" }}') }, "'User' has to be a whole number"],
	[byUserName(' '), "'User' is empty"],
	[{ user: '={{ undefined }}' }, "'User' is empty"],
	[{ user: '={{ true }}' }, "'User' has to be"],
	[{ user: locator('email', 'LISA') }, `'User' is given in the way "email"`],
	[{ user: locator('constructor', 'LISA') }, `'User' is given in the way "constructor"`],
	[
		{ user: '={{ ({ mode: { toString: 1 }, value: 5 }) }}' },
		"'User' is given in the way an object",
	],
	[{ output: '={{ ["raw"] }}', fieldsToReturn: 'Name' }, "'Output' has to be one of"],
	[{ output: 'selectedFields', fieldsToReturn: ' , ' }, "'Fields to Return' is empty"],
])('%j is refused before any request', async (parameters, message) => {
	const { error } = await setup.run({ ...GET, ...parameters });
	expect(error?.message).toContain(message);
	expect(setup.emulator.log).toEqual([]);
});
