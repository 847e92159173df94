import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { findUser, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { ActiveWorkflow, TRIGGER_NAME } from './n8n.mts';
import { byAssociateId } from '../locators.mts';

const setup = useEmulator({ webhookRetryMs: [10, 20] });

const LISA = USERS.complete;

let server: Server;
let workflow: ActiveWorkflow;
/** What n8n has answered */
let answers: number[];
/** Answers instead of n8n, when it is set */
let answerInstead: number | undefined;

beforeAll(async () => {
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const headers = request.headers as Record<string, string>;
			void (async () => {
				const status = answerInstead ?? (await workflow.call(Buffer.concat(chunks), headers));
				answers.push(status);
				response.writeHead(status).end();
			})();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

beforeEach(() => {
	answers = [];
	answerInstead = undefined;
	workflow = activeWorkflow();
});

afterAll(() => server.close());

function activeWorkflow(parameters: object = {}): ActiveWorkflow {
	const active = new ActiveWorkflow(setup.credential, { mode: 'webhook', ...parameters });
	const { port } = server.address() as AddressInfo;
	active.webhookBaseUrl = `http://127.0.0.1:${port}/webhook`;
	return active;
}

const hooks = () => setup.emulator.state.webhooks;

/** Retires LISA as somebody would who is signed in. */
async function retireLisa(): Promise<void> {
	await setup.run({ operation: 'retire', ...byAssociateId(LISA) });
	await setup.emulator.webhooks.idle();
}

/** A call as SuperOffice would sign it with this secret. */
async function post(body: string, secret: string | undefined): Promise<number> {
	const signature = secret && createHmac('sha256', secret).update(body).digest('base64');
	return await workflow.call(
		Buffer.from(body),
		signature ? { 'x-superoffice-signature': signature } : {},
	);
}

function event(changes: object = {}): string {
	return JSON.stringify({
		EventId: randomUUID(),
		Timestamp: '2026-06-01T08:00:00.1234567Z',
		Changes: ['associate_id', 'tooltip'],
		Event: 'associate.changed',
		PrimaryKey: LISA,
		Entity: 'associate',
		ContextIdentifier: 'Default',
		ChangedByAssociateId: 1,
		WebhookName: 'n8n',
		...changes,
	});
}

describe('registering', () => {
	test('makes one active webhook with a secret, and answers its test', async () => {
		await workflow.register();
		expect(hooks()).toMatchObject([
			{
				Events: ['associate.changed', 'associate.created', 'associate.deleted'],
				TargetUrl: expect.stringContaining('/webhook/'),
				Secret: expect.stringMatching(/^[0-9a-f]{64}$/),
				State: 'Active',
				Type: 'webhook',
			},
		]);
		expect(answers).toEqual([200]);
		expect(workflow.executions).toEqual([]);
	});

	test('again, after a restart, leaves it as it is', async () => {
		await workflow.register();
		const before = structuredClone(hooks());
		await workflow.register();
		expect(hooks()).toEqual(before);
	});

	test('sets one right that was stopped after too many errors, with its secret', async () => {
		await workflow.register();
		const { Secret, WebhookId } = hooks()[0];
		hooks()[0].State = 'TooManyErrors';
		await workflow.register();
		expect(hooks()).toMatchObject([{ WebhookId, Secret, State: 'Active' }]);
		expect(answers).toEqual([200, 200]);
	});

	test('changes the events of one when others are wanted', async () => {
		await workflow.register();
		const other = activeWorkflow({ webhookEvents: ['associate.deleted'] });
		other.database = workflow.database;
		workflow = other;
		await other.register();
		expect(hooks()).toMatchObject([{ Events: ['associate.deleted'] }]);
	});

	test('makes a new one where somebody has removed it, and where nothing is known of it any more', async () => {
		await workflow.register();
		hooks().length = 0;
		await workflow.register();
		expect(hooks()).toHaveLength(1);
		workflow = activeWorkflow();
		await workflow.register();
		expect(hooks()).toHaveLength(1);
		expect(await post(event(), hooks()[0].Secret)).toBe(200);
		expect(workflow.executions).toHaveLength(1);
	});

	test('makes no second one when the answer was lost', async () => {
		const fault = { method: 'POST', path: 'Webhook', kind: 'reset', when: 'after' } as const;
		setup.emulator.faults.add(fault);
		await workflow.register();
		expect(hooks()).toHaveLength(1);
		expect(await post(event(), hooks()[0].Secret)).toBe(200);
	});

	test('fails with words where n8n cannot be reached', async () => {
		answerInstead = 404;
		await expect(workflow.register()).rejects.toThrow(/did not register the webhook/);
		expect(hooks()).toEqual([]);
	});

	test('unregistering removes it, also when it is gone already', async () => {
		await workflow.register();
		await workflow.unregister();
		expect(hooks()).toEqual([]);
		expect(workflow.database).not.toContain('secret');
		await workflow.register();
		hooks().length = 0;
		await workflow.unregister();
		expect(workflow.database).not.toContain('secret');
	});

	test('unregistering ends also where SuperOffice is away, and the next one cleans up', async () => {
		await workflow.register();
		setup.emulator.faults.add({ method: 'DELETE', path: 'Webhook', status: 403 });
		await workflow.unregister();
		expect(hooks()).toHaveLength(1);
		await workflow.register();
		expect(hooks()).toHaveLength(1);
	});
});

describe('a call', () => {
	test('that is an event starts the workflow, with the user as it is now', async () => {
		await workflow.register();
		await retireLisa();
		expect(answers).toEqual([200, 200]);
		expect(workflow.executions).toHaveLength(1);
		expect(workflow.items).toMatchObject([
			{
				event: 'retired',
				superOfficeEvent: 'associate.changed',
				associateId: LISA,
				userId: 'LISA',
				before: null,
				after: { userId: 'LISA', active: false },
				changes: expect.arrayContaining([{ property: 'deleted', to: 1 }]),
				changedBy: 1,
				eventId: expect.any(String),
			},
		]);
	});

	test.each([
		['with another secret', 'another'],
		['with no signature', undefined],
	])('%s is refused with 401, and nothing begins', async (_, secret) => {
		await workflow.register();
		setup.emulator.log.length = 0;
		expect(await post(event(), secret)).toBe(401);
		expect(await post(event({ Event: 'test' }), secret)).toBe(401);
		expect(workflow.executions).toEqual([]);
		expect(setup.emulator.log).toEqual([]);
	});

	test('is refused before the webhook is registered, and after it was removed', async () => {
		expect(await post(event(), 'any')).toBe(401);
		expect(await post(event(), undefined)).toBe(401);
		await workflow.register();
		const { Secret } = hooks()[0];
		await workflow.unregister();
		expect(await post(event(), Secret)).toBe(401);
		expect(workflow.executions).toEqual([]);
	});

	test('whose body was changed on its way is refused', async () => {
		await workflow.register();
		const body = event();
		const signature = createHmac('sha256', hooks()[0].Secret).update(body).digest('base64');
		const headers = { 'x-superoffice-signature': signature };
		expect(await workflow.call(Buffer.from(`${body} `), headers)).toBe(401);
		expect(await workflow.call(Buffer.from(body), headers)).toBe(200);
	});

	test('that comes again is answered, and starts nothing: meanwhile, and later', async () => {
		await workflow.register();
		const { Secret } = hooks()[0];
		const body = event();
		expect(await Promise.all([post(body, Secret), post(body, Secret)])).toEqual([200, 200]);
		expect(await post(body, Secret)).toBe(200);
		expect(workflow.executions).toHaveLength(1);
		expect(workflow.database).toContain(JSON.parse(body).EventId);
		expect(await post(event(), Secret)).toBe(200);
		expect(workflow.executions).toHaveLength(2);
	});

	test('that was told before n8n started again is answered, and starts nothing', async () => {
		await workflow.register();
		const data = JSON.parse(workflow.database);
		const EventId = randomUUID();
		data[`node:${TRIGGER_NAME}`].told = [EventId];
		workflow.database = JSON.stringify(data);
		expect(await post(event({ EventId }), hooks()[0].Secret)).toBe(200);
		expect(workflow.executions).toEqual([]);
	});

	test('about somebody who is gone says deleted', async () => {
		await workflow.register();
		const body = event({ Event: 'associate.deleted', PrimaryKey: 4711, Changes: [] });
		expect(await post(body, hooks()[0].Secret)).toBe(200);
		expect(workflow.items).toMatchObject([
			{ event: 'deleted', associateId: 4711, after: null, changes: [] },
		]);
	});

	test('is told also when the user cannot be read, which is said', async () => {
		await workflow.register();
		setup.emulator.faults.add({ path: '/User', status: 403, times: 9 });
		expect(await post(event(), hooks()[0].Secret)).toBe(200);
		expect(workflow.items).toMatchObject([
			{ event: 'changed', associateId: LISA, after: null, notRead: expect.stringContaining('403') },
		]);
	});

	test('of an event that is not wanted is answered, and starts nothing', async () => {
		await workflow.register();
		const { Secret } = hooks()[0];
		expect(await post(event({ Event: 'contact.changed' }), Secret)).toBe(200);
		expect(workflow.executions).toEqual([]);
	});

	test.each(['', 'no JSON', '[]', '{}', '{"Event":"associate.changed"}'])(
		'that is signed and makes no sense starts nothing: %j',
		async (body) => {
			await workflow.register();
			expect(await post(body, hooks()[0].Secret)).toBe(400);
			expect(workflow.executions).toEqual([]);
		},
	);
});

test('a test in the editor shows what the webhook has brought, and the latest user when there is nothing', async () => {
	await workflow.register();
	const body = event();
	const signature = createHmac('sha256', hooks()[0].Secret).update(body).digest('base64');
	await workflow.call(Buffer.from(body), { 'x-superoffice-signature': signature }, 'manual');
	// n8n asks for the items of the test by `poll`.
	expect(await workflow.fetchTestEvent()).toMatchObject([
		{ eventId: JSON.parse(body).EventId, associateId: LISA, event: 'changed' },
	]);
	expect(await workflow.fetchTestEvent()).toMatchObject([{ event: 'created' }]);
});

test('an event comes to the test in the editor and to production, whichever is first', async () => {
	await workflow.register();
	for (const modes of [['manual', 'webhook'] as const, ['webhook', 'manual'] as const]) {
		const before = workflow.executions.length;
		const body = event();
		const signature = createHmac('sha256', hooks()[0].Secret).update(body).digest('base64');
		const headers = { 'x-superoffice-signature': signature };
		for (const mode of [...modes, ...modes]) {
			expect(await workflow.call(Buffer.from(body), headers, mode)).toBe(200);
		}
		expect(workflow.executions).toHaveLength(before + 2);
	}
});

test('there is nothing to poll', async () => {
	await workflow.start();
	await workflow.poll();
	expect(workflow.executions).toEqual([]);
	expect(callsOf(setup.emulator)).toEqual([]);
});

test('a user who was changed is read by the list that Online leaves open', async () => {
	await workflow.register();
	setup.emulator.log.length = 0;
	findUser(setup.emulator, LISA).Tooltip = 'New';
	await post(event(), hooks()[0].Secret);
	expect(callsOf(setup.emulator)).toEqual(['GET License', 'GET User']);
	expect(setup.emulator.log[1].query.$filter).toBe(`associateDbId associateIsOneOf (${LISA})`);
});
