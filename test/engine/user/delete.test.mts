import { USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { byUserName } from '../locators.mts';

const setup = useEmulator();

const DELETE = { operation: 'delete', ...byUserName('NINA'), confirmUserId: 'NINA' };

const ids = () => setup.emulator.state.users.map(({ AssociateId }) => AssociateId);

test('removes the user for good', async () => {
	const { items } = await setup.run(DELETE);
	expect(items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
	expect(ids()).not.toContain(USERS.withoutPlan);
	expect(callsOf(setup.emulator)).toEqual([
		'POST Agents/User/GetUserFromName',
		'GET User/currentPrincipal',
		'DELETE User/8',
	]);
});

test.each([
	['another user ID', 'KARI'],
	['the user name', 'nina.lund@nordlys.example'],
	['other letters', 'nina'],
])('%s as confirmation is refused, and nothing is deleted', async (_, confirmUserId) => {
	const { error } = await setup.run({ ...DELETE, confirmUserId });
	expect(error?.message).toBe(
		`'Confirm User ID' is "${confirmUserId}", but the user ID of user 8 is "NINA"`,
	);
	expect(error?.description).toContain('Nothing was deleted');
	expect(ids()).toContain(USERS.withoutPlan);
});

test('a long confirmation is shown in part', async () => {
	const { error } = await setup.run({ ...DELETE, confirmUserId: 'x'.repeat(10_000) });
	expect(error?.message).toMatch(/^'Confirm User ID' is "x{59}…, but the user ID/);
});

test('without a confirmation nothing is asked', async () => {
	const { error } = await setup.run({ ...DELETE, confirmUserId: '={{ " " }}' });
	expect(error?.message).toBe("'Confirm User ID' is empty");
	expect(setup.emulator.log).toEqual([]);
});

test('a user that others depend on stays, in the words of SuperOffice', async () => {
	setup.emulator.state.undeletableAssociateIds.push(USERS.withoutPlan);
	const { error } = await setup.run(DELETE);
	expect(error?.message).toMatch(/delete user 8: .*SR_REQUEST_DEPENDENCY/);
	expect(ids()).toContain(USERS.withoutPlan);
});

test('of three items the one that is refused stays', async () => {
	const { items } = await setup.run(
		{ ...DELETE, ...byUserName('={{ $json.user }}'), confirmUserId: '={{ $json.typed }}' },
		{
			items: [
				{ json: { user: 'NINA', typed: 'NINA' } },
				{ json: { user: 'KARI', typed: 'KARL' } },
				{ json: { user: 'PER', typed: 'PER' } },
			],
			onError: 'continueRegularOutput',
		},
	);
	expect(items.map(({ json }) => json.deleted ?? 'refused')).toEqual([true, 'refused', true]);
	expect(ids()).toContain(USERS.sales);
});
