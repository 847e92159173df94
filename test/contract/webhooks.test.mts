import { createHmac } from 'node:crypto';
import type { AxiosInstance } from 'axios';
import type { Emulator } from '../emulator/index.mts';
import { JOINERS, LOGINS, USERS } from '../emulator/index.mts';
import type { Json } from './client.mts';
import { connect, getUser, prepareUser, useEmulator, withEmulator } from './client.mts';
import type { Receiver } from './receiver.mts';
import { startReceiver } from './receiver.mts';

/** As the page on webhook secrets has it. */
const sign = (secret: string, text: string): string =>
	createHmac('sha256', Buffer.from(secret, 'utf8')).update(text).digest('base64');

const ASSOCIATE_EVENTS = ['associate.created', 'associate.changed', 'associate.deleted'];
const SECRET = 'Nøkkel 1';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let emulator: Emulator;
let client: AxiosInstance;
let receiver: Receiver;

useEmulator(
	(started, connected) => {
		emulator = started;
		client = connected;
	},
	{ webhookRetryMs: [5, 20] },
);
beforeEach(async () => {
	receiver = await startReceiver();
});
afterEach(async () => await receiver.stop());

const hook = (values: Json = {}): Json => ({
	Name: 'n8n',
	Events: ASSOCIATE_EVENTS,
	TargetUrl: receiver.url,
	Secret: SECRET,
	State: 'Active',
	Type: 'webhook',
	...values,
});

const register = async (values: Json = {}): Promise<number> => {
	const { status, data } = await client.post<Json>('/Webhook', hook(values));
	expect(status).toBe(200);
	return Number(data.WebhookId);
};

const read = async (id: number): Promise<Json> => (await client.get<Json>(`/Webhook/${id}`)).data;

const retire = async (AssociateId: number, Retired = true): Promise<unknown> =>
	await client.post('/Agents/User/MakeRetired', { AssociateId, Retired });

/** Retires and restores somebody in turn: each is one event. */
const change = async (times: number): Promise<void> => {
	for (let count = 0; count < times; count += 1) {
		await retire(USERS.service, !emulator.state.users[2].Deleted);
		await emulator.webhooks.idle();
	}
};

