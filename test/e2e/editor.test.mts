import type { Browser, Locator, Page } from 'playwright-core';

import type { WorkflowNode } from '../n8n/shapes.mts';
import { openBrowser, signIn } from './browser.mts';
import { useN8n } from './setup.mts';
import { byAssociateId, byUserName } from '../engine/locators.mts';

const setup = useN8n();
let browser: Browser;
let page: Page;

const USER = 'n8n-nodes-superoffice.superOfficeUser';
const TYPES = [USER, `${USER}Tool`, `${USER}Trigger`];

beforeAll(async () => {
	browser = await openBrowser();
	page = await signIn(browser);
});
afterAll(async () => await browser.close());

function nodeOf(index: number, type: string, parameters: object): WorkflowNode {
	return {
		id: `00000000-0000-4000-8000-00000000000${index}`,
		name: `Node ${index}`,
		type,
		typeVersion: 1,
		position: [index * 220, 0],
		parameters: { ...parameters },
	};
}

/** Opens a workflow of these nodes, which nothing connects. */
async function open(nodes: WorkflowNode[]): Promise<void> {
	const settings = { executionOrder: 'v1' };
	const workflow = { name: 'Editor', nodes, connections: {}, settings };
	const id = await setup.client.importWorkflow(workflow);
	await page.goto(`/workflow/${id}`);
	await page.getByText('Node 1', { exact: true }).waitFor();
}

test('the canvas says which user or command a node is about', async () => {
	const user = { resource: 'user' };
	await open([
		nodeOf(1, USER, { ...user, operation: 'retire', ...byUserName('LISA') }),
		nodeOf(2, USER, { ...user, operation: 'get', ...byUserName('={{ $json.userName }}') }),
		nodeOf(3, USER, {
			resource: 'user',
			operation: 'executeCommand',
			...byAssociateId(5),
			commandName: { __rl: true, mode: 'list', value: 'Mail', cachedResultName: 'Send mail' },
		}),
		nodeOf(4, `${USER}Trigger`, { mode: 'webhook' }),
	]);
	for (const subtitle of ['retire: user (LISA)', 'get: user', 'executeCommand: user (Send mail)']) {
		await page.getByText(subtitle, { exact: true }).waitFor();
	}
	await page.getByText('webhook', { exact: true }).waitFor();
});

test.each([
	['light', 'superoffice.svg'],
	['dark', 'superoffice.dark.svg'],
])('in the %s theme each of the three nodes has its icon', async (theme, file) => {
	await page.evaluate((name) => localStorage.setItem('N8N_THEME', name), theme);
	await open(TYPES.map((type, index) => nodeOf(index + 1, type, {})));
	const icons = page.locator(`.vue-flow__node img[src$="${file}"]`);
	await icons.nth(TYPES.length - 1).waitFor();
	expect(await icons.count()).toBe(TYPES.length);
	const widths = icons.evaluateAll((images) =>
		images.map((image) => (image as HTMLImageElement).naturalWidth),
	);
	expect((await widths).every((width) => width > 0)).toBe(true);
});

test('Tool Description follows the operation, until somebody writes another one', async () => {
	await open([nodeOf(1, `${USER}Tool`, { resource: 'user', operation: 'get' })]);
	await page.getByTestId('canvas-node').first().dblclick();
	const description = page.getByTestId('parameter-input-toolDescription').locator('textarea');
	await expectValue(description, /^Read one user/);
	await choose('Retire');
	await expectValue(description, /^Take all licenses/);
	await description.fill('For leavers');
	await choose('Delete');
	await expectValue(description, /^For leavers$/);
	await page.getByText('Allow Deleting and Passwords').waitFor();
});

async function choose(operation: string): Promise<void> {
	await page.getByTestId('parameter-input-operation').click();
	const option = page.getByRole('option');
	await option.filter({ has: page.getByText(operation, { exact: true }) }).click();
}

/** What a field holds soon: the editor takes a moment after a choice. */
async function expectValue(field: Locator, value: RegExp): Promise<void> {
	await field.waitFor();
	for (let tries = 0; tries < 25 && !value.test(await field.inputValue()); tries++) {
		await page.waitForTimeout(200);
	}
	expect(await field.inputValue()).toMatch(value);
}
