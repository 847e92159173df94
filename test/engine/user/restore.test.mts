import { findUser, MODULES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { changedIn } from '../stored.mts';
import { byUserName } from '../locators.mts';

const setup = useEmulator();

const RESTORE = { operation: 'restore', ...byUserName('PER'), userPlan: '' };

test('brings a retired user back, without licences, as SuperOffice does', async () => {
	const run = async () => await setup.run(RESTORE);
	expect((await changedIn(setup, USERS.retired, run)).sort()).toEqual([
		'Deleted',
		'IsPersonRetired',
	]);
	expect(callsOf(setup.emulator)).toEqual([
		'POST Agents/User/GetUserFromName',
		'POST Agents/User/MakeRetired',
	]);
	expect(setup.emulator.log[1].body).toEqual({ AssociateId: 4, Retired: false });
});

test('gives a user plan back, so that the user can log in', async () => {
	const { items } = await setup.run({
		...RESTORE,
		userPlan: 'Sales Premium',
		options: { includeChanges: true },
	});
	expect(items[0].json).toMatchObject({
		action: 'restore',
		userId: 'PER',
		active: true,
		userPlan: 'Sales Premium',
	});
	expect(items[0].json.changes).toEqual([
		{ property: 'userPlan', from: '', to: 'Sales Premium' },
		{ property: 'active', from: false, to: true },
		{ property: 'formerEmployee', from: true, to: false },
	]);
	expect(findUser(setup.emulator, USERS.retired)).toMatchObject({
		Deleted: false,
		moduleIds: [MODULES.salesPlan],
	});
});

test.each([
	[byUserName('KARI'), []],
	[{ ...byUserName('KARI'), userPlan: 'ten-sales' }, []],
	[{ ...byUserName('NINA'), userPlan: 'ten-sales' }, ['PATCH User/8']],
])('of a user who is active: %j', async (parameters, writes) => {
	const { items } = await setup.run({ ...RESTORE, ...parameters });
	expect(items[0].json.action).toBe(writes.length === 0 ? 'none' : 'restore');
	expect(callsOf(setup.emulator).slice(1)).toEqual(writes);
});

test('a plan of which none is free is refused before anything is written', async () => {
	setup.emulator.state.licenceOwners[0].modules[0].Total = 4;
	const { error } = await setup.run({ ...RESTORE, userPlan: 'Sales Premium' });
	expect(error?.message).toContain("'User Plan': no license of Sales Premium is free");
	expect(findUser(setup.emulator, USERS.retired).Deleted).toBe(true);
});

test('when the plan cannot be given after all, the message says that the user is restored', async () => {
	setup.emulator.faults.add({
		method: 'PATCH',
		status: 400,
		body: { Error: true, ErrorType: 'SoLicenseException', ErrorMessage: 'No licence left.' },
	});
	const { error } = await setup.run({ ...RESTORE, userPlan: 'Sales Premium' });
	expect(error?.message).toMatch(
		/^User PER \(4\) was restored, but got no user plan: .*No licence left/,
	);
	expect(error?.description).toContain('Run the item again');
	expect(findUser(setup.emulator, USERS.retired).Deleted).toBe(false);

	const { items } = await setup.run({ ...RESTORE, userPlan: 'Sales Premium' });
	expect(items[0].json).toMatchObject({ action: 'restore', userPlan: 'Sales Premium' });
});