describe('a webhook that is saved', () => {
	it('begins with the defaults of the page', async () => {
		expect((await client.get('/Webhook/default')).data).toEqual({
			WebhookId: 0,
			Name: null,
			Events: ['contact.created', 'contact.deleted'],
			ErrorsEmail: null,
			TargetUrl: null,
			Secret: null,
			State: 'Active',
			Type: 'webhook',
			Headers: null,
			Properties: null,
			Registered: '0001-01-01T00:00:00',
			RegisteredAssociate: null,
			Updated: '0001-01-01T00:00:00',
			UpdatedAssociate: null,
		});
	});

	it('has its target tested first', async () => {
		await register();
		expect(receiver.received).toHaveLength(1);
		const [{ method, headers, text, body }] = receiver.received;
		expect(method).toBe('POST');
		expect(headers).toMatchObject({
			'content-type': 'application/json; charset=utf-8',
			'user-agent': expect.stringMatching(/^NetServer-Webhook\//) as string,
			'x-superoffice-event': 'test',
			'x-hook-test': 'true',
			'x-superoffice-eventid': expect.stringMatching(GUID) as string,
			'x-superoffice-signature': sign(SECRET, text),
		});
		expect(body).toEqual({
			EventId: expect.stringMatching(GUID) as string,
			Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/) as string,
			Changes: [],
			Event: 'test',
			PrimaryKey: 0,
			Entity: 'test',
			ContextIdentifier: 'Default',
			ChangedByAssociateId: 1,
			WebhookName: 'n8n',
		});
	});

	it('is read without its secret, with who made it', async () => {
		const id = await register({ Headers: { 'X-From': 'crm' }, ErrorsEmail: 'ops@nordlys.example' });
		expect(await read(id)).toMatchObject({
			WebhookId: id,
			Name: 'n8n',
			Events: ASSOCIATE_EVENTS,
			TargetUrl: receiver.url,
			Secret: '',
			State: 'Active',
			Type: 'webhook',
			Headers: { 'X-From': 'crm' },
			Properties: {},
			RegisteredAssociate: { AssociateId: 1 },
			ErrorsEmail: 'ops@nordlys.example',
			_Links: { Self: `${emulator.url}/api/v1/Webhook/${id}` },
		});
	});

	it.each([500, 404, 201, 204, 302])('is not, when its target answers %d', async (status) => {
		receiver.statuses.push(status);
		const answer = await client.post<Json>('/Webhook', hook());
		expect([answer.status, answer.data.Error]).toEqual([400, true]);
		expect((await client.get<Json[]>('/Webhook')).data).toEqual([]);
	});

	it('is not, when there is nobody at its target, and when that is no HTTPS', async () => {
		await receiver.stop();
		for (const TargetUrl of [receiver.url, 'http://crm.example.com/hook', 'nonsense', '']) {
			const { status, data } = await client.post<Json>('/Webhook', hook({ TargetUrl }));
			expect([status, data.ErrorType]).toEqual([400, 'SoInvalidArgumentException']);
		}
		expect(emulator.state.webhooks).toEqual([]);
	});

	it('is replaced as a whole, and deleted', async () => {
		const id = await register();
		receiver.received.length = 0;
		const changed = hook({ Name: 'other', Events: ['person.changed'] });
		delete changed.Secret;
		expect((await client.put<Json>(`/Webhook/${id}`, changed)).status).toBe(200);
		expect(await read(id)).toMatchObject({ Name: 'other', Events: ['person.changed'] });
		expect(receiver.received[0].body.Event).toBe('test');
		expect(receiver.received[0].headers).not.toHaveProperty('x-superoffice-signature');
		expect((await client.delete(`/Webhook/${id}`)).status).toBe(204);
		for (const method of ['get', 'put', 'delete'] as const) {
			expect((await client.request({ method, url: `/Webhook/${id}`, data: hook() })).status).toBe(
				404,
			);
		}
	});

	it('is found by name, event and state', async () => {
		const first = await register();
		const second = await register({ Name: 'b', Events: ['sale.sold'], State: 'Stopped' });
		const find = async (query: string): Promise<unknown[]> =>
			(await client.get<Json[]>(`/Webhook?${query}`)).data.map((each) => each.WebhookId);
		expect(await find('')).toEqual([first, second]);
		expect(await find('nameFilter=n8n')).toEqual([first]);
		expect(await find('eventFilter=sale.sold')).toEqual([second]);
		expect(await find('statusFilter=Stopped')).toEqual([second]);
		expect(await find('statusFilter=Unknown')).toEqual([first, second]);
		expect(await find('statusFilter=Active&eventFilter=sale.sold')).toEqual([]);
	});

	it('can be tested without being saved', async () => {
		receiver.statuses.push(200, 503);
		const good = await client.post<Json>('/Webhook/Test', hook());
		expect(good.data).toMatchObject({ Success: true });
		expect(good.data.Message).toMatch(/200[^]*thank you/);
		const bad = await client.post<Json>('/Webhook/Test', hook());
		expect([bad.status, bad.data.Success]).toEqual([200, false]);
		expect(emulator.state.webhooks).toEqual([]);
	});
});

