import { setTimeout as sleep } from 'node:timers/promises';

import { LOGINS, startEmulator, USERS, type Emulator } from '../emulator/index.mts';
import { findUser } from '../emulator/state.mts';
import { undoAll } from '../n8n/cleanup.mts';
import { credentialFor } from '../n8n/credential.mts';
import { installN8n } from '../n8n/install.mts';
import { startSession, type Session } from '../n8n/session.mts';
import { outputOf, type Credential, type Workflow } from '../n8n/shapes.mts';
import type { StoredCredential } from './oneNode.mts';
import { systemUserFor } from './systemUser.mts';
import { until } from './until.mts';

const TRIGGER = 'SuperOffice User Trigger';

/** An n8n of its own: it is started again in the middle. */
let session: Session;
/** Onsite */
let emulator: Emulator;
let credential: StoredCredential;
/** SuperOffice Online, with an app that has asked for webhooks, but not for user management */
let online: Emulator;
let systemUser: StoredCredential;

beforeAll(async () => {
	emulator = await startEmulator();
	online = await startEmulator({ mode: 'online', openWebhooks: true });
	session = await startSession({ installation: await installN8n() });
	credential = await stored(credentialFor(emulator.url));
	systemUser = await stored(systemUserFor(online, 'System user'));
}, 300_000);

afterAll(async () => {
	await undoAll();
	await emulator.stop();
	await online.stop();
}, 60_000);

beforeEach(() => {
	emulator.reset();
	online.reset();
});

async function stored(data: Credential): Promise<StoredCredential> {
	const { name, type } = data;
	return { id: await session.client.createCredential(data), name, type };
}

