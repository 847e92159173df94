import type { Browser, Page } from 'playwright-core';

import type { Credential } from '../n8n/shapes.mts';
import { sharedN8n } from './sharedN8n.mts';

/** With which people open the forms of the templates. */
const LOGIN = { username: 'forms', password: 'Forms-2026-emulator' };

/** The credential of n8n's forms that asks for it */
export const FORM_PASSWORD: Credential = {
	name: 'Form password',
	type: 'httpBasicAuth',
	data: { user: LOGIN.username, password: LOGIN.password },
};

/**
 * Opens a page that n8n makes for people who do not work in it: a form, or what a link of a mail
 * leads to. Its fonts, which come from elsewhere, are left out.
 *
 * @param address path, or the whole address
 */
export async function openAsVisitor(
	browser: Browser,
	address: string,
	httpCredentials = LOGIN,
): Promise<Page> {
	const { url: baseURL } = sharedN8n();
	const context = await browser.newContext({ baseURL, httpCredentials });
	await context.route(
		(url) => url.origin !== baseURL,
		async (route) => await route.abort(),
	);
	const page = await context.newPage();
	await page.goto(address);
	return page;
}
