import { findUser, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { byUserName } from '../locators.mts';

const setup = useEmulator();

const RETIRE = {
	operation: 'retire',
	...byUserName('KARI'),
	options: { refuseIfOwning: true },
};

const AGENT = 'Agents/Archive/';
const ARCHIVE = '/Archive/Dynamic';

const counts = () => callsOf(setup.emulator).filter((call) => call.includes('Archive/'));

test('without Refuse If Owning nothing is counted, and who owns something is retired', async () => {
	const { items } = await setup.run({ ...RETIRE, options: {} });
	expect(items[0].json.action).toBe('retire');
	expect(counts()).toEqual([]);
});

test('who owns something is refused, with what it is and what to do', async () => {
	const { error } = await setup.run(RETIRE);
	expect(error?.message).toContain(
		'Not retired: user KARI (2) still owns 3 companies, 5 contacts, 3 open follow-ups, 3 open sales and 1 project',
	);
	expect(error?.description).toMatch(/hand over .* first.*Turn off 'Refuse If Owning'/);
	expect(setup.emulator.journal).toEqual([]);
	expect(findUser(setup.emulator, USERS.sales).Deleted).toBe(false);
});

test('requests count by the Service user ID of the user that was read', async () => {
	const { error } = await setup.run({ ...RETIRE, ...byUserName('OLA') });
	expect(error?.message).toContain('user OLA (3) still owns 1 open follow-up and 3 open requests');
});

test('who owns nothing is retired', async () => {
	const { items, error } = await setup.run({ ...RETIRE, ...byUserName('NINA') });
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ action: 'retire', userId: 'NINA' });
	expect(findUser(setup.emulator, USERS.withoutPlan).Deleted).toBe(true);
});

test.each([
	['KARI', 'still owns 3 companies'],
	['NINA', undefined],
])('a dry run says of %s what the real run would', async (userName, message) => {
	const options = { refuseIfOwning: true, dryRun: true };
	const { items, error } = await setup.run({ ...RETIRE, ...byUserName(userName), options });
	if (message) expect(error?.message).toContain(message);
	else expect(items[0].json).toMatchObject({ dryRun: true, action: 'retire' });
	expect(setup.emulator.journal).toEqual([]);
});

test('what could not be counted is no zero: it is refused, and says how to go on without', async () => {
	setup.emulator.faults.add({ path: AGENT, status: 403, times: 99 });
	setup.emulator.faults.add({ path: `${ARCHIVE}.*sale`, status: 403, times: 99 });
	const { error } = await setup.run({ ...RETIRE, ...byUserName('NINA') });
	expect(error?.message).toContain('Not retired: open sales of user NINA (8) could not be counted');
	expect(error?.description).toMatch(/HTTP 403.*Turn off 'Refuse If Owning' under 'Options'/);
	expect(setup.emulator.journal).toEqual([]);
	const { items } = await setup.run({ ...RETIRE, ...byUserName('NINA'), options: {} });
	expect(items[0].json.action).toBe('retire');
});

test('of somebody who is retired already nothing is counted', async () => {
	const { items } = await setup.run({ ...RETIRE, ...byUserName('PER') });
	expect(items[0].json.action).toBe('none');
	expect(counts()).toEqual([]);
});

test('the guard against locking out comes first', async () => {
	const { error } = await setup.run({ ...RETIRE, ...byUserName('admin') });
	expect(error?.message).toContain('who is the user that this node signs in with');
	expect(counts()).toEqual([]);
});

test('one who is refused stops nobody else, where that is asked for', async () => {
	const { items } = await setup.run(
		{ ...RETIRE, ...byUserName('={{ $json.name }}') },
		{
			items: ['NINA', 'KARI', 'PER'].map((name) => ({ json: { name } })),
			onError: 'continueRegularOutput',
		},
	);
	expect(items.map(({ json }) => json)).toMatchObject([
		{ action: 'retire' },
		{ error: expect.stringContaining('still owns') },
		{ action: 'none' },
	]);
	expect(setup.emulator.journal).toHaveLength(1);
});
