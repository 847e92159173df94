import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

import { openBrowser, signIn } from './browser.mts';
import type { Run } from './run.mts';

const ROOT = new URL('../../', import.meta.url);
const THEMES = ['light', 'dark'] as const;

/** Whether this run of the tests makes the pictures of the pages: `npm run screenshots` says so. */
export const ARE_WANTED = process.env.SCREENSHOTS === '1';

/**
 * Makes a picture of what the page shows, in both themes, where pictures are wanted.
 *
 * @param name path below the repository without theme and ending, e.g. `docs/images/credential`
 */
export async function takePicture(page: Page, name: string): Promise<void> {
	if (!ARE_WANTED) return;
	for (const theme of THEMES) {
		await page.evaluate((value) => {
			localStorage.setItem('N8N_THEME', value);
			document.body.dataset.theme = value;
		}, theme);
		const path = fileURLToPath(new URL(`${name}-${theme}.png`, ROOT));
		await mkdir(dirname(path), { recursive: true });
		await page.screenshot({ path });
	}
}

/** Makes templates/<template>/workflow-{light,dark}.png of a run, with what came out of each node. */
export async function takePictureOfRun(run: Run, template: string): Promise<void> {
	if (!ARE_WANTED) return;
	const browser = await openBrowser();
	try {
		const page = await signIn(browser);
		await page.goto(`/workflow/${run.workflowId}/executions/${run.executionId}`);
		await takePicture(page, `templates/${template}/workflow`);
	} finally {
		await browser.close();
	}
}
