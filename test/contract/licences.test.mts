import type { AxiosInstance } from 'axios';
import type { Emulator } from '../emulator/index.mts';
import { LOGINS, MODULES, USERS } from '../emulator/index.mts';
import { findUser } from '../emulator/state.mts';
import type { Json } from './client.mts';
import { basic, connect, useEmulator } from './client.mts';

const ADDRESS = `/License/LanternWorks/${USERS.sales}`;
const NAMES = ['route-planner'];

describe('licences of a third party', () => {
	let emulator: Emulator;
	let client: AxiosInstance;

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	const modulesOf = (id: number): number[] => findUser(emulator.state, id)?.moduleIds ?? [];
	const setTotal = (Total: number): void => {
		Object.assign(emulator.state.licenceOwners[1].modules[0], { Total });
	};
	const refusal = async (method: string, url: string, data?: unknown): Promise<unknown[]> => {
		const answer = await client.request<Json>({ method, url, data });
		return [answer.status, answer.data.ErrorType];
	};

	it('are assigned by name, and counted', async () => {
		const { data } = await client.put<Json[]>(ADDRESS, ['Route-Planner']);
		expect(data).toMatchObject([
			{ Name: 'route-planner', Assigned: true, InUse: 2, Free: 8, Total: 10 },
		]);
		expect(modulesOf(USERS.sales)).toContain(MODULES.thirdParty);
	});

	it('are taken by name, and counted', async () => {
		const url = `/License/lanternworks/${USERS.complete}`;
		const { data } = await client.delete<Json[]>(url, { data: NAMES });
		expect(data).toMatchObject([{ Assigned: false, InUse: 0, Free: 10 }]);
		expect(modulesOf(USERS.complete)).toEqual([
			MODULES.salesPlan,
			MODULES.mobile,
			MODULES.mailings,
		]);
	});

	it('stay as they are when there is nothing to do', async () => {
		const before = modulesOf(USERS.sales);
		await client.delete(ADDRESS, { data: NAMES });
		expect(modulesOf(USERS.sales)).toEqual(before);
		setTotal(1);
		const { status } = await client.put(`/License/lanternworks/${USERS.complete}`, NAMES);
		expect(status).toBe(200);
	});

	it('are read without a change', async () => {
		const { data } = await client.get<Json[]>(ADDRESS);
		expect(data).toMatchObject([{ Name: 'route-planner', Assigned: false }]);
	});

	it('are refused when none is free', async () => {
		setTotal(1);
		expect(await refusal('put', ADDRESS, NAMES)).toEqual([400, 'SoLicenseException']);
		expect(modulesOf(USERS.sales)).not.toContain(MODULES.thirdParty);
	});

	it.each<[string, string, string, unknown, unknown[]]>([
		[
			'of SuperOffice itself',
			'put',
			'/License/SuperOffice/2',
			[],
			[403, 'SoIllegalOperationException'],
		],
		[
			'of SuperOffice itself',
			'delete',
			'/License/superoffice/2',
			[],
			[403, 'SoIllegalOperationException'],
		],
		['of an unknown owner', 'put', '/License/nobody/2', [], [404, 'SoNotFoundException']],
		['of nobody', 'put', '/License/lanternworks/999', [], [404, 'SoNotFoundException']],
		['of an unknown name', 'put', ADDRESS, ['route-planner', 'x'], [400, 'SoLicenseException']],
		['that are no names', 'put', ADDRESS, { Name: 'x' }, [400, undefined]],
		['that are not named', 'delete', ADDRESS, undefined, [400, undefined]],
	])('%s are refused', async (_case, method, url, data, expected) => {
		expect(await refusal(method, url, data)).toEqual(expected);
		expect(modulesOf(USERS.sales)).toEqual([MODULES.salesPlan, MODULES.mobile]);
	});

	it.each(['put', 'delete'])('are for administrators only: %s', async (method) => {
		const sales = connect(emulator, basic(LOGINS.salesUser));
		const { status } = await sales.request({ method, url: ADDRESS, data: NAMES });
		expect(status).toBe(403);
	});
});
