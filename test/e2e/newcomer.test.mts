import type { Browser, Locator, Page } from 'playwright-core';

import { LOGINS, ROLES, startEmulator, USERS, type Emulator } from '../emulator/index.mts';
import { findUser } from '../emulator/state.mts';
import { byUserName } from '../engine/locators.mts';
import { undoAll } from '../n8n/cleanup.mts';
import { credentialFor } from '../n8n/credential.mts';
import { installN8n } from '../n8n/install.mts';
import { startSession, type Session } from '../n8n/session.mts';
import { openBrowser, signIn } from './browser.mts';
import { NODE, workflowWith } from './oneNode.mts';
import { ARE_WANTED, takePicture } from './pictures.mts';
import {
	addField,
	chooseAction,
	chooseMode,
	closeCredential,
	credentialDialog,
	executeStep,
	fillCredential,
	openDetails,
	openEmptyWorkflow,
	openList,
	saveCredential,
	searchNode,
	typeInto,
	widenOutput,
} from './steps.mts';

/** An n8n of its own: the one of all tests has credentials already, which a newcomer has not. */
let session: Session;
let emulator: Emulator;
let browser: Browser;
let page: Page;

const { userName: username, password } = LOGINS.administrator;
const UPDATE = /^Update (a )?user$/;
const FAMILY = '👩‍👩‍👧';

beforeAll(async () => {
	// The pictures show the address, which is to be the same in each of their runs.
	emulator = await startEmulator({ port: ARE_WANTED ? 8080 : 0 });
	session = await startSession({ installation: await installN8n() });
	browser = await openBrowser();
	page = await signIn(browser, session.n8n.url);
	page.setDefaultTimeout(60_000);
}, 300_000);

afterAll(async () => {
	await browser?.close();
	await undoAll();
	await emulator?.stop();
}, 60_000);

beforeEach(() => emulator.reset());

/** Searches the node from an empty workflow, and opens what it can do. */
async function showNode(): Promise<void> {
	const found = await searchNode(page, 'superoffice');
	const row = found.filter({ hasText: 'SuperOffice User' });
	await row.waitFor();
	// One row for both: n8n puts the trigger's events beside the node's actions.
	expect(await found.count()).toBe(1);
	await row.click();
	await page.getByText(/^Triggers \(6\)/).waitFor();
	await page.getByText(/^Actions \(23\)/).waitFor();
}

/** The output panel of the node that is open. */
function output(): Locator {
	return page.getByTestId('output-panel');
}

/** What the table of the output panel shows of the first item, by its columns. */
async function firstRow(): Promise<Record<string, string>> {
	const table = output().locator('table');
	await table.locator('tbody td').first().waitFor();
	const columns = await table.locator('thead th').allInnerTexts();
	const cells = await table.locator('tbody tr').first().locator('td').allInnerTexts();
	return Object.fromEntries(columns.map((name, index) => [name.trim(), cells[index]?.trim()]));
}

/** What the emulator was asked for in the list of users. */
function searches(): string[] {
	return emulator.log.map(({ query }) => query.$filter ?? '').filter(Boolean);
}

async function expectText(locator: Locator, text: string | RegExp): Promise<void> {
	await locator.filter({ hasText: text }).first().waitFor();
}

