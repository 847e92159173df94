import type { AxiosInstance } from 'axios';
import type { Emulator, StoredUser } from '../emulator/index.mts';
import { LOGINS, USERS } from '../emulator/index.mts';
import { findUser } from '../emulator/state.mts';
import type { Json } from './client.mts';
import { basic, connect, getUser, useEmulator } from './client.mts';

describe('the life of a user', () => {
	let emulator: Emulator;
	let client: AxiosInstance;
	const stored = (id: number): StoredUser | undefined => findUser(emulator.state, id);

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	const retire = async (AssociateId: number, Retired: boolean): Promise<number> =>
		(await client.post('/Agents/User/MakeRetired', { AssociateId, Retired })).status;

	it('retires: no licences, both flags, and the person too', async () => {
		expect(await retire(USERS.complete, true)).toBe(204);
		const user = await getUser(client, USERS.complete);
		expect(user).toMatchObject({ Deleted: true, IsPersonRetired: true });
		expect(user.Person).toMatchObject({ Retired: 1 });
		const links = (user.LicenseOwners as Json[]).flatMap(
			(owner) => owner.RestrictedModuleLicenses as Json[],
		);
		expect(links.length).toBeGreaterThan(3);
		expect(links.filter((link) => link.Assigned)).toEqual([]);
	});

	it('keeps everything else of a retired user', async () => {
		const before = structuredClone(stored(USERS.complete));
		await retire(USERS.complete, true);
		expect(stored(USERS.complete)).toEqual({
			...before,
			Deleted: true,
			IsPersonRetired: true,
			moduleIds: [],
			updated: stored(USERS.complete)?.updated,
		});
	});

	it('gives no licences back to a user who returns', async () => {
		await retire(USERS.sales, true);
		await retire(USERS.sales, false);
		expect(stored(USERS.sales)).toMatchObject({
			Deleted: false,
			IsPersonRetired: false,
			moduleIds: [],
		});
	});

	it('shuts a retired user out', async () => {
		await retire(USERS.sales, true);
		const login = connect(emulator, basic(LOGINS.salesUser));
		expect((await login.get('/User/currentPrincipal')).status).toBe(401);
	});

	it('removes licences', async () => {
		const { status } = await client.post('/Agents/User/RemoveLicenses', { AssociateId: 2 });
		expect(status).toBe(204);
		expect(stored(USERS.sales)?.moduleIds).toEqual([]);
	});

	it.each([
		['by REST', 'delete', `/User/${USERS.service}`],
		['by name', 'delete', '/User/OLA'],
		['by agent', 'post', `/Agents/User/DeleteUser?userId=${USERS.service}`],
	])('deletes %s with 204', async (_way, method, url) => {
		expect((await client.request({ method, url })).status).toBe(204);
		expect(stored(USERS.service)).toBeUndefined();
	});

	it('does not delete yourself', async () => {
		const { data } = await client.delete<Json>(`/User/${USERS.administrator}`);
		expect(data).toMatchObject({
			ErrorType: 'SoIllegalOperationException',
			ErrorMessage: '[SR_USER_CANNOT_DELETE_SELF]',
		});
		expect(stored(USERS.administrator)).toBeDefined();
	});

	it('does not delete a user others depend on', async () => {
		emulator.state.undeletableAssociateIds.push(USERS.sales);
		const { data } = await client.delete<Json>(`/User/${USERS.sales}`);
		expect(data.ErrorMessage).toBe('[SR_REQUEST_DEPENDENCY]');
	});
});
