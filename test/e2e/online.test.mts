import { TENANTS, startEmulator, type Emulator } from '../emulator/index.mts';
import { N8nClient } from '../n8n/client.mts';
import { readLog } from '../n8n/log.mts';
import type { Workflow } from '../n8n/shapes.mts';
import { openBrowser, signIn } from './browser.mts';
import { NODE, START, workflowWith } from './oneNode.mts';
import { runOf, type Run } from './run.mts';
import { sharedN8n } from './sharedN8n.mts';
import { byAssociateId } from '../engine/locators.mts';
import { SYSTEM_USER, systemUserFor } from './systemUser.mts';

const OAUTH2 = 'superOfficeOAuth2Api';
const FIRST_GENERATED = 1001;

let client: N8nClient;
let emulator: Emulator;

beforeAll(async () => {
	const { url, cookie } = sharedN8n();
	client = new N8nClient(url, cookie);
	emulator = await startEmulator({ mode: 'online', servers: 2, openUserAgent: true, users: 500 });
});
afterAll(async () => await emulator.stop());
beforeEach(() => emulator.reset());

const exchanges = () =>
	emulator.log.filter(({ path }) => path.endsWith('PartnerSystemUser/Authenticate')).length;

/** Saves some of the generated users: each item another one, in one request. */
function saving(
	type: string,
	credential: { id: string; name: string },
	from: number,
	count: number,
) {
	const items = Array.from({ length: count }, (_, index) => ({
		id: FIRST_GENERATED + from + index,
	}));
	return workflowWith(
		items,
		{
			resource: 'user',
			operation: 'update',
			...byAssociateId('={{ $json.id }}'),
			updateFields: { tooltip: '=Saved {{ $json.id }}' },
			// An emulator need not be spared.
			options: { requestsPerSecond: 0 },
		},
		{ type, ...credential },
	);
}

async function run(workflow: Workflow): Promise<Run> {
	const id = await client.importWorkflow(workflow);
	return runOf(await client.waitForExecution(await client.runWorkflow(id, START), 120_000));
}

const patches = (of = emulator) =>
	of.log.filter(({ method, status }) => method === 'PATCH' && status === 200);

/** All that n8n keeps of an execution, and what it logged. */
async function traceOf(executionId: string): Promise<string> {
	const record = await client.readExecution(executionId);
	return [record.data, JSON.stringify(record), await readLog(sharedN8n().logFile)].join('\n');
}

function expectNone(trace: string, secrets: string[]): void {
	for (const secret of secrets.flatMap((each) => [each, Buffer.from(each).toString('base64')])) {
		expect(trace.includes(secret)).toBe(false);
	}
}

test('as system user: one exchange for 500 items, and none in a second run', async () => {
	const credential = systemUserFor(emulator, 'System user');
	const id = await client.createCredential(credential);
	const workflow = saving(SYSTEM_USER, { id, name: credential.name }, 0, 500);

	const first = await run(workflow);
	expect(first.errors).toEqual({});
	expect(first.items(NODE)).toHaveLength(500);
	expect(exchanges()).toBe(1);
	expect(patches()).toHaveLength(500);

	const second = await run(workflow);
	expect(second.errors).toEqual({});
	expect(exchanges()).toBe(1);

	const tickets = Object.keys(emulator.state.tickets).filter(
		(ticket) => emulator.state.issued[ticket],
	);
	expect(tickets.length).toBeGreaterThan(0);
	const { clientSecret, systemToken, privateKey } = emulator.app;
	const secrets = [clientSecret, systemToken, ...privateKey.split('\n').slice(1, 4), ...tickets];
	expectNone(await traceOf(first.executionId), secrets);
	expectNone(await traceOf(second.executionId), secrets);
});

test('the test button of the system user says who it is, and what is wrong', async () => {
	const credential = systemUserFor(emulator, 'System user to test');
	const id = await client.createCredential(credential);
	expect(await client.testCredential(id, credential)).toMatchObject({
		status: 'OK',
		message: 'Signed in to SuperOffice as SYSTEM0',
	});
	const wrong = { ...credential, data: { ...credential.data, clientSecret: 'wr0ng-secret' } };
	const answer = await client.testCredential(id, wrong);
	expect(answer.status).toBe('Error');
	expect(answer.message).toContain('SuperOffice did not sign the system user in');
	expect(answer.message).not.toContain('wr0ng-secret');
	const suspended = { ...credential, data: { ...credential.data, tenant: TENANTS.suspended } };
	expect((await client.testCredential(id, suspended)).message).toContain('is suspended');
});

test('tokens that expire every 5 seconds do not lose or double one of 200 saves, ten at a time', async () => {
	const short = await startEmulator({
		mode: 'online',
		servers: 2,
		openUserAgent: true,
		users: 200,
		tokenLifeSeconds: 5,
		latencyMs: 350,
	});
	try {
		// A ticket lives on with each use: what is left of it has to run out all the same.
		const timer = setInterval(() => short.expireAll(), 5_000);
		const credential = systemUserFor(short, 'System user with short tickets');
		const id = await client.createCredential(credential);
		const runs = await Promise.all(
			Array.from(
				{ length: 10 },
				async (_, index) =>
					await run(saving(SYSTEM_USER, { id, name: credential.name }, index * 20, 20)),
			),
		);
		clearInterval(timer);
		expect(runs.map(({ errors }) => errors)).toEqual(runs.map(() => ({})));
		expect(runs.flatMap(({ items }) => items(NODE))).toHaveLength(200);
		const done = patches(short).map(({ path }) => Number(path.split('/').pop()));
		expect(done).toHaveLength(200);
		expect(new Set(done).size).toBe(200);
		const saved = short.state.users.filter(({ Tooltip }) => Tooltip.startsWith('Saved '));
		expect(saved).toHaveLength(200);
	} finally {
		await short.stop();
	}
});

test('OAuth2: the consent is clicked through in the editor, and a workflow runs with it', async () => {
	const { clientId, clientSecret } = emulator.app;
	const name = 'SuperOffice of a user';
	const id = await client.createCredential({
		name,
		type: OAUTH2,
		data: {
			environment: 'custom',
			loginHost: emulator.loginUrl,
			tenant: '',
			clientId,
			clientSecret,
		},
	});
	const browser = await openBrowser();
	try {
		const page = await signIn(browser);
		await page.goto(`/home/credentials/${id}`);
		const popup = page.waitForEvent('popup');
		const banner = page.getByTestId('oauth-not-connected-banner');
		await banner.getByRole('button', { name: 'Connect' }).click();
		const consent = await popup;
		await consent.getByRole('button', { name: 'Allow' }).click();
		await page.getByTestId('oauth-connect-success-banner').waitFor();
	} finally {
		await browser.close();
	}

	emulator.log.length = 0;
	const test = await client.testStored(id);
	expect(test).toMatchObject({ status: 'OK' });
	expect(emulator.log.map(({ path }) => path)).toEqual(['/Cust12345/api/v1/User/currentPrincipal']);

	emulator.expireAll();
	const { errors, items, executionId } = await run(saving(OAUTH2, { id, name }, 0, 20));
	expect(errors).toEqual({});
	expect(items(NODE)).toHaveLength(20);
	expect(patches()).toHaveLength(20);
	const tokens = Object.keys(emulator.state.issued);
	expectNone(await traceOf(executionId), [
		clientSecret,
		...tokens,
		...Object.keys(emulator.state.refreshTokens),
	]);
});
