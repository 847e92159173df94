import type { Browser, Page } from 'playwright-core';

import { byUserName, locator } from '../engine/locators.mts';
import { findUser, GROUPS, USERS } from '../engine/facts.mts';
import { startEmulator, type Emulator } from '../emulator/index.mts';
import { credentialFor } from '../n8n/credential.mts';
import type { Workflow, WorkflowNode } from '../n8n/shapes.mts';
import { openBrowser, signIn } from './browser.mts';
import { START } from './oneNode.mts';
import { useN8n } from './setup.mts';
import { SYSTEM_USER, systemUserFor } from './systemUser.mts';

const BASIC = 'superOfficeApi';
const setup = useN8n();
let browser: Browser;
let page: Page;
let online: Emulator;

/** The credentials that the nodes use, by their type. */
const credentials: Record<string, { id: string; name: string }> = {};

beforeAll(async () => {
	online = await startEmulator({ mode: 'online', openUserAgent: true });
	const stored = [
		{ ...credentialFor(setup.emulator.url), name: 'Panel, onsite' },
		systemUserFor(online, 'Panel, Online'),
	];
	for (const credential of stored) {
		const id = await setup.client.createCredential(credential);
		credentials[credential.type] = { id, name: credential.name };
	}
	browser = await openBrowser();
	page = await signIn(browser);
	page.setDefaultTimeout(10_000);
});
beforeEach(() => online.reset());
afterAll(async () => {
	await browser.close();
	await online.stop();
});

const NODE_ID = '00000000-0000-4000-8000-000000000001';

/** Opens the parameters of a node, which gets one item from a manual trigger. */
async function open(parameters: object, authentication = BASIC): Promise<void> {
	const trigger: WorkflowNode = {
		id: '00000000-0000-4000-8000-000000000000',
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const node: WorkflowNode = {
		id: NODE_ID,
		name: 'Node',
		type: 'n8n-nodes-superoffice.superOfficeUser',
		typeVersion: 1,
		position: [220, 0],
		parameters: { authentication, resource: 'user', ...parameters },
		credentials: { [authentication]: credentials[authentication] },
	};
	const workflow: Workflow = {
		name: 'Panel',
		nodes: [trigger, node],
		connections: { [START]: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
	const id = await setup.client.importWorkflow(workflow);
	await page.goto(`/workflow/${id}/${NODE_ID}`);
	await page.getByTestId('parameter-input-operation').waitFor();
	await page.getByPlaceholder('Add Option').waitFor();
}

const CLOSED_ONLINE = 'SuperOffice Online keeps this operation closed to apps by default.';
const GONE = 'A deleted user cannot be brought back.';
const HAND_OVER = 'SuperOffice advises to hand over';
const CREATES = 'Associate ID 0 creates a new user.';
const EMPTIES = 'Turned off, SuperOffice empties every field that you do not set';
const READABLE =
	'Turned on, whoever may open the executions of this workflow can read the password';
const ALL = [CLOSED_ONLINE, GONE, HAND_OVER, CREATES, EMPTIES, READABLE];

/** Which of the notices and hints are on the screen. */
async function shown(): Promise<string[]> {
	const visible = await Promise.all(
		ALL.map(async (text) => await page.getByText(text).first().isVisible()),
	);
	return ALL.filter((_, index) => visible[index]);
}

const LISA = byUserName('LISA');

test.each<[string, object, string, string[]]>([
	['Delete', { operation: 'delete' }, BASIC, [GONE]],
	['Delete, Online', { operation: 'delete' }, SYSTEM_USER, [CLOSED_ONLINE, GONE]],
	['Retire', { operation: 'retire' }, BASIC, [HAND_OVER]],
	[
		'Retire, which looks for what is owned',
		{ operation: 'retire', options: { refuseIfOwning: true } },
		BASIC,
		[],
	],
	['Save of a new user', { operation: 'save', associateId: 0 }, BASIC, [CREATES]],
	[
		'Save that empties',
		{ operation: 'save', associateId: 5, options: { keepOtherFields: false } },
		BASIC,
		[EMPTIES],
	],
	[
		'a password that is returned',
		{ operation: 'setPassword', generatePassword: true, options: { returnPassword: true } },
		BASIC,
		[READABLE],
	],
	['Update', { operation: 'update' }, BASIC, []],
	['Update, Online', { operation: 'update' }, SYSTEM_USER, [CLOSED_ONLINE]],
	['what is open Online', { operation: 'leaverCheck' }, SYSTEM_USER, []],
])('what is said above %s', async (_, parameters, authentication, texts) => {
	await open({ ...LISA, ...parameters }, authentication);
	expect(await shown()).toEqual(texts);
});

test('a notice goes when its reason goes, and comes with the credential', async () => {
	await open({ operation: 'save', associateId: 0 });
	const associateId = page.getByTestId('parameter-input-associateId').locator('input');
	await associateId.fill('5');
	await associateId.press('Tab');
	await page.getByText(CREATES).waitFor({ state: 'detached' });
	await page.getByTestId('node-credentials-select').first().click();
	const { id } = credentials[SYSTEM_USER];
	await page.getByTestId(`node-credentials-select-item-${id}`).click();
	await page.getByText(CLOSED_ONLINE).waitFor();
});

test('fields that are added and forgotten take nothing away', async () => {
	await open({ operation: 'update', ...LISA });
	for (const field of ['Other Groups', 'User Plan']) {
		await page.getByPlaceholder('Add Field').click();
		await page.getByRole('option', { name: field, exact: true }).click();
	}
	await page.getByTestId('node-execute-button').click();
	await page
		.getByText(/'(Other Groups|User Plan)' in 'Update Fields' is empty/)
		.first()
		.waitFor();
	expect(setup.changes()).toEqual({ added: [], changed: {}, removed: [] });
});

test('Online, a list that is refused says so, and By ID still works', async () => {
	online.faults.add({ path: 'MDOList/usergroup', status: 403, times: 50 });
	await open(
		{ operation: 'update', ...LISA, updateFields: { userGroup: locator('list', '') } },
		SYSTEM_USER,
	);
	await page.getByPlaceholder('Choose a user group…').click();
	const refusal = page.getByTestId('rlc-error-message');
	await refusal.waitFor();
	expect(await refusal.innerText()).toMatch(
		/did not list user groups.*By ID and By Name still work/,
	);
	await page.keyboard.press('Escape');

	await page.getByTestId('rlc-mode-selector').nth(1).click();
	await page.getByRole('option', { name: 'By ID' }).click();
	await page.getByPlaceholder('e.g. 42').fill(String(GROUPS.administration));
	expect(findUser(online, USERS.complete).userGroupId).not.toBe(GROUPS.administration);
	// n8n takes what is typed a moment later. Its message about the end does not always come; what
	// came out stays.
	const output = page.getByTestId('output-panel').getByText('LISA', { exact: true });
	for (let tries = 0; tries < 5 && !(await output.isVisible()); tries++) {
		await page.getByTestId('node-execute-button').click();
		await output.waitFor({ timeout: 5_000 }).catch(() => undefined);
	}
	expect(findUser(online, USERS.complete).userGroupId).toBe(GROUPS.administration);
});
