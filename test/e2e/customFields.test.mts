import type { Browser, Page } from 'playwright-core';

import { CUSTOM_FIELDS, startEmulator, USERS, type Emulator } from '../emulator/index.mts';
import { findUser } from '../emulator/state.mts';
import { N8nClient } from '../n8n/client.mts';
import { credentialFor } from '../n8n/credential.mts';
import type { Workflow } from '../n8n/shapes.mts';
import { openBrowser, signIn } from './browser.mts';
import { runOf } from './run.mts';
import { sharedN8n } from './sharedN8n.mts';
import { byAssociateId } from '../engine/locators.mts';

const NODE = 'SuperOffice User';

let client: N8nClient;
let emulator: Emulator;
let browser: Browser;
let credential: { id: string; name: string };

beforeAll(async () => {
	const { url, cookie } = sharedN8n();
	client = new N8nClient(url, cookie);
	emulator = await startEmulator();
	const data = credentialFor(emulator.url);
	credential = { id: await client.createCredential(data), name: data.name };
	browser = await openBrowser();
});

afterAll(async () => {
	await browser?.close();
	await emulator.stop();
});

beforeEach(() => emulator.reset());

/** A manual start, an item, and the node with these parameters. */
function workflowWith(item: object, parameters: object): Workflow {
	const connect = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		name: 'Custom fields',
		nodes: [
			{
				id: '1',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: '2',
				name: 'HR',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position: [220, 0],
				parameters: { mode: 'raw', jsonOutput: JSON.stringify(item), options: {} },
			},
			{
				id: '3',
				name: NODE,
				type: 'n8n-nodes-superoffice.superOfficeUser',
				typeVersion: 1,
				position: [440, 0],
				parameters: { authentication: 'superOfficeApi', resource: 'user', ...parameters },
				credentials: { superOfficeApi: credential },
			},
		],
		connections: { Start: connect('HR'), HR: connect(NODE) },
		settings: { executionOrder: 'v1' },
	} as unknown as Workflow;
}

const UPDATE = { operation: 'update', ...byAssociateId(USERS.complete) };

async function openNode(workflowId: string): Promise<Page> {
	const page = await signIn(browser);
	await page.goto(`/workflow/${workflowId}`);
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${NODE}"]`).dblclick();
	await page.getByTestId('resource-mapper-container').waitFor();
	return page;
}

/** The labels that 'Add custom field to send' offers. */
async function offered(page: Page): Promise<string[]> {
	await page.getByTestId('add-fields-select').getByRole('button').click();
	const items = page.getByRole('menuitem');
	await items.first().waitFor();
	return (await items.allInnerTexts()).map((text) => text.trim());
}

test('a field is chosen by its label and its entry by name, and is what is written', async () => {
	const id = await client.importWorkflow(workflowWith({}, UPDATE));
	const page = await openNode(id);
	const labels = await offered(page);
	expect(labels).toEqual(expect.arrayContaining(['Badge number', 'Position', 'Workload']));
	expect(labels).not.toContain('Last review');

	await page.getByRole('menuitem', { name: 'Position', exact: true }).click();
	const mapper = page.getByTestId('resource-mapper-container');
	await mapper.getByTestId('parameter-input').getByRole('combobox').click();
	await page.getByRole('option', { name: 'Manager' }).click();
	const saved = page.waitForResponse(
		(response) =>
			response.request().method() === 'PATCH' && response.url().includes(`/workflows/${id}`),
	);
	await page.keyboard.press('Control+s');
	await saved;
	await page.context().close();

	const before = { ...findUser(emulator.state, USERS.complete)!.CustomFields };
	const { errors } = runOf(await client.waitForExecution(await client.runWorkflow(id, 'Start')));
	expect(errors).toEqual({});
	expect(findUser(emulator.state, USERS.complete)!.CustomFields).toEqual({
		...before,
		[CUSTOM_FIELDS.position]: '[I:12]',
	});
});

test('Create asks for the mandatory field, and shows no other before it is chosen', async () => {
	const id = await client.importWorkflow(workflowWith({}, { operation: 'create' }));
	const page = await openNode(id);
	const mapper = page.getByTestId('resource-mapper-container');
	await mapper.getByText('Employee number').waitFor();
	const fields = mapper.getByTestId('mapping-fields-container').locator('.parameter-item');
	expect(await fields.count()).toBe(1);
	await page.context().close();
});

test('Map Automatically writes what the item has', async () => {
	const item = { 'Badge number': 'B-77', x_workload: 0.5, department: 'Sales' };
	const customFields = {
		mappingMode: 'autoMapInputData',
		value: null,
		matchingColumns: [],
		schema: [],
	};
	const id = await client.importWorkflow(workflowWith(item, { ...UPDATE, customFields }));
	const { errors } = runOf(await client.waitForExecution(await client.runWorkflow(id, 'Start')));
	expect(errors).toEqual({});
	expect(findUser(emulator.state, USERS.complete)!.CustomFields).toMatchObject({
		[CUSTOM_FIELDS.badge]: 'B-77',
		[CUSTOM_FIELDS.workload]: '[F:0.5]',
	});
});