test('a newcomer finds the node, is told what is wrong with the credential, and updates a user', async () => {
	await page.goto('/home/workflows');
	await page.getByTestId('new-workflow-card').click();
	await showNode();
	await takePicture(page, 'docs/images/nodes-panel', {
		again: async () => {
			await openEmptyWorkflow(page);
			await showNode();
		},
	});
	await chooseAction(page, UPDATE);

	await page.getByRole('button', { name: 'Connect to SuperOffice' }).click();
	await fillCredential(page, { baseUrl: emulator.url, username, password: 'wrong' });
	await saveCredential(page);
	await openDetails(page);
	await expectText(credentialDialog(page), 'Check the user name and password');

	await fillCredential(page, { baseUrl: 'http://127.0.0.1:1/SuperOffice', password });
	await saveCredential(page);
	await openDetails(page);
	await expectText(credentialDialog(page), "'Base URL' in the SuperOffice API credential");

	await fillCredential(page, { baseUrl: emulator.url });
	await saveCredential(page);
	// n8n closes the dialog of a new credential that works; the pencil opens it again, green.
	await credentialDialog(page).waitFor({ state: 'hidden' });
	await page.getByTestId('credential-edit-button').click();
	await expectText(credentialDialog(page), 'Connection tested successfully');
	await takePicture(page, 'docs/images/credential');
	await closeCredential(page);

	const everybody = await openList(page, 'user');
	await expectText(everybody, 'Kari Solheim (KARI)');
	expect(searches().join()).not.toContain('martinsen');
	await page.getByTestId('rlc-search').fill('martinsen');
	await expectText(everybody, 'Lisa Martinsen (LISA)');
	await everybody.filter({ hasText: 'Kari' }).waitFor({ state: 'detached' });
	expect(searches().join()).toContain('martinsen');
	await takePicture(page, 'docs/images/pick-user');
	await everybody.filter({ hasText: 'Lisa Martinsen (LISA)' }).click();

	await addField(page, 'Role');
	const roles = await openList(page, 'role');
	await roles.filter({ hasText: /^Sales \(Employee\)$/ }).click();
	await executeStep(page);
	expect(await firstRow()).toMatchObject({
		action: 'update',
		userId: 'LISA',
		fullName: 'Lisa Martinsen',
		role: 'Sales',
	});
	expect(findUser(emulator.state, USERS.complete)).toMatchObject({ roleId: ROLES.sales });
	await output().getByText('1 item', { exact: true }).waitFor();
	await widenOutput(page);
	await takePicture(page, 'docs/images/result');
}, 240_000);

test('a user who is not there: the panel says so, and what to do', async () => {
	await chooseMode(page, 'user', 'By User Name or User ID');
	await typeInto(page, 'user', 'nobody');
	await executeStep(page);
	await expectText(output().getByTestId('node-error-message'), 'user "nobody" does not exist');
	await expectText(output().getByTestId('node-error-description'), 'Look the user up');
	await takePicture(page, 'docs/images/refused');
});

test('without a user: what is missing is said before anything is sent', async () => {
	await typeInto(page, 'user', '');
	emulator.reset();
	await executeStep(page);
	await expectText(page.locator('.el-notification'), 'Parameter "User" is required');
	expect(emulator.log).toEqual([]);
});

test('emoji in a search and in a name', async () => {
	const lisa = emulator.state.persons.find(({ PersonId }) => PersonId === USERS.complete)!;
	Object.assign(lisa, { Lastname: `Martinsen ${FAMILY}`, FullName: `Lisa Martinsen ${FAMILY}` });
	await chooseMode(page, 'user', 'From list');
	const found = await openList(page, 'user', FAMILY);
	const entry = found.filter({ hasText: `Lisa Martinsen ${FAMILY} (LISA)` });
	await entry.waitFor();
	expect(await found.count()).toBe(1);
	await entry.click();
	await executeStep(page);
	await expectText(output(), FAMILY);
	expect(await firstRow()).toMatchObject({ fullName: `Lisa Martinsen ${FAMILY}`, role: 'Sales' });
});

test('the trigger is found in the same place', async () => {
	await openEmptyWorkflow(page);
	await showNode();
	await page.getByTestId('node-creator').getByText('On user changed', { exact: true }).click();
	await expectText(page.getByTestId('ndv'), 'Fetch Test Event');
});

test('500 items: the panel counts them', async () => {
	const credential = credentialFor(emulator.url);
	const { name, type } = credential;
	const id = await session.client.createCredential(credential);
	const items = Array.from({ length: 500 }, () => ({ user: 'LISA' }));
	const parameters = { resource: 'user', operation: 'get', ...byUserName('={{ $json.user }}') };
	const workflow = workflowWith(items, parameters, { id, name, type });
	await page.goto(`/workflow/${await session.client.importWorkflow(workflow)}`);
	await page.getByTestId('canvas-node').filter({ hasText: NODE }).dblclick();
	await executeStep(page);
	await output().getByText('500 items', { exact: true }).waitFor({ timeout: 90_000 });
	expect(emulator.log.length).toBeGreaterThanOrEqual(500);
});