function workflowWith(
	parameters: Record<string, unknown>,
	{ type, ...of }: StoredCredential = credential,
): Workflow {
	return {
		name: 'Users that change',
		nodes: [
			{
				id: 'e6e6c1f0-41c3-4c0b-9d3e-5d9d0a1c7b01',
				name: TRIGGER,
				type: 'n8n-nodes-superoffice.superOfficeUserTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: { authentication: type, ...parameters },
				credentials: { [type]: of },
			},
			{
				id: 'e6e6c1f0-41c3-4c0b-9d3e-5d9d0a1c7b02',
				name: 'Next',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [220, 0],
				parameters: {},
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: 'Next', type: 'main', index: 0 } as never]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** What the workflow was started with, as `event associateId`, in the order of its executions. */
async function told(workflowId: string): Promise<string[]> {
	const items: string[] = [];
	for (const id of await session.client.executionsOf(workflowId)) {
		const execution = await session.client.waitForExecution(id);
		const output = outputOf(execution, 'Next');
		items.push(
			...output.map(({ json }) => `${json.event as string} ${json.associateId as number}`),
		);
	}
	return items;
}

/** Publishes, and waits until the trigger has kept what it begins with. */
async function begun(parameters: Record<string, unknown>, of?: StoredCredential): Promise<string> {
	const { client } = session;
	const id = await client.importWorkflow(workflowWith(parameters, of));
	await client.publishWorkflow(id);
	await until(async () => {
		const { [`node:${TRIGGER}`]: kept } = await client.staticDataOf(id);
		return kept !== undefined;
	});
	return id;
}

async function toldWithin(seconds: number, workflowId: string, count: number): Promise<string[]> {
	const deadline = Date.now() + seconds * 1000;
	for (;;) {
		const items = await told(workflowId);
		if (items.length >= count || Date.now() > deadline) return items;
		await sleep(500);
	}
}

test('polling: what happens while n8n is away is told once it is back, also when SuperOffice refuses at first', async () => {
	const id = await begun({ mode: 'polling', pollTimes: { item: [{ mode: 'everyMinute' }] } });
	expect(await told(id)).toEqual([]);

	findUser(emulator.state, USERS.complete)!.roleId = 2;
	await session.restart();
	expect(await toldWithin(20, id, 1)).toEqual([`changed ${USERS.complete}`]);

	findUser(emulator.state, USERS.sales)!.Deleted = true;
	emulator.faults.add({ path: '/User?', status: 403 });
	await session.restart();
	const both = [`changed ${USERS.complete}`, `retired ${USERS.sales}`];
	expect((await toldWithin(30, id, 2)).slice(0, 2)).toEqual(both);

	// At the next full minute.
	const before = await told(id);
	emulator.state.users = emulator.state.users.filter(
		({ AssociateId }) => AssociateId !== USERS.multiLanguage,
	);
	expect(await toldWithin(75, id, before.length + 1)).toEqual([
		...before,
		`deleted ${USERS.multiLanguage}`,
	]);
	await session.client.unpublishWorkflow(id);
}, 300_000);

test('webhook: a signed call starts the workflow, a forged one is refused, also after a restart', async () => {
	const id = await begun({ mode: 'webhook' });
	expect(emulator.state.webhooks).toMatchObject([{ State: 'Active' }]);
	const [{ TargetUrl, WebhookId }] = emulator.state.webhooks;

	await makeRetired(USERS.complete, true);
	expect(await toldWithin(20, id, 1)).toEqual([`retired ${USERS.complete}`]);

	expect(await forge(TargetUrl)).toBe(401);
	expect(await forge(TargetUrl, 'Zm9yZ2Vk')).toBe(401);

	await session.restart();
	expect(emulator.state.webhooks).toMatchObject([{ WebhookId, State: 'Active' }]);
	await makeRetired(USERS.complete, false);
	const both = [`retired ${USERS.complete}`, `restored ${USERS.complete}`];
	expect(await toldWithin(20, id, 2)).toEqual(both);
	expect(await forge(TargetUrl, 'Zm9yZ2Vk')).toBe(401);

	await sleep(1_000);
	expect(await session.client.executionsOf(id)).toHaveLength(2);
	expect(emulator.webhooks.attempts.every(({ status }) => status === 200)).toBe(true);
	await session.client.unpublishWorkflow(id);
	await until(() => emulator.state.webhooks.length === 0);
}, 180_000);

test('Online: polling tells what happened while n8n was away, by calls that are open there', async () => {
	const id = await begun({ mode: 'polling' }, systemUser);
	online.others.do(
		{ action: 'change', associateId: USERS.complete, values: { roleId: 2 } },
		{ action: 'retire', associateId: USERS.withoutPlan },
	);
	await session.restart();
	expect(await toldWithin(20, id, 2)).toEqual([
		`changed ${USERS.complete}`,
		`retired ${USERS.withoutPlan}`,
	]);
	expect(online.log.filter(({ status }) => status === 403)).toEqual([]);
	await session.client.unpublishWorkflow(id);
}, 180_000);

test('Online: a webhook of an app that may have one is signed, and a forged call is refused', async () => {
	const id = await begun({ mode: 'webhook' }, systemUser);
	const [{ TargetUrl }] = online.state.webhooks;
	online.others.do({ action: 'retire', associateId: USERS.sales });
	expect(await toldWithin(20, id, 1)).toEqual([`retired ${USERS.sales}`]);
	expect(await forge(TargetUrl, 'Zm9yZ2Vk')).toBe(401);
	expect(online.webhooks.attempts.map(({ status }) => status)).toEqual([200, 200]);
	expect(await session.client.executionsOf(id)).toHaveLength(1);
	await session.client.unpublishWorkflow(id);
	await until(() => online.state.webhooks.length === 0);
}, 180_000);

test('a test in the editor beside a published webhook: one event comes to both', async () => {
	const { client } = session;
	const id = await begun({ mode: 'webhook' });
	await client.listenForTestEvent(id, TRIGGER);
	expect(emulator.state.webhooks).toHaveLength(2);
	await makeRetired(USERS.sales, true);
	expect(await toldWithin(20, id, 2)).toEqual([`retired ${USERS.sales}`, `retired ${USERS.sales}`]);
	await client.unpublishWorkflow(id);
	await until(() => emulator.state.webhooks.length === 0);
}, 180_000);

test('Fetch Test Event: the latest user when polling, the next call with a webhook', async () => {
	const { client } = session;
	const polling = await client.importWorkflow(workflowWith({ mode: 'polling' }));
	const fetched = await client.waitForExecution(await client.runWorkflow(polling, TRIGGER));
	expect(outputOf(fetched, 'Next').map(({ json }) => json)).toMatchObject([
		{ event: 'created', associateId: USERS.multiLanguage },
	]);
	expect(await client.staticDataOf(polling)).toEqual({});

	const webhook = await client.importWorkflow(workflowWith({ mode: 'webhook' }));
	await client.listenForTestEvent(webhook, TRIGGER);
	expect(emulator.state.webhooks).toMatchObject([
		{ TargetUrl: expect.stringContaining('/webhook-test/') },
	]);
	await makeRetired(USERS.sales, true);
	expect(await toldWithin(20, webhook, 1)).toEqual([`retired ${USERS.sales}`]);
	await until(() => emulator.state.webhooks.length === 0);
}, 120_000);

async function makeRetired(AssociateId: number, Retired: boolean): Promise<void> {
	const { userName, password } = LOGINS.administrator;
	const answer = await fetch(`${emulator.url}/api/v1/Agents/User/MakeRetired`, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			Authorization: `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`,
		},
		body: JSON.stringify({ AssociateId, Retired }),
	});
	expect(answer.ok).toBe(true);
}

/** A call as anybody could send it who knows the address. */
async function forge(url: string, signature?: string): Promise<number> {
	const body = {
		EventId: 'f5c9f4d3-3d0e-4f0e-8a52-1f6d2f3b9e10',
		Event: 'associate.deleted',
		PrimaryKey: USERS.complete,
		Changes: [],
	};
	const { status } = await fetch(url, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			...(signature && { 'X-SuperOffice-Signature': signature }),
		},
		body: JSON.stringify(body),
	});
	return status;
}
