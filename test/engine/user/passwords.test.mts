import { findUser, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { byAssociateId } from '../locators.mts';

const setup = useEmulator();

const SET = { operation: 'setPassword', ...byAssociateId(USERS.sales) };
const GIVEN = { ...SET, generatePassword: false, password: 'Given-2026-pw' };
const GENERATED = { ...SET, generatePassword: true };
const EMAIL = { operation: 'sendPasswordEmail', ...byAssociateId(USERS.sales) };

const WAYS = 'POST Agents/User/GetSupportedChangePasswordTypes';

const passwordOf = (id: number) => findUser(setup.emulator, id).credentials[0]?.value;

test('sets the given password, and shows it nowhere', async () => {
	const { items, run } = await setup.run(GIVEN);
	expect(passwordOf(USERS.sales)).toBe('Given-2026-pw');
	expect(items[0].json).toEqual({ action: 'setPassword', associateId: 2 });
	expect(JSON.stringify(run.data.resultData.runData)).not.toContain('Given-2026-pw');
	expect(callsOf(setup.emulator)).toEqual([WAYS, 'POST Agents/User/SetPassword']);
});

test('a generated password is set, and returned only when it is asked for', async () => {
	const { items } = await setup.run(GENERATED);
	expect(items[0].json).toEqual({ action: 'setPassword', associateId: 2 });
	const { items: again } = await setup.run({ ...GENERATED, options: { returnPassword: true } });
	expect(again[0].json.password).toBe(passwordOf(USERS.sales));
	expect(callsOf(setup.emulator)).toEqual(
		Array(2).fill([WAYS, 'POST Agents/User/SetGeneratedPassword']).flat(),
	);
});

test('a password that SuperOffice does not take is said so, without the password', async () => {
	const { error } = await setup.run(
		{ ...GIVEN, password: '={{ $json.secret }}' },
		{ items: [{ json: { secret: 'shorty' } }] },
	);
	expect(error?.message).toBe(
		'SuperOffice did not set the password of user 2, and gives no reason',
	);
	expect(error?.description).toContain('The old one is still in force');
	expect(JSON.stringify(error)).not.toContain('shorty');
	expect(passwordOf(USERS.sales)).toBe('Sal3s-emulator');
});

test('an empty password is refused before any request', async () => {
	const { error } = await setup.run({ ...GIVEN, password: '={{ "" }}' });
	expect(error?.message).toBe("'New Password' is empty");
	expect(setup.emulator.log).toEqual([]);
});

test('sends an email, to the address of the person', async () => {
	const { items } = await setup.run(EMAIL);
	expect(items[0].json).toMatchObject({ action: 'sendPasswordEmail', associateId: 2 });
	expect(setup.emulator.state.outbox).toEqual([
		expect.objectContaining({ to: 'kari.solheim@nordlys.example', associateId: 2 }),
	]);
	expect(callsOf(setup.emulator)).toEqual([WAYS, 'POST Agents/User/SendChangePasswordEMail']);
});

test('a way that SuperOffice does not offer for the user is refused, with the one it offers', async () => {
	findUser(setup.emulator, USERS.sales).UserName = '';
	const { error } = await setup.run(EMAIL);
	expect(error?.message).toBe('SuperOffice does not offer a password email for user 2');
	expect(error?.description).toBe("Use 'Set Password'.");
});

test.each([GIVEN, GENERATED, EMAIL])(
	'of a user of Active Directory no password is changed: $operation',
	async (parameters) => {
		findUser(setup.emulator, USERS.sales).credentials = [
			{ type: 'ActiveDirectory', value: 'S-1-5-21-7', displayValue: 'NORD\\kari' },
		];
		const { error } = await setup.run(parameters);
		expect(error?.message).toContain('SuperOffice does not offer');
		expect(error?.description).toContain('Active Directory');
		expect(callsOf(setup.emulator)).toEqual([WAYS]);
	},
);

test('an email that SuperOffice does not send is a failure, in its words', async () => {
	setup.emulator.faults.add({
		path: 'SendChangePasswordEMail',
		status: 200,
		body: { Success: false, Message: 'The mail server is not set up.' },
	});
	const { error } = await setup.run(EMAIL);
	expect(error?.message).toContain(
		'did not send a password email to user 2: The mail server is not',
	);
});
