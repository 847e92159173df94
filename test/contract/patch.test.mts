import type { AxiosInstance } from 'axios';
import type { Emulator, StoredUser } from '../emulator/index.mts';
import { CUSTOM_FIELDS, GROUPS, ROLES, startEmulator, USERS } from '../emulator/index.mts';
import { findUser } from '../emulator/state.mts';
import type { Json } from './client.mts';
import { connect, useEmulator } from './client.mts';

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

	it('can be switched off, as no OpenAPI document has it', async () => {
		const without = await startEmulator({ patch: false });
		const { status } = await connect(without).patch(path, { Rank: 3 });
		await without.stop();
		expect(status).toBe(405);
	});
});
