import type { AxiosInstance } from 'axios';
import type { Emulator, StoredUser } from '../emulator/index.mts';
import {
	DIRECTORY_CREDENTIAL,
	JOINERS,
	LOGINS,
	PASSWORD_CREDENTIAL,
	USERS,
} from '../emulator/index.mts';
import { findPerson, findUser } from '../emulator/state.mts';
import type { Json } from './client.mts';
import { basic, connect, getUser, prepareUser, useEmulator } from './client.mts';

describe('passwords', () => {
	let emulator: Emulator;
	let client: AxiosInstance;
	const stored = (id: number): StoredUser => findUser(emulator.state, id) as StoredUser;

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	const call = async (method: string, body: Json): Promise<unknown> =>
		(await client.post<unknown>(`/Agents/User/${method}`, body)).data;
	const logIn = async (userName: string, password: string): Promise<number> => {
		const login = connect(emulator, basic({ userName, password }));
		return (await login.get('/User/currentPrincipal')).status;
	};

	it.each([
		['SetPassword', { AssociateId: USERS.sales }],
		['SetPasswordFromName', { AssociateName: 'KARI' }],
	])('are set by %s and log in', async (method, whom) => {
		expect(await call(method, { ...whom, Password: 'Another-1' })).toBe(true);
		expect(await logIn('KARI', 'Another-1')).toBe(200);
	});

	it.each([
		['SetPassword', { AssociateId: USERS.sales }],
		['SetPasswordFromName', { AssociateName: 'KARI' }],
	])('are not taken by %s when too short', async (method, whom) => {
		expect(await call(method, { ...whom, Password: '7 chars' })).toBe(false);
		expect(await call(method, { ...whom, Password: '' })).toBe(false);
		expect(await logIn('KARI', LOGINS.salesUser.password)).toBe(200);
	});

	it('are not set for nobody', async () => {
		expect(await call('SetPassword', { AssociateId: 999, Password: 'Another-1' })).toBe(false);
	});

	it('are generated and answered', async () => {
		const password = await call('SetGeneratedPassword', { AssociateId: USERS.sales });
		expect(await logIn('KARI', String(password))).toBe(200);
	});

	it.each([
		['7 chars', false],
		['8 charss', true],
	])('%j is valid: %j', async (Password, isValid) => {
		const body = { AssociateId: 2, Type: 'InternalAssociate', PersonId: 2, Password };
		expect(await call('IsPasswordValid', body)).toBe(isValid);
		expect(await call('IsPasswordValidWithReason', body)).toEqual({
			Result: isValid,
			Reason: isValid ? '' : 'A password has at least 8 characters.',
			TableRight: null,
			FieldProperties: {},
		});
	});

	it('are refused by a save and by Validate when too short', async () => {
		const Credentials = [{ Type: { Type: PASSWORD_CREDENTIAL }, Value: '7 chars' }];
		const user = await prepareUser(client, JOINERS[0], { Name: 'NEW', Credentials });
		const { status, data } = await client.post<Json>('/User', user);
		expect([status, data.ErrorType]).toEqual([400, 'SoInvalidPasswordException']);
		const problems = await client.post<Json>('/User/Validate', user);
		expect(Object.keys(problems.data)).toEqual(['Credentials']);
	});

	it('that a user has already are not measured again', async () => {
		stored(USERS.sales).credentials[0].value = 'old';
		const user = await getUser(client, USERS.sales);
		expect((await client.put(`/User/${USERS.sales}`, user)).status).toBe(200);
	});

	describe('the ways to change them', () => {
		const ways = async (): Promise<unknown> =>
			await call('GetSupportedChangePasswordTypes', { AssociateId: USERS.sales });
		const credential = (type: string): StoredUser['credentials'] => [
			{ type, value: 'S-1-5-21', displayValue: '' },
		];

		it.each<[string, (user: StoredUser) => void, string[]]>([
			['a password, a user name and an address', () => undefined, ['Email', 'Password']],
			['no user name', (user) => (user.UserName = ''), ['Password']],
			['no credential yet', (user) => (user.credentials = []), ['Password']],
			[
				'a login of the directory',
				(user) => (user.credentials = credential(DIRECTORY_CREDENTIAL)),
				[],
			],
			['an unknown login', (user) => (user.credentials = credential('SuperId')), []],
		])('with %s', async (_case, change, expected) => {
			change(stored(USERS.sales));
			expect(await ways()).toEqual(expected);
			const sent = await call('SendChangePasswordEMail', { AssociateId: USERS.sales });
			expect(sent).toMatchObject({ Success: expected.includes('Email') });
			expect(emulator.state.outbox).toHaveLength(expected.includes('Email') ? 1 : 0);
		});

		it('with no address', async () => {
			Object.assign(findPerson(emulator.state, USERS.sales) ?? {}, { Email: '' });
			expect(await ways()).toEqual(['Password']);
			expect(await call('SendChangePasswordEMail', { AssociateId: USERS.sales })).toEqual({
				Success: false,
				Message: 'This user cannot get a new password by e-mail.',
			});
		});

		it('of nobody', async () => {
			const nobody = { AssociateId: 999 };
			expect(await call('GetSupportedChangePasswordTypes', nobody)).toEqual([]);
			expect(await call('SendChangePasswordEMail', nobody)).toMatchObject({ Success: false });
		});
	});
});

describe('user names', () => {
	let client: AxiosInstance;

	useEmulator((_started, connected) => (client = connected));

	it.each([
		['', 'A user name is required.'],
		['Kari.Solheim@nordlys.example', "'Kari.Solheim@nordlys.example' is used by another user."],
		['x'.repeat(255), 'A user name has at most 254 characters.'],
		['new@nordlys.example', ''],
	])('%j: %j', async (UserName, Reason) => {
		const body = { AssociateId: 0, Type: 'InternalAssociate', PersonId: JOINERS[0], UserName };
		const valid = await client.post('/Agents/User/IsUserNameValid', body);
		const reason = await client.post('/Agents/User/IsUserNameValidWithReason', body);
		expect([valid.data, reason.data]).toEqual([
			Reason === '',
			{ Result: Reason === '', Reason, TableRight: null, FieldProperties: {} },
		]);
	});
});