describe('a notification', () => {
	it('of a new user has the fields of the page', async () => {
		await register();
		const user = await prepareUser(client, JOINERS[0], { Name: 'NEW' });
		const { data } = await client.post<Json>('/User', user);
		await emulator.webhooks.idle();
		const [{ headers, text, body }] = receiver.received.slice(1);
		expect(headers).toMatchObject({
			'x-superoffice-event': 'associate.created',
			'x-superoffice-eventid': body.EventId,
			'x-superoffice-retry': '0',
			'x-superoffice-signature': sign(SECRET, text),
		});
		expect(body).toEqual({
			EventId: expect.stringMatching(GUID) as string,
			Timestamp: expect.any(String) as string,
			Changes: expect.arrayContaining(['associate_id', 'name', 'group_idx', 'type']) as string[],
			Event: 'associate.created',
			PrimaryKey: data.AssociateId,
			Entity: 'associate',
			ContextIdentifier: 'Default',
			ChangedByAssociateId: 1,
			WebhookName: 'n8n',
			FieldValues: {
				deleted: 0,
				group_idx: 2,
				person_id: JOINERS[0],
				registered_associate_id: 1,
				type: 0,
				updated: expect.stringMatching(/[+-]\d\d:\d\d$/) as string,
				updated_associate_id: 1,
				waiting_for_approval: 0,
			},
		});
	});

	it('of a change names the fields of the table', async () => {
		await register();
		const user = await getUser(client, USERS.service);
		await client.put(`/User/${USERS.service}`, { ...user, UserGroup: { Id: 2 } });
		await retire(USERS.service);
		await emulator.webhooks.idle();
		expect(receiver.events()).toMatchObject([
			{
				Event: 'associate.changed',
				PrimaryKey: USERS.service,
				Changes: ['associate_id', 'group_idx', 'updated', 'updated_associate_id'],
			},
			{
				Event: 'associate.changed',
				Changes: ['associate_id', 'deleted', 'updated', 'updated_associate_id'],
				FieldValues: { deleted: 1 },
			},
		]);
	});

	it('of a deleted user says who it was', async () => {
		await register();
		await client.delete(`/User/${USERS.withoutPlan}`);
		await emulator.webhooks.idle();
		expect(receiver.events()).toEqual([
			expect.objectContaining({
				Event: 'associate.deleted',
				PrimaryKey: USERS.withoutPlan,
				Changes: [],
				Values: { associate_id: USERS.withoutPlan, person_id: USERS.withoutPlan },
			}),
		]);
		expect(receiver.events()[0]).not.toHaveProperty('FieldValues');
	});

	it('is not sent for what other tables hold, nor for a write that changes nothing', async () => {
		await register();
		const user = await getUser(client, USERS.service);
		await client.put(`/User/${USERS.service}`, user);
		await client.put(`/User/${USERS.service}`, { ...user, Role: { Id: 2 }, OtherGroups: [] });
		await client.post('/Agents/User/RemoveLicenses', { AssociateId: USERS.service });
		await client.post('/Agents/User/SetPassword', { AssociateId: 3, Password: 'Long-enough' });
		await emulator.webhooks.idle();
		expect(emulator.journal.length).toBeGreaterThanOrEqual(4);
		expect(receiver.events()).toEqual([]);
	});

	it('comes of a write by somebody else, too, and says who made a call', async () => {
		await register();
		emulator.others.do({ action: 'change', associateId: 3, values: { Tooltip: 'x' } });
		await emulator.webhooks.idle();
		expect(receiver.events()).toMatchObject([{ ChangedByAssociateId: 1, PrimaryKey: 3 }]);
	});

	it('goes only to who listens, is active and is no script', async () => {
		await register({ Events: ['associate.deleted'] });
		await register({ State: 'Stopped' });
		const script = await register();
		emulator.state.webhooks[script - 1].Type = 'crmscript';
		await change(1);
		expect(receiver.events()).toEqual([]);
	});

	it('has the headers and properties of its webhook, and no signature without a secret', async () => {
		const Headers = { 'X-From': 'crm' };
		await register({ Headers, Properties: { place: { city: 'Oslo' } }, Secret: '' });
		await change(1);
		const [, { headers, body }] = receiver.received;
		expect(headers['x-from']).toBe('crm');
		expect(headers).not.toHaveProperty('x-superoffice-signature');
		expect(body.place).toEqual({ city: 'Oslo' });
	});

	it('can be any event, signalled by a client', async () => {
		await register({ Events: ['foo.bar'] });
		expect((await client.post('/Webhook/foo.bar/123', { widgets: 1 })).status).toBe(204);
		await emulator.webhooks.idle();
		expect(receiver.events()).toMatchObject([
			{ Event: 'foo.bar', Entity: 'foo', PrimaryKey: 123, Changes: ['widgets'] },
		]);
	});
});

