import type { AxiosInstance } from 'axios';
import type { Emulator, StoredUser } from '../emulator/index.mts';
import {
	DIRECTORY_CREDENTIAL,
	FUNCTION_RIGHTS,
	JOINERS,
	LOGINS,
	PASSWORD_CREDENTIAL,
	PERSON_OF_CUSTOMER,
	ROLES,
	USERS,
} from '../emulator/index.mts';
import { findPerson, findRole, findUser } from '../emulator/state.mts';
import type { Json } from './client.mts';
import { basic, connect, getUser, prepareUser, useEmulator } from './client.mts';

const ILLEGAL = 'SoIllegalOperationException';

/** The rules of provisioning that an API call can meet. */
describe('rules of provisioning', () => {
	let emulator: Emulator;
	let client: AxiosInstance;
	const stored = (id: number): StoredUser => findUser(emulator.state, id) as StoredUser;
	const as = (associateId: number): AxiosInstance => {
		emulator.state.tokens.other = associateId;
		return connect(emulator, 'Bearer other');
	};

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	describe('external users', () => {
		const external = async (values: Json = {}): Promise<Json> =>
			await prepareUser(client, PERSON_OF_CUSTOMER, {
				Name: 'bruno',
				Type: 'ExternalAssociate',
				Role: { Id: ROLES.external },
				UserGroup: null,
				...values,
			});
		const save = async (caller: AxiosInstance, user: Json): Promise<unknown[]> => {
			const { status, data } = await caller.post<Json>('/Agents/User/SaveUser', user);
			return [status, data.ErrorType];
		};
		const refused = [403, ILLEGAL];
		const saved = [200, undefined];

		it('can be made by whoever has the right to, who is no administrator for that', async () => {
			const manager = as(USERS.multiLanguage);
			expect(await save(manager, await external())).toEqual(saved);
			expect(await save(manager, await getUser(manager, USERS.external))).toEqual(saved);
			const internal = await prepareUser(client, JOINERS[0], { Name: 'NEW' });
			expect(await save(manager, internal)).toEqual(refused);
			expect(await save(manager, await getUser(manager, USERS.sales))).toEqual(refused);
			const { TableRight } = await getUser(manager, USERS.external);
			expect(TableRight).toMatchObject({ Mask: 'Select, Insert, Update' });
		});

		it('cannot be made without the right, not even by an administrator', async () => {
			const role = findRole(emulator.state, ROLES.administrator);
			Object.assign(role ?? {}, { functionRights: [FUNCTION_RIGHTS.everything] });
			expect(await save(client, await external())).toEqual(refused);
			expect(await save(client, await getUser(client, USERS.sales))).toEqual(saved);
			expect(await save(as(USERS.system), await external())).toEqual(saved);
		});

		it('cannot become internal ones that way', async () => {
			const manager = as(USERS.multiLanguage);
			const user = await getUser(manager, USERS.external);
			expect(await save(manager, { ...user, Type: 'InternalAssociate' })).toEqual(refused);
			const employee = await getUser(manager, USERS.sales);
			expect(await save(manager, { ...employee, Type: 'ExternalAssociate' })).toEqual(refused);
		});

		it.each([{ Rank: 7 }, { Tooltip: 'Buyer' }])(
			'have properties only administrators set: %j',
			async (values) => {
				const manager = as(USERS.multiLanguage);
				expect(await save(manager, await external(values))).toEqual(refused);
				const user = await getUser(manager, USERS.external);
				expect(await save(manager, { ...user, ...values })).toEqual(refused);
				expect(await save(client, { ...user, ...values })).toEqual(saved);
			},
		);
	});

	describe('others than administrators', () => {
		const sales = (): AxiosInstance => connect(emulator, basic(LOGINS.salesUser));
		const old = { OldPassword: LOGINS.salesUser.password, NewPassword: 'Changed-1' };

		it.each([
			['post', '/User'],
			['put', `/User/${USERS.sales}`],
			['put', '/User/OLA'],
			['patch', `/User/${USERS.service}`],
			['delete', `/User/${USERS.service}`],
			['delete', '/User/OLA'],
			['post', '/Agents/User/SaveUser'],
			['post', `/Agents/User/DeleteUser?userId=${USERS.service}`],
			['post', '/Agents/User/DeleteUserFromName'],
			['post', '/Agents/User/MakeRetired'],
			['post', '/Agents/User/RemoveLicenses'],
			['post', '/Agents/User/SetPassword'],
			['post', '/Agents/User/SetPasswordFromName'],
			['post', '/Agents/User/SetGeneratedPassword'],
			['post', '/Agents/User/SetGeneratedPasswordFromName'],
		])('manage no users: %s %s', async (method, url) => {
			const before = structuredClone(emulator.state.users);
			const { status, data } = await sales().request<Json>({ method, url, data: { Name: 'X' } });
			expect([status, data.ErrorType]).toEqual([403, ILLEGAL]);
			expect(emulator.state.users).toEqual(before);
		});

		it.each([
			['ChangeOwnPassword', {}],
			['ChangePassword', { AssociateId: USERS.sales }],
			['ChangePasswordFromName', { AssociateName: 'KARI' }],
		])('change their own password by %s', async (method, whom) => {
			const url = `/Agents/User/${method}`;
			const change = async (values: Json): Promise<unknown> =>
				(await sales().post<unknown>(url, { ...whom, ...old, ...values })).data;
			expect(await change({ OldPassword: 'wrong-one' })).toBe(false);
			expect(await change({ NewPassword: 'short' })).toBe(false);
			expect(await change({})).toBe(true);
			expect(stored(USERS.sales).credentials[0].value).toBe('Changed-1');
		});

		it.each(['ChangePassword', 'SendChangePasswordEMail'])('%s for nobody else', async (method) => {
			const body = { AssociateId: USERS.withoutPlan, ...old };
			const { AssociateId } = body;
			const data = method === 'ChangePassword' ? body : { AssociateId };
			const response = await sales().post<Json>(`/Agents/User/${method}`, data);
			expect([response.status, response.data.ErrorType]).toEqual([403, ILLEGAL]);
			expect(emulator.state.outbox).toEqual([]);
		});

		it('can ask whose password they can change', async () => {
			const ask = async (caller: AxiosInstance, AssociateId: number): Promise<unknown> =>
				(await caller.post<unknown>('/Agents/User/CanChangePassword', { AssociateId })).data;
			expect(await ask(sales(), USERS.sales)).toBe(true);
			expect(await ask(sales(), USERS.service)).toBe(false);
			expect(await ask(client, USERS.service)).toBe(true);
			expect(await ask(client, 999)).toBe(false);
		});
	});

	describe('your own role', () => {
		it.each([
			['put', `/User/${USERS.administrator}`],
			['put', `/User/${LOGINS.administrator.userName}`],
			['post', '/Agents/User/SaveUser'],
		])('cannot be changed: %s %s', async (method, url) => {
			const user = await getUser(client, USERS.administrator);
			for (const Role of [{ Id: ROLES.sales }, null]) {
				const { status, data } = await client.request<Json>({
					method,
					url,
					data: { ...user, Role },
				});
				expect([status, data.ErrorType]).toEqual([403, ILLEGAL]);
			}
			expect((await client.request({ method, url, data: user })).status).toBe(200);
		});

		it('cannot be patched', async () => {
			const { status } = await client.patch(`/User/${USERS.administrator}`, [
				{ op: 'replace', path: 'Role/Id', value: ROLES.sales },
			]);
			expect(status).toBe(403);
			expect(stored(USERS.administrator).roleId).toBe(ROLES.administrator);
		});
	});

	describe('a user who is logged on', () => {
		const remove = async (): Promise<unknown[]> => {
			const { status, data } = await client.delete<Json>(`/User/${USERS.sales}`);
			return [status, data.ErrorMessage];
		};
		const logOn = async (authorization: string): Promise<number> =>
			(await connect(emulator, authorization).get('/User/currentPrincipal')).status;

		it('cannot be deleted', async () => {
			expect(await logOn(`SOTicket ${LOGINS.salesTicket}`)).toBe(200);
			expect(await remove()).toEqual([403, 'The user is logged on.']);
			expect(stored(USERS.sales)).toBeDefined();
		});

		it('can be retired, and deleted then', async () => {
			await logOn(`SOTicket ${LOGINS.salesTicket}`);
			const body = { AssociateId: USERS.sales, Retired: true };
			await client.post('/Agents/User/MakeRetired', body);
			expect(await logOn(`SOTicket ${LOGINS.salesTicket}`)).toBe(401);
			expect((await remove())[0]).toBe(204);
		});

		it('is nobody who logs in for one call', async () => {
			expect(await logOn(basic(LOGINS.salesUser))).toBe(200);
			expect((await remove())[0]).toBe(204);
		});
	});

	describe('credentials', () => {
		const entry = (type: string, Value: string): Json => ({ Type: { Type: type }, Value });
		const save = async (id: number, Credentials: Json[]): Promise<Json> => {
			const user = await getUser(client, id);
			return (await client.post<Json>('/Agents/User/SaveUser', { ...user, Credentials })).data;
		};

		it('are one for each user: the last one sent', async () => {
			await save(USERS.sales, [
				entry(PASSWORD_CREDENTIAL, 'Password-1'),
				entry(DIRECTORY_CREDENTIAL, 'S-1-5-21-2'),
			]);
			expect(stored(USERS.sales).credentials).toEqual([
				{ type: DIRECTORY_CREDENTIAL, value: 'S-1-5-21-2', displayValue: '' },
			]);
			const body = { AssociateId: USERS.sales, Password: 'Password-2' };
			await client.post('/Agents/User/SetPassword', body);
			expect(stored(USERS.sales).credentials.map(({ type }) => type)).toEqual([
				PASSWORD_CREDENTIAL,
			]);
		});

		it('of a directory belong to one user, passwords to any', async () => {
			for (const [type, value, expected] of [
				[DIRECTORY_CREDENTIAL, 'S-1-5-21-3', 'SoDuplicateException'],
				[PASSWORD_CREDENTIAL, 'Password-3', undefined],
			] as const) {
				await save(USERS.sales, [entry(type, value)]);
				const { ErrorType } = await save(USERS.service, [entry(type, value)]);
				expect(ErrorType).toBe(expected);
			}
		});

		it('have a known type', async () => {
			const { ErrorType } = await save(USERS.sales, [entry('SuperId', 'x')]);
			expect(ErrorType).toBe('SoValidationException');
		});
	});

	it('the person of a user is chosen by a save, and not changed', async () => {
		const before = structuredClone(findPerson(emulator.state, USERS.sales));
		const user = await getUser(client, USERS.sales);
		const Person = { ...(user.Person as Json), ContactId: 50, Firstname: 'Karianne' };
		expect((await client.put(`/User/${USERS.sales}`, { ...user, Person })).status).toBe(200);
		expect(findPerson(emulator.state, USERS.sales)).toEqual(before);
	});

	describe('Validate', () => {
		const full = (name: string, ModuleLicenseId: number): Json => ({
			Name: name,
			RestrictedModuleLicenses: [{ ModuleLicenseId, Assigned: true }],
		});

		it.each<[string, Json]>([
			['Name', { Name: '' }],
			['Name', { Name: 'KARI' }],
			['Name', { Name: 'x'.repeat(240) }],
			['UserName', { UserName: 'kari.solheim@nordlys.example' }],
			['UserName', { UserName: 'x'.repeat(255) }],
			['NickName', { NickName: 'OLA' }],
			['Tooltip', { Tooltip: 'x'.repeat(255) }],
			['Type', { Type: 'Unknown' }],
			['Role', { Role: null }],
			['Role', { Role: { Id: 99 } }],
			['UserGroup', { UserGroup: null }],
			['UserGroup', { UserGroup: { Id: 99 } }],
			['OtherGroups', { OtherGroups: [{ Id: 99 }] }],
			['Person', { Person: null }],
			['Person', { Person: { PersonId: 999 } }],
			['Person', { Person: { PersonId: USERS.sales } }],
			['Person', { Person: { PersonId: PERSON_OF_CUSTOMER } }],
			['TicketCategories', { TicketCategories: [{ Id: 99 }] }],
			['Credentials', { Credentials: [{ Type: { Type: 'None' }, Value: 'x' }] }],
			['Credentials', { Credentials: [{ Type: { Type: PASSWORD_CREDENTIAL }, Value: 'x' }] }],
			['LicenseOwners', { LicenseOwners: [full('superoffice', 99)] }],
		])('reports %s for %j, by REST and by agent, and a save is refused', async (field, values) => {
			const User = await prepareUser(client, JOINERS[0], { Name: 'NEW', ...values });
			const rest = await client.post<Json>('/User/Validate', User);
			const agent = await client.post<Json>('/Agents/User/ValidateUser', { User });
			expect(Object.keys(rest.data)).toEqual([field]);
			expect(agent.data).toEqual(rest.data);
			const { status, data } = await client.post<Json>('/User', User);
			expect(status).toBe(400);
			expect(data.ErrorMessage).toBe(rest.data[field]);
		});

		it.each<[string, number, string, Json, number | undefined]>([
			['your own role', USERS.administrator, 'Role', { Role: { Id: 2 } }, undefined],
			['a user of whom you may nothing', USERS.service, 'Type', {}, USERS.sales],
			['what others may not set', USERS.external, 'Rank', { Rank: 9 }, USERS.multiLanguage],
		])('reports %s', async (_case, id, field, values, callerId) => {
			const caller = callerId === undefined ? client : as(callerId);
			const user = { ...(await getUser(caller, id)), ...values };
			expect(Object.keys((await caller.post<Json>('/User/Validate', user)).data)).toEqual([field]);
			expect((await caller.put(`/User/${id}`, user)).status).toBe(403);
		});

		it('reports a user that does not exist', async () => {
			const user = await prepareUser(client, JOINERS[0], { Name: 'NEW', AssociateId: 999 });
			const { data } = await client.post<Json>('/User/Validate', user);
			expect(data).toEqual({ AssociateId: 'There is no user 999.' });
		});

		it('reports several problems of one field, and of several fields', async () => {
			const OtherGroups = [{ Id: 98 }, { Id: 99 }];
			const values = { Name: 'KARI', OtherGroups, Role: { Id: 99 } };
			const user = await prepareUser(client, JOINERS[0], values);
			const { data } = await client.post<Json>('/User/Validate', user);
			expect(data).toEqual({
				Name: "Name 'KARI' is used by another user.",
				OtherGroups: 'There is no user group 98. There is no user group 99.',
				Role: 'There is no role 99.',
			});
		});

		it('finds nothing wrong with a user that can be saved', async () => {
			const user = await prepareUser(client, JOINERS[0], { Name: 'NEW' });
			expect((await client.post('/User/Validate', user)).data).toEqual({});
			for (const { AssociateId } of emulator.state.users) {
				const existing = await getUser(client, AssociateId);
				expect((await client.post('/User/Validate', existing)).data).toEqual({});
			}
		});
	});
});
