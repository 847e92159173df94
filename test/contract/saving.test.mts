import type { AxiosInstance } from 'axios';
import type { Emulator, StoredUser } from '../emulator/index.mts';
import { CUSTOM_FIELDS, GROUPS, ROLES, USERS } from '../emulator/index.mts';
import { findUser } from '../emulator/state.mts';
import type { Json } from './client.mts';
import { connect, getUser, useEmulator } from './client.mts';

/** SaveUser and PUT replace the whole user: whatever the request leaves out is lost. */
describe('saving a user', () => {
	let emulator: Emulator;
	let client: AxiosInstance;
	const stored = (id: number): StoredUser | undefined => findUser(emulator.state, id);

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	const saveComplete = async (values: Json): Promise<{ status: number; data: Json }> => {
		const user = await getUser(client, USERS.complete);
		return await client.post<Json>('/Agents/User/SaveUser', { ...user, ...values });
	};

	it('keeps everything when the whole user is sent back', async () => {
		const before = structuredClone(stored(USERS.complete));
		await saveComplete({});
		expect(stored(USERS.complete)).toEqual({
			...before,
			updated: stored(USERS.complete)?.updated,
		});
	});

	it.each([
		['SaveUser', 'post', '/Agents/User/SaveUser'],
		['PUT', 'put', `/User/${USERS.complete}`],
	])('%s empties what is left out', async (_name, method, url) => {
		const data = { AssociateId: USERS.complete, Name: 'LISA' };
		const { status } = await client.request({ method, url, data });
		expect(status).toBe(200);
		expect(stored(USERS.complete)).toMatchObject({
			Rank: 0,
			Tooltip: '',
			UserName: '',
			NickName: '',
			EjUserId: 0,
			RequestSignature: '',
			Type: 'Unknown',
			IsOnTravel: false,
			WaitingForApproval: false,
			CustomFields: {},
			roleId: 0,
			userGroupId: 0,
			otherGroupIds: [],
			personId: 0,
			ticketCategoryIds: [],
			moduleIds: [],
			credentials: [],
		});
	});

	it('treats null like a property that is left out', async () => {
		const { data } = await saveComplete({ Tooltip: null, Rank: null, OtherGroups: null });
		expect([data.Tooltip, data.Rank, data.OtherGroups]).toEqual(['', 0, []]);
	});

	it('keeps the last login, which only the server writes', async () => {
		await saveComplete({ Lastlogin: '2001-01-01T00:00:00', Lastlogout: null });
		expect(stored(USERS.complete)?.Lastlogin).toEqual(new Date('2026-07-01T06:15:00Z'));
	});

	it('takes property names in any case', async () => {
		const { data } = await saveComplete({ Tooltip: undefined, tOOLTIP: 'Any case' });
		expect(data.Tooltip).toBe('Any case');
	});

	it('stores role and groups by id and not the texts sent with them', async () => {
		const { data } = await saveComplete({
			Role: { Id: ROLES.service, Value: 'Other text' },
			UserGroup: { Id: GROUPS.service },
		});
		expect(data.Role).toMatchObject({
			Id: ROLES.service,
			Value: 'NO:"Kundeservice";US:"Customer service"',
		});
		expect(data.UserGroup).toMatchObject({ Id: GROUPS.service });
	});

	it('stores the texts of the user as sent, so a translated one loses its languages', async () => {
		const english = connect(emulator, undefined, { 'SO-Language': 'en' });
		const user = await getUser(english, USERS.multiLanguage);
		expect(user.Tooltip).toBe('Sales director');
		await client.post('/Agents/User/SaveUser', user);
		expect(stored(USERS.multiLanguage)?.Tooltip).toBe('Sales director');
	});

	it('keeps the secret of a credential sent back with an empty value', async () => {
		const { data } = await saveComplete({ Rank: 1 });
		expect(data.Credentials).toMatchObject([{ Value: '', DisplayValue: 'Lisa' }]);
		expect(stored(USERS.complete)?.credentials[0].value).toBe('L1sa-emulator');
	});

	it('never answers the secret of a credential', async () => {
		const Credentials = [{ Type: { Type: 'CRM5/PASSWORD' }, Value: 'Secret-1', DisplayValue: '' }];
		const { data } = await saveComplete({ Credentials });
		expect(JSON.stringify(data)).not.toContain('Secret-1');
		expect(stored(USERS.complete)?.credentials[0].value).toBe('Secret-1');
	});

	it('removes the credentials when none are sent', async () => {
		await saveComplete({ Credentials: [] });
		expect(stored(USERS.complete)?.credentials).toEqual([]);
	});

	it('lets CustomFields win over ExtraFields', async () => {
		const { data } = await saveComplete({
			CustomFields: { [CUSTOM_FIELDS.costCentre]: 'from custom' },
			ExtraFields: { [CUSTOM_FIELDS.costCentre]: 'from extra', [CUSTOM_FIELDS.worksRemotely]: '0' },
		});
		expect(data.CustomFields).toEqual({
			[CUSTOM_FIELDS.costCentre]: 'from custom',
			[CUSTOM_FIELDS.worksRemotely]: '0',
		});
		expect(data.ExtraFields).toEqual(data.CustomFields);
	});

	it('shows in ExtraFields only the fields of the extra table', async () => {
		const { ExtraFields, CustomFields } = await getUser(client, USERS.complete);
		expect(Object.keys(ExtraFields as Json)).toEqual(['x_costcentre', 'x_remote']);
		expect(Object.keys(CustomFields as Json)).toContain('SuperOffice:1');
	});

	it('finds the user of SaveUserFromName by name, whatever id the user has', async () => {
		const User = { ...(await getUser(client, USERS.sales)), AssociateId: 999, Rank: 12 };
		const { data } = await client.post<Json>('/Agents/User/SaveUserFromName', {
			UserName: 'kari.solheim@nordlys.example',
			User,
		});
		expect(data).toMatchObject({ AssociateId: USERS.sales, Rank: 12 });
	});

	it('answers null when there is no such user', async () => {
		const user = await getUser(client, USERS.sales);
		const byId = await client.post('/Agents/User/SaveUser', { ...user, AssociateId: 999 });
		expect([byId.status, byId.data]).toEqual([200, null]);
		const body = { UserName: 'nobody', User: user };
		const byName = await client.post('/Agents/User/SaveUserFromName', body);
		expect([byName.status, byName.data]).toEqual([200, null]);
	});

	it('answers 404 to a PUT for a user that does not exist', async () => {
		const { status } = await client.put('/User/999', await getUser(client, USERS.sales));
		expect(status).toBe(404);
	});

	it.each([
		['post', '/User'],
		['put', '/User/2'],
		['post', '/Agents/User/SaveUser'],
	])('refuses %s %s without a body', async (method, url) => {
		const { status, statusText } = await client.request({ method, url });
		expect(status).toBe(400);
		expect(statusText).toBe('Bad request. Entity to save is not in request body.');
	});

	it('refuses a body that is no JSON and a value of the wrong type', async () => {
		const headers = { 'Content-Type': 'application/json' };
		const broken = await client.post('/User', '{"Name":', { headers });
		expect(broken.status).toBe(400);
		const wrong = await client.post('/User', { AssociateId: 'many' });
		expect(wrong.status).toBe(400);
		expect(Object.keys(wrong.data as Json)).toEqual(['Message', 'MessageDetail']);
	});
});
