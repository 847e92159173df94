import { LISA_SIMPLIFIED, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';

const setup = useEmulator();

const GET = { operation: 'get', findBy: 'associateId', associateId: USERS.complete };

test.each([
	[{ findBy: 'associateId', associateId: 5 }, 'POST Agents/User/GetUser'],
	[{ findBy: 'userName', userName: 'LISA' }, 'POST Agents/User/GetUserFromName'],
	[{ findBy: 'userName', userName: LISA_SIMPLIFIED.userName }, 'POST Agents/User/GetUserFromName'],
	[{ findBy: 'personId', personId: 5 }, 'POST Agents/User/GetUserFromPersonId'],
	[{ findBy: 'ejUserId', ejUserId: '18' }, 'POST Agents/User/GetUserFromEjUserId'],
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
	[{ findBy: 'associateId', associateId: 4711 }, 'user 4711 does not exist'],
	[{ findBy: 'userName', userName: 'nobody' }, 'user "nobody" does not exist'],
	[{ findBy: 'personId', personId: 101 }, 'a user of person 101 does not exist'],
	[{ findBy: 'ejUserId', ejUserId: 4711 }, 'a user with Service user ID 4711 does not exist'],
])('where there is none, %j says so', async (parameters, message) => {
	const { error } = await setup.run({ ...GET, ...parameters });
	expect(error?.message).toContain(message);
	expect(error?.description).toContain('Look the user up in SuperOffice');
});

test.each([
	[{ associateId: 0 }, "'Associate ID' has to be"],
	[{ findBy: 'personId', personId: '={{ "x" }}' }, "'Person ID' has to be"],
	[{ findBy: 'ejUserId', ejUserId: -1 }, "'Service User ID' has to be"],
	[{ findBy: 'userName', userName: ' ' }, "'User Name' is empty"],
	[{ findBy: '={{ "email" }}', userName: 'LISA' }, "'Find User By' has to be one of"],
	[{ findBy: '={{ "constructor" }}', userName: 'LISA' }, "'Find User By' has to be one of"],
	[{ findBy: '={{ ({ toString: 1 }) }}', userName: 'LISA' }, "'Find User By' has to be one of"],
	[{ output: '={{ ["raw"] }}', fieldsToReturn: 'Name' }, "'Output' has to be one of"],
	[{ output: 'selectedFields', fieldsToReturn: ' , ' }, "'Fields to Return' is empty"],
])('%j is refused before any request', async (parameters, message) => {
	const { error } = await setup.run({ ...GET, ...parameters });
	expect(error?.message).toContain(message);
	expect(setup.emulator.log).toEqual([]);
});
