import type { AxiosInstance } from 'axios';
import type { Emulator } from '../emulator/index.mts';
import { CUSTOM_FIELDS, POSITIONS, USERS } from '../emulator/index.mts';
import type { Json } from './client.mts';
import { connect, getUser, useEmulator } from './client.mts';

/** Those of `CustomFieldType` apart from Unknown. */
const FIELD_TYPES = 15;

describe('reading a user', () => {
	let emulator: Emulator;
	let client: AxiosInstance;

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	it('answers 404 with an error body over REST', async () => {
		const { status, data } = await client.get<Json>('/User/999');
		expect(status).toBe(404);
		expect(data).toMatchObject({ Error: true, ErrorType: 'SoNotFoundException' });
		expect(Object.keys(data)).toEqual(['Error', 'ErrorType', 'ErrorMessage', 'ErrorSource']);
	});

	it('answers 200 and null by agent', async () => {
		const { status, data } = await client.post('/Agents/User/GetUser?userId=999');
		expect([status, data]).toEqual([200, null]);
	});

	it('answers 400 for an id that is no number', async () => {
		const { status, data } = await client.post<Json>('/Agents/User/GetUser?userId=abc');
		expect(status).toBe(400);
		expect(Object.keys(data)).toEqual(['Message', 'MessageDetail']);
	});

	it('describes an agent method to a GET and runs nothing', async () => {
		const before = emulator.state.users.length;
		const { status, data } = await client.get<Json>(
			`/Agents/User/DeleteUser?userId=${USERS.retired}`,
		);
		expect(status).toBe(200);
		expect(data).not.toHaveProperty('AssociateId');
		expect(emulator.state.users).toHaveLength(before);
	});

	it('takes a word that is no number for a user name', async () => {
		const byId = await client.get<Json>('/User/KARI');
		expect(byId.data.AssociateId).toBe(USERS.sales);
		const byUserName = await client.get<Json>('/User/ola.vik%40nordlys.example');
		expect(byUserName.data.AssociateId).toBe(USERS.service);
		expect(byId.data).not.toHaveProperty('_Links');
	});

	it('has no upper and lower case in paths and queries', async () => {
		const { data } = await client.post<Json>('/agents/USER/getuser?USERID=2');
		expect(data.AssociateId).toBe(2);
	});

	it('serves the API below any prefix', async () => {
		const options = { baseURL: `${emulator.origin}/Cust12345/api/v1` };
		const { status } = await client.get('/User/2', options);
		expect(status).toBe(200);
	});

	it('answers a page of the web server where /api is missing', async () => {
		const options = { baseURL: `${emulator.url}/v1` };
		const { status, headers } = await client.get('/User/2', options);
		expect(status).toBe(404);
		expect(headers['content-type']).toContain('text/html');
	});

	it('keeps all keys with $select and nulls the others', async () => {
		const { data } = await client.get<Json>('/User/2?$select=name,person/firstname');
		const all = await client.get<Json>('/User/2');
		expect(Object.keys(data)).toEqual(Object.keys(all.data));
		expect([data.Name, data.AssociateId, data.Role]).toEqual(['KARI', null, null]);
		expect(data.Person).toMatchObject({ Firstname: 'Kari', Lastname: 'Solheim' });
	});

	it('ends every carrier with its rights', async () => {
		const user = await getUser(client, USERS.sales);
		expect(user.TableRight).toEqual({ Mask: 'Select, Insert, Update, Delete', Reason: '' });
		expect(user.FieldProperties).toMatchObject({
			Name: { FieldRight: { Mask: 'Update, UIHintMandatory' }, FieldLength: 239 },
		});
		expect(user.Role).toMatchObject({ TableRight: null, FieldProperties: {} });
	});

	it('says in the rights that you cannot delete yourself', async () => {
		const user = await getUser(client, USERS.administrator);
		expect(user.TableRight).toMatchObject({ Reason: '[SR_USER_CANNOT_DELETE_SELF]' });
	});

	it.each([
		['raw without a header', {}, 'NO:"Selger";US:"Sales"'],
		['raw for *', { 'Accept-Language': '*' }, 'NO:"Selger";US:"Sales"'],
		['in English', { 'Accept-Language': 'en-US,en;q=0.9' }, 'Sales'],
		['in Norwegian', { 'SO-Language': 'nb-NO' }, 'Selger'],
		['by SO-Language first', { 'SO-Language': 'no', 'Accept-Language': 'en' }, 'Selger'],
		[
			'raw when SO-Language is x',
			{ 'SO-Language': 'x', 'Accept-Language': 'en' },
			'NO:"Selger";US:"Sales"',
		],
	])('writes texts %s', async (_case, headers, text) => {
		const user = await getUser(connect(emulator, undefined, headers), USERS.sales);
		expect(user.Role).toMatchObject({ Value: text });
	});

	it.each([
		['in the zone of the server', undefined, '2026-07-01T08:15:00'],
		['in the zone asked for', 'US-NY', '2026-07-01T02:15:00'],
		['with an offset', 'NO, includeTZOffset', '2026-07-01T08:15:00+02:00'],
		['with Z', 'UTC,includeTZOffset', '2026-07-01T06:15:00Z'],
	])('writes dates %s', async (_case, zone, text) => {
		const headers = zone === undefined ? undefined : { 'SO-TimeZone': zone };
		const user = await getUser(connect(emulator, undefined, headers), USERS.complete);
		expect(user.Lastlogin).toBe(text);
	});

	it('writes a date that is not set as year 1', async () => {
		expect((await getUser(client, USERS.service)).Lastlogin).toBe('0001-01-01T00:00:00');
	});

	it('describes the custom fields', async () => {
		const { data } = await client.get<Json[]>('/User/CustomField');
		expect(data.map((field) => field.FieldName)).toEqual(Object.values(CUSTOM_FIELDS));
		expect(new Set(data.map((field) => field.FieldType)).size).toBe(FIELD_TYPES);
	});

	it.each([
		['which list a field takes its values from', CUSTOM_FIELDS.position, 'MdoListName', 'position'],
		['which texts a field has', CUSTOM_FIELDS.shirtSize, 'Choices', ['Small', 'Medium', 'Large']],
		['how long a text may be', CUSTOM_FIELDS.employeeNumber, 'TextLength', 10],
		['which field is mandatory', CUSTOM_FIELDS.employeeNumber, 'IsMandatory', true],
		['which field is read-only', CUSTOM_FIELDS.lastReview, 'IsReadOnly', true],
		['which field is hidden', CUSTOM_FIELDS.externalKey, 'HideField', true],
	])('says of custom fields %s', async (_case, name, member, value) => {
		const { data } = await client.get<Json>(`/User/CustomField/${encodeURIComponent(name)}`);
		expect(data[member]).toEqual(value);
	});

	it("gives a field's label in the language asked for, and its list by the name it says", async () => {
		const { data } = await connect(emulator, undefined, { 'SO-Language': 'en' }).get<Json[]>(
			'/User/CustomField',
		);
		const { DisplayName, MdoListName } = data.find(
			({ FieldName }) => FieldName === CUSTOM_FIELDS.position,
		)!;
		expect(DisplayName).toBe('Position');
		const list = await client.get<Json[]>(`/MDOList/${String(MdoListName)}`);
		expect(list.data.map(({ Id }) => Id)).toEqual([POSITIONS.consultant, POSITIONS.manager]);
	});
});
