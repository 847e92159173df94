import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser, type Page } from 'playwright-core';

import { OWNER } from '../n8n/session.mts';
import { sharedN8n } from './sharedN8n.mts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

selectors.setTestIdAttribute('data-test-id');

/** The Chromium of this machine; the variable CHROMIUM names another one. */
export async function openBrowser(): Promise<Browser> {
	const executablePath = [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
	if (!executablePath) {
		throw new Error('There is no Chromium here: apt-get install chromium, or set CHROMIUM.');
	}
	// As root, which CI often is, Chromium does not start with its sandbox.
	return await chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** A page of n8n's editor, signed in as its owner: of the n8n of all tests, unless told otherwise. */
export async function signIn(browser: Browser, baseURL = sharedN8n().url): Promise<Page> {
	const viewport = { width: 1280, height: 800 };
	const page = await (await browser.newContext({ baseURL, viewport })).newPage();
	await page.goto('/signin');
	await page.fill('input[name=emailOrLdapLoginId]', OWNER.email);
	await page.fill('input[type=password]', OWNER.password);
	await page.click('button:has-text("Sign in")');
	await page.waitForURL(/\/(home|workflow)/);
	return page;
}
