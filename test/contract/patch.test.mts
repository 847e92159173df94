import type { AxiosInstance } from 'axios';
import type { Emulator, StoredUser } from '../emulator/index.mts';
import { CUSTOM_FIELDS, GROUPS, LOGINS, ROLES, USERS } from '../emulator/index.mts';
import { findUser } from '../emulator/state.mts';
import type { Json } from './client.mts';
import { basic, connect, useEmulator } from './client.mts';

describe('PATCH of a user', () => {
	let emulator: Emulator;
	let client: AxiosInstance;
	const path = `/User/${USERS.complete}`;
	const stored = (): StoredUser | undefined => findUser(emulator.state, USERS.complete);

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	it.each([
		['JSON Patch', [{ op: 'replace', path: '/Tooltip', value: 'Patched' }]],
		['a path without slash, in other case', [{ op: 'replace', path: 'tooltip', value: 'Patched' }]],
		['merge patch', { tooltip: 'Patched' }],
	])('changes one property and keeps the others: %s', async (_form, patch) => {
		const before = structuredClone(stored());
		const { status, data } = await client.patch<Json>(path, patch);
		expect([status, data.Tooltip]).toEqual([200, 'Patched']);
		expect(stored()).toEqual({ ...before, Tooltip: 'Patched', updated: stored()?.updated });
	});

	it('changes a role by its id', async () => {
		await client.patch(path, [{ op: 'replace', path: 'Role/Id', value: ROLES.service }]);
		expect(stored()?.roleId).toBe(ROLES.service);
	});

	it('appends to an array, and adds an object where an array is expected', async () => {
		const value = { Id: GROUPS.administration };
		await client.patch(path, [{ op: 'add', path: '/OtherGroups/-', value }]);
		expect(stored()?.otherGroupIds).toEqual([GROUPS.sales, GROUPS.service, GROUPS.administration]);
		emulator.reset();
		await client.patch(path, { OtherGroups: value });
		expect(stored()?.otherGroupIds).toEqual([GROUPS.sales, GROUPS.service, GROUPS.administration]);
	});

	it('replaces an array by an array in a merge patch', async () => {
		await client.patch(path, { OtherGroups: [{ Id: GROUPS.administration }] });
		expect(stored()?.otherGroupIds).toEqual([GROUPS.administration]);
	});

	it('changes one custom field and keeps the others', async () => {
		const value = { [CUSTOM_FIELDS.badge]: 'B-2' };
		await client.patch(path, [{ op: 'replace', path: 'CustomFields', value }]);
		await client.patch(path, [{ op: 'replace', path: 'ExtraFields/x_costcentre', value: 'CC-2' }]);
		expect(stored()?.CustomFields).toMatchObject({
			[CUSTOM_FIELDS.badge]: 'B-2',
			[CUSTOM_FIELDS.costCentre]: 'CC-2',
			[CUSTOM_FIELDS.worksRemotely]: '[I:1]',
		});
	});

	it('answers 409 when a test does not match, and changes nothing', async () => {
		const { status } = await client.patch(path, [
			{ op: 'replace', path: 'Tooltip', value: 'Patched' },
			{ op: 'test', path: 'Name', value: 'OTHER' },
		]);
		expect(status).toBe(409);
		expect(stored()?.Tooltip).not.toBe('Patched');
	});

	it.each(['move', 'copy'])('does not know %s', async (op) => {
		const patch = [{ op, from: 'Name', path: 'NickName' }];
		expect((await client.patch(path, patch)).status).toBe(400);
	});

	it('answers 412 when the user was changed since', async () => {
		const headers = { 'If-Unmodified-Since': new Date('2020-01-01').toUTCString() };
		expect((await client.patch(path, { Rank: 3 }, { headers })).status).toBe(412);
	});

	it('answers 404 for a user that does not exist', async () => {
		expect((await client.patch('/User/999', { Rank: 3 })).status).toBe(404);
	});

	it('is for administrators only', async () => {
		const sales = connect(emulator, basic(LOGINS.salesUser));
		const { status, data } = await sales.patch<Json>(path, { Rank: 3 });
		expect([status, data.ErrorType]).toEqual([403, 'SoIllegalOperationException']);
	});
});

/** No OpenAPI document has the method, so an installation may lack it. */
describe('a server without PATCH', () => {
	let client: AxiosInstance;

	useEmulator((_started, connected) => (client = connected), { patch: false });

	it.each([
		`/User/${USERS.complete}`,
		'/User/LISA',
		'/User',
		`/User/${USERS.complete}/CustomCommand`,
		'/License',
		'/MDOList/usergroup',
		'/Agents/User/GetUser',
	])('answers 405 to PATCH %s', async (path) => {
		const { status, data } = await client.patch(path, [{ op: 'replace', path: 'Rank', value: 3 }]);
		expect([status, data]).toEqual([
			405,
			{ Message: "The requested resource does not support http method 'PATCH'." },
		]);
	});

	it('answers 404 where no method leads to anything', async () => {
		const { status, data } = await client.patch<Json>('/Users/5', { Rank: 3 });
		expect([status, Object.keys(data)]).toEqual([404, ['Message']]);
	});
});
