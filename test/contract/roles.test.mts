import type { AxiosInstance } from 'axios';
import type { Emulator } from '../emulator/index.mts';
import { FUNCTION_RIGHTS, ROLES, USERS } from '../emulator/index.mts';
import { findRole } from '../emulator/state.mts';
import type { Json } from './client.mts';
import { connect, getUser, useEmulator } from './client.mts';

describe('roles and their functional rights', () => {
	let emulator: Emulator;
	let client: AxiosInstance;

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	const call = async <T,>(method: string, body: Json): Promise<T> =>
		(await client.post<T>(`/Agents/User/${method}`, body)).data;
	const ids = (items: Json[]): unknown[] => items.map((item) => item.Id);

	it.each([
		['Employee', [1, 2, 3, 4]],
		['externaluser', [5]],
		['System', [7]],
	])('of the type %s are listed by its name', async (type, expected) => {
		const { data } = await client.get<Json[]>(`/Role/${type}`);
		expect(ids(data)).toEqual(expected);
		expect(data[0]).toMatchObject({ Selected: false, Hidden: false });
	});

	it('of an unknown type are refused', async () => {
		expect((await client.get('/Role/Boss')).status).toBe(400);
	});

	it('have rights from a list', async () => {
		const { data } = await client.get<Json[]>('/MDOList/functionrights');
		expect(data.map(({ Id, Name, ExtraInfo }) => [Id, Name, ExtraInfo])).toEqual([
			[1, 'General Administrator', 'admin-all'],
			[2, 'List Administrator', 'admin-lists'],
			[3, 'User Administrator', 'admin-users'],
		]);
		const one = await client.get<Json[]>('/MDOList/FunctionRights?additional=role=1;roleType=0');
		expect(ids(one.data)).toEqual([1]);
	});

	it.each([
		[ROLES.administrator, ['admin-all']],
		[ROLES.sales, []],
		[ROLES.service, []],
		[ROLES.manager, []],
		[ROLES.system, ['admin-all']],
	])('answer only those of role %d', async (RoleId, expected) => {
		const items = await call<Json[]>('GetFunctionalRights', { RoleId });
		expect(items.map(({ ExtraInfo, Selected }) => [ExtraInfo, Selected])).toEqual(
			expected.map((name) => [name, true]),
		);
	});

	it('answer null for a role that does not exist, and all rights there are', async () => {
		expect(await call('GetFunctionalRights', { RoleId: 99 })).toBeNull();
		expect(ids(await call('GetAllFunctionalRights', { RoleType: 'Employee' }))).toEqual([1, 2, 3]);
	});

	it('are found by one right, by one of several and by none of several', async () => {
		const FunctionalRightName = FUNCTION_RIGHTS.everything;
		expect(ids(await call('FindRolesWithFunctionalRight', { FunctionalRightName }))).toEqual([
			1, 7,
		]);
		findRole(emulator.state, ROLES.service)?.functionRights.push(FUNCTION_RIGHTS.lists);
		const names = { FunctionalRightNames: ['admin-all', 'admin-lists'] };
		expect(await call('FindRolesWithFunctionalRights', names)).toEqual([1, 3, 7]);
		expect(await call('FindRolesWithoutFunctionalRights', names)).toEqual([2, 4, 5, 6]);
	});

	it.each([
		[FUNCTION_RIGHTS.users, 200],
		[FUNCTION_RIGHTS.lists, 403],
	])('with %s answer %d to a change of a user', async (right, expected) => {
		const { state } = emulator;
		findRole(state, ROLES.manager)?.functionRights.push(right);
		state.tokens.manager = USERS.multiLanguage;
		const manager = connect(emulator, 'Bearer manager');
		const user = await getUser(manager, USERS.sales);
		expect((await manager.put(`/User/${USERS.sales}`, user)).status).toBe(expected);
	});
});