describe('a target that fails', () => {
	it('is tried three times with the same event, then the event is lost', async () => {
		const id = await register();
		receiver.statuses.push(500, 500, 500);
		await change(2);
		const [, ...sent] = receiver.received;
		expect(sent.map(({ headers }) => headers['x-superoffice-retry'])).toEqual(['0', '1', '2', '0']);
		const ids = sent.map(({ body }) => body.EventId);
		expect(new Set(ids.slice(0, 3)).size).toBe(1);
		expect(ids[3]).not.toBe(ids[0]);
		expect((await read(id)).State).toBe('Active');
		expect(emulator.webhooks.attempts.slice(1)).toMatchObject([
			{ webhookId: id, event: 'associate.changed', retry: 0, status: 500, isDelivered: false },
			{ retry: 1 },
			{ retry: 2 },
			{ retry: 0, status: 200, isDelivered: true },
		]);
	});

	it('is tried again after the times that were set', async () => {
		emulator.webhooks.retryMs = [60, 200];
		await register();
		receiver.statuses.push(500, 500);
		await change(1);
		const times = receiver.received.slice(1).map(({ at }) => at);
		expect(times[1] - times[0]).toBeGreaterThanOrEqual(59);
		expect(times[2] - times[1]).toBeGreaterThanOrEqual(199);
	});

	it('waits one and four seconds where nothing else was said', async () => {
		await withEmulator({}, ({ webhooks }) => expect(webhooks.retryMs).toEqual([1000, 4000]));
	});

	it('stops the webhook after nine failures in a row, and says so', async () => {
		const id = await register({ ErrorsEmail: 'ops@nordlys.example' });
		const watcher = await register({ Events: [`webhook${id}.errors`, `webhook${id}.started`] });
		receiver.statuses.push(...Array<number>(9).fill(500));
		await change(3);
		expect(await read(id)).toMatchObject({ State: 'TooManyErrors' });
		expect(receiver.events().filter(({ Event }) => Event === 'associate.changed')).toHaveLength(9);
		expect(receiver.events().at(-1)).toMatchObject({ Event: 'webhook.errors', PrimaryKey: id });
		expect(receiver.received.at(-1)?.headers['x-superoffice-event']).toBe(`webhook${id}.errors`);
		expect(emulator.state.outbox.map(({ to }) => to)).toEqual(['ops@nordlys.example']);
		const before = receiver.received.length;
		await change(1);
		expect(receiver.received).toHaveLength(before);
		expect((await read(watcher)).State).toBe('Active');
	});

	it('can be set to work again, and counts anew', async () => {
		const id = await register();
		receiver.statuses.push(...Array<number>(9).fill(500));
		await change(3);
		await client.put(`/Webhook/${id}`, hook());
		receiver.statuses.push(500, 500, 500);
		await change(2);
		expect(await read(id)).toMatchObject({ State: 'Active' });
		expect(receiver.events().at(-1)).toMatchObject({ Event: 'associate.changed' });
	});

	it('begins to count again after a success', async () => {
		const id = await register();
		receiver.statuses.push(500, 500, 500, 500, 500, 500, 500, 500, 200);
		await change(4);
		expect(await read(id)).toMatchObject({ State: 'Active' });
	});

	it('that is gone stops it at once', async () => {
		const id = await register();
		receiver.statuses.push(410);
		await change(1);
		expect(await read(id)).toMatchObject({ State: 'TooManyErrors' });
		expect(receiver.events()).toHaveLength(1);
	});

	it('is counted, and its last answer kept', async () => {
		const id = await register();
		expect((await client.get(`/Webhook/${id}/LastError`)).data).toBe('');
		receiver.statuses.push(500, 503, 502);
		await change(2);
		const params = {
			$select:
				'webhook_usage.total_calls,webhook_usage.total_errors,webhook_usage.consecutive_errors',
			$filter: `webhook_usage.webhook_usage_id eq ${id}`,
		};
		const { data } = await client.get<{ value: Json[] }>('/Archive/dynamic', { params });
		expect(data.value).toMatchObject([
			{
				'webhook_usage.total_calls': 4,
				'webhook_usage.total_errors': 3,
				'webhook_usage.consecutive_errors': 0,
			},
		]);
		expect((await client.get(`/Webhook/${id}/LastError`)).data).toMatch(/502[^]*thank you/);
	});

	it('holds up no answer, and a reset forgets it', async () => {
		emulator.webhooks.retryMs = [60_000, 60_000];
		await register();
		receiver.statuses.push(500);
		const start = Date.now();
		await retire(USERS.service);
		expect(Date.now() - start).toBeLessThan(5_000);
		emulator.reset();
		await emulator.webhooks.idle();
		expect(emulator.webhooks.attempts).toEqual([]);
		expect(emulator.state.webhooks).toEqual([]);
	});
});

describe('webhooks in Online', () => {
	const bearer = `Bearer ${LOGINS.bearerToken}`;

	it.each([
		['get', '/Webhook'],
		['get', '/Webhook/default'],
		['post', '/Webhook'],
		['get', '/Webhook/1'],
		['post', '/Webhook/Test'],
		['post', '/Webhook/foo.bar/1'],
		['get', '/Webhook/1/LastError'],
		['post', '/Agents/Webhook/SaveWebhook'],
	])('are refused unless the app asked for them: %s %s', async (method, url) => {
		await withEmulator({ mode: 'online' }, async (online) => {
			const request = { method, url, data: hook() };
			const { status, data } = await connect(online, bearer).request<Json>(request);
			expect(status).toBe(403);
			expect(data.ErrorMessage).toBe('The Webhook agent is not available in Online.');
		});
	});

	it('work then, and name the tenant', async () => {
		await withEmulator({ mode: 'online', openWebhooks: true }, async (online) => {
			const calls = connect(online, bearer);
			expect((await calls.post('/Webhook', hook())).status).toBe(200);
			expect((await calls.get('/User/2')).status).toBe(403);
			online.others.do({ action: 'retire', associateId: USERS.service });
			await online.webhooks.idle();
			const tenants = receiver.received.map(({ body }) => body.ContextIdentifier);
			expect(tenants).toEqual(['Cust12345', 'Cust12345']);
		});
	});
});
