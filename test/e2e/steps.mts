import type { Locator, Page } from 'playwright-core';

/** Opens an empty workflow. */
export async function openEmptyWorkflow(page: Page): Promise<void> {
	await page.goto('/workflow/new');
	await page.getByTestId('canvas-plus-button').waitFor();
}

/** Presses "Add first step…", and types a search; answers the nodes that are found. */
export async function searchNode(page: Page, text: string): Promise<Locator> {
	await page.getByTestId('canvas-plus-button').click();
	await page.getByTestId('node-creator-search-bar').fill(text);
	// Not the actions of a node, which have the same rows.
	const rows = page.getByTestId('node-creator').locator('[data-keyboard-nav-type=node]');
	// What n8n offers without a search has gone.
	await rows.filter({ hasText: 'Trigger manually' }).waitFor({ state: 'detached' });
	return rows;
}

/** Chooses an action of the node that was found; n8n puts a manual trigger before it by itself. */
export async function chooseAction(page: Page, action: RegExp): Promise<void> {
	const panel = page.getByTestId('node-creator');
	await panel.getByText(/^Actions \(\d+\)/).click();
	await panel.getByTestId('node-creator-item-name').filter({ hasText: action }).click();
	await page.getByTestId('ndv').waitFor();
}

/** The dialog of a credential. */
export function credentialDialog(page: Page): Locator {
	return page.getByTestId('editCredential-modal');
}

/** Fills fields of the credential's dialog, by the names of its parameters. */
export async function fillCredential(page: Page, fields: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(fields)) {
		await credentialDialog(page)
			.getByTestId(`parameter-input-${name}`)
			.locator('input')
			.fill(value);
	}
}

/** Presses Save, and waits for the test that n8n makes then. */
export async function saveCredential(page: Page): Promise<void> {
	const tested = page.waitForResponse((answer) => answer.url().endsWith('/credentials/test'));
	await page.getByTestId('credential-save-button').click();
	await tested;
}

/** Closes its dialog. */
export async function closeCredential(page: Page): Promise<void> {
	await credentialDialog(page).getByRole('button', { name: /close/i }).first().click();
	await credentialDialog(page).waitFor({ state: 'hidden' });
}

/** Opens the details below the red message of the credential's dialog. */
export async function openDetails(page: Page): Promise<void> {
	await page.getByText('Couldn’t connect with these settings').waitFor();
	const more = credentialDialog(page).getByText('More details');
	// They stay open when the next test fails, too.
	if (await more.isVisible()) await more.click();
}

/** Opens the list of a parameter, and types a search where one is given; answers the entries. */
export async function openList(page: Page, parameter: string, search = ''): Promise<Locator> {
	await page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input').click();
	if (search) await page.getByTestId('rlc-search').fill(search);
	return page.getByTestId('rlc-item');
}

/** Changes how a parameter is given, e.g. to "By User Name or User ID". */
export async function chooseMode(page: Page, parameter: string, mode: string): Promise<void> {
	await page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-mode-selector').click();
	await chooseOption(page, mode);
}

/**
 * Types into a parameter that is no list now. n8n takes what is typed a moment later, and runs a step
 * with what it had before; that it has taken it shows in the mark of what is empty.
 */
export async function typeInto(page: Page, parameter: string, text: string): Promise<void> {
	const locator = page.getByTestId(`resource-locator-${parameter}`);
	const field = locator.getByTestId('rlc-input').last();
	const mark = locator.getByTestId('parameter-issues').first();
	await field.fill('');
	await mark.waitFor();
	if (text === '') return;
	await field.fill(text);
	await mark.waitFor({ state: 'detached' });
}

/** Presses "Add Field" of the first collection, and chooses a field. */
export async function addField(page: Page, name: string): Promise<void> {
	await page.getByTestId('collection-parameter-add').first().click();
	await chooseOption(page, name);
}

/** Chooses from the menu that is open. */
export async function chooseOption(page: Page, name: string): Promise<void> {
	const option = page.getByRole('option');
	await option.filter({ has: page.getByText(name, { exact: true }) }).click();
}

/** Presses "Execute step". */
export async function executeStep(page: Page): Promise<void> {
	await page.getByTestId('node-execute-button').click();
}

/** Drags the parameters to the left, so that the output has more room, and shows its last columns. */
export async function widenOutput(page: Page): Promise<void> {
	const { x, y, width, height } = (await page.getByTestId('panel-drag-button').boundingBox())!;
	await page.mouse.move(x + width / 2, y + height / 2);
	await page.mouse.down();
	await page.mouse.move(0, y + height / 2, { steps: 10 });
	await page.mouse.up();
	await page.getByTestId('output-panel').locator('thead th').last().scrollIntoViewIfNeeded();
}
