import { findUser, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { byUserName } from '../locators.mts';

const setup = useEmulator();

const SAVE = {
	operation: 'saveFromName',
	...byUserName('lisa.martinsen@nordlys.example'),
	specifyUser: 'fields',
	userFields: { tooltip: 'Saved by name 🙂' },
};

test.each(['lisa.martinsen@nordlys.example', 'LISA', '  LISA '])(
	'finds the user "%s", reads it and saves it whole',
	async (userName) => {
		const before = findUser(setup.emulator, USERS.complete).UserName;
		const { items } = await setup.run({ ...SAVE, ...byUserName(userName) });
		expect(callsOf(setup.emulator)).toEqual([
			'POST Agents/User/GetUserFromName',
			'POST Agents/User/SaveUserFromName',
		]);
		expect(setup.emulator.log[1].body).toEqual({
			UserName: userName.trim(),
			User: expect.objectContaining({
				AssociateId: 5,
				Tooltip: 'Saved by name 🙂',
				UserName: before,
			}),
		});
		expect(items[0].json).toMatchObject({ AssociateId: 5, NickName: 'lisa-m' });
		expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
			Tooltip: 'Saved by name 🙂',
			NickName: 'lisa-m',
		});
	},
);

test('with Keep Other Fields off sends what was given and nothing else', async () => {
	await setup.run({ ...SAVE, options: { keepOtherFields: false } });
	expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/SaveUserFromName']);
	expect(setup.emulator.log[0].body).toEqual({
		UserName: 'lisa.martinsen@nordlys.example',
		User: SAVE.userFields && { Tooltip: 'Saved by name 🙂' },
	});
});

test('Properties to Return goes on the save alone, as $select', async () => {
	const { items } = await setup.run({ ...SAVE, options: { select: 'AssociateId,Tooltip' } });
	expect(setup.emulator.log.map(({ query }) => query)).toEqual([
		{},
		{ $select: 'AssociateId,Tooltip' },
	]);
	expect(items[0].json).toMatchObject({
		AssociateId: 5,
		Tooltip: 'Saved by name 🙂',
		NickName: null,
	});
});

test('the answer of a $select without the id is a user all the same', async () => {
	const { items, error } = await setup.run({ ...SAVE, options: { select: 'Name' } });
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ Name: 'LISA', AssociateId: null });
});

test.each([true, false])(
	'a user who does not exist is named, with Keep Other Fields %j',
	async (keepOtherFields) => {
		const { error } = await setup.run({
			...SAVE,
			...byUserName('nobody'),
			options: { keepOtherFields },
		});
		expect(error?.message).toMatch(/user "nobody" does not exist/);
		expect(error?.description).toContain('Look the user up in SuperOffice');
	},
);

test.each(['={{ "" }}', '   '])(
	'an empty user name is refused before any request',
	async (userName) => {
		const { error } = await setup.run({ ...SAVE, ...byUserName(userName) });
		expect(error?.message).toBe("'User' is empty");
		expect(setup.emulator.log).toEqual([]);
	},
);

test('JSON that says the id of another user is refused before the save', async () => {
	const { error } = await setup.run({
		...SAVE,
		specifyUser: 'json',
		userJson: { AssociateId: USERS.sales, Tooltip: 'x' },
	});
	expect(error?.message).toContain('AssociateId 2, but the user to save is 5');
	expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/GetUserFromName']);
});
