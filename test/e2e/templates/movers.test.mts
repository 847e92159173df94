import type { Browser, Page } from 'playwright-core';

import { GROUPS, MODULES, ROLES, USERS } from '../../emulator/index.mts';
import { openBrowser } from '../browser.mts';
import { FORM_PASSWORD, openAsVisitor } from '../forms.mts';
import { inOneLine, useMails, words, type Mail } from '../mailServer.mts';
import { takePictureOfRun } from '../pictures.mts';
import { useN8n } from '../setup.mts';
import { spreadsheetOf } from '../upload.mts';
import { rowsOfTable, tablesOfMarkdown } from '../table.mts';
import { readPage, readTemplate, templateFile, withOptions, withParameters } from './templates.mts';

const setup = useN8n();
const mails = useMails(setup);
let browser: Browser;

/** What the page of the template shows. */
const [, ASKED, RESULT] = tablesOfMarkdown(readPage('movers'));

const APPROVER = 'astrid.berg@nordlys.example';
const UPLOADER = 'jon.dahl@nordlys.example';
const NOTHING = { added: [], changed: {}, removed: [] };

beforeAll(async () => {
	browser = await openBrowser();
	await setup.addCredential(FORM_PASSWORD);
});
afterAll(async () => await browser.close());

type Files = Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0];

/** What somebody does who has a spreadsheet; answers the execution that it begins. */
async function upload(files: Files, template = readTemplate('movers')): Promise<string> {
	const id = await setup.publish(template);
	const page = await openAsVisitor(browser, '/form/superoffice-movers');
	await page.getByLabel('Spreadsheet').setInputFiles(files);
	await page.getByLabel('Your email').fill(UPLOADER);
	await page.getByRole('button', { name: 'Upload' }).click();
	await page.getByText('You get an email when it is decided and done').waitFor();
	return await setup.lastExecution(id);
}

/** The mail with the question, once it is there. */
async function question(executionId: string): Promise<Mail> {
	await setup.client.waitUntilWaiting(executionId);
	expect(mails.map(({ to }) => to)).toEqual([APPROVER]);
	return mails[0];
}

/** Decides as somebody does who was asked; answers what the form says. */
async function decide({ links: [link] }: Mail, decision: string, comment = ''): Promise<string> {
	const page = await openAsVisitor(browser, link);
	const seen = await page.locator('#n8n-form').innerText();
	await page.getByLabel(decision).check();
	await page.getByLabel('Comment').fill(comment);
	await page.getByRole('button', { name: 'Send' }).click();
	await page.getByText('Got it, thanks').waitFor();
	return seen;
}

test('what a dry run finds is approved by somebody else, and then done', async () => {
	const execution = await upload(templateFile('movers', 'movers.xlsx'));
	const mail = await question(execution);
	expect(mail.subject).toBe('SuperOffice: 2 users to change');
	expect(setup.changes()).toEqual(NOTHING);
	const seen = await decide(mail, 'Make these changes', 'From Monday on');
	expect(words(mail)).toContain('would change: 2 is so already: 1 cannot be done: 0');
	expect(inOneLine(seen)).toContain(inOneLine(ASKED.flat().join(' ').replaceAll('; ', ' ')));

	const run = await setup.ended(execution);
	expect(run.errors).toEqual({});
	expect(run.items('What was done').map(({ User, Result }) => [User, Result])).toEqual([
		['Lisa Martinsen', 'changed'],
		['Nina Lund', 'changed'],
	]);
	expect(setup.changes()).toEqual({
		added: [],
		changed: {
			[USERS.complete]: {
				roleId: ROLES.sales,
				userGroupId: GROUPS.sales,
				otherGroupIds: [GROUPS.service],
			},
			[USERS.withoutPlan]: {
				roleId: ROLES.service,
				userGroupId: GROUPS.service,
				otherGroupIds: [GROUPS.sales],
				moduleIds: [MODULES.servicePlan],
			},
		},
		removed: [],
	});
	expect(mails.slice(1)).toMatchObject([
		{
			to: UPLOADER,
			subject: 'SuperOffice: 2 of 2 users changed',
			text: expect.stringContaining('Comment: From Monday on'),
		},
	]);
	expect(rowsOfTable(mails[1].html)).toEqual(RESULT);
	await takePictureOfRun(run, 'movers');
});

/** Rows of which one would change somebody, one nobody, and two cannot be done. */
const MIXED = [
	{ User: 'ola.vik@nordlys.example', Role: 'Customer service' },
	{ User: 'nobody@nordlys.example', Role: 'Sales' },
	{ User: 'NINA', Role: 'Manager' },
	{ User: 'lisa.martinsen@nordlys.example', Role: '<b>Captain</b>' },
];

test('rows that cannot be done are told with the reason, and stop no other', async () => {
	const execution = await upload(spreadsheetOf(MIXED));
	const mail = await question(execution);
	expect(words(mail)).toContain('would change: 1 is so already: 1 cannot be done: 2');
	const seen = await decide(mail, 'Make these changes');
	expect(seen).toContain('cannot be done: SuperOffice did not read user "nobody@nordlys.example"');
	expect(seen).toContain('\'Role\': there is no role called "<b>Captain</b>"');
	await setup.ended(execution);
	expect(setup.changes()).toEqual({
		...NOTHING,
		changed: { [USERS.withoutPlan]: { roleId: ROLES.manager } },
	});
});

test('what is not approved is not done, and whoever uploaded it hears of it', async () => {
	const execution = await upload(spreadsheetOf(MIXED));
	await decide(await question(execution), 'Change nothing', 'Not before May');
	await setup.ended(execution);
	expect(setup.changes()).toEqual(NOTHING);
	expect(mails.slice(1)).toMatchObject([
		{
			to: UPLOADER,
			subject: 'SuperOffice: nothing was changed',
			text: expect.stringMatching(
				/^It was not approved\. Not before May\n\nOla Vik: is so already\n/,
			),
		},
	]);
});

test('a mail program that opens all links approves nothing', async () => {
	const execution = await upload(spreadsheetOf(MIXED));
	const { links } = await question(execution);
	for (const link of links) expect((await fetch(link)).status).toBe(200);
	const [link] = links;
	expect((await fetch(link.replace(/signature=../, 'signature=00'))).status).toBe(401);
	await setup.client.waitUntilWaiting(execution);
	expect(setup.changes()).toEqual(NOTHING);
});

test('without an answer nothing is done', async () => {
	const values = { limitType: 'afterTimeInterval', resumeAmount: 0.01, resumeUnit: 'minutes' };
	const limit = { limitWaitTime: { values } };
	const impatient = withOptions(readTemplate('movers'), 'Ask for approval', limit);
	const execution = await upload(spreadsheetOf(MIXED), impatient);
	// n8n looks for those who have waited long enough once a minute.
	await setup.ended(execution, 100_000);
	expect(setup.changes()).toEqual(NOTHING);
	expect(mails[1].text).toMatch(/^Nobody has answered within three days\./);
});

test('a CSV file does as well, with empty cells that change nothing', async () => {
	const csv = withParameters(readTemplate('movers'), 'Read the rows', { operation: 'csv' });
	const lines = ['User,Role,Primary group,Groups to add,User plan', 'NINA,,Marketing,,'];
	const buffer = Buffer.from(lines.join('\n'));
	const execution = await upload({ name: 'movers.csv', mimeType: 'text/csv', buffer }, csv);
	const seen = await decide(await question(execution), 'Make these changes');
	expect(seen).toContain('primary group: Sales → Marketing');
	await setup.ended(execution);
	expect(setup.changes()).toEqual({
		...NOTHING,
		changed: { [USERS.withoutPlan]: { userGroupId: GROUPS.marketing } },
	});
});

test('where nothing would change nobody is asked; a spreadsheet with other columns changes nobody', async () => {
	const execution = await upload(spreadsheetOf([{ Employee: 'NINA', Position: 'Manager' }]));
	await setup.ended(execution);
	expect(mails).toMatchObject([
		{
			to: UPLOADER,
			subject: 'SuperOffice: nothing was changed',
			text: expect.stringMatching(
				/^There was nothing to approve\.\n\n\(no user\): cannot be done: 'User' is empty/,
			),
		},
	]);
	expect(setup.changes()).toEqual(NOTHING);
});

test('somebody who fails at last is named, and the others are changed', async () => {
	const execution = await upload(templateFile('movers', 'movers.xlsx'));
	const mail = await question(execution);
	setup.emulator.faults.add({
		method: 'PATCH',
		path: `User/${USERS.complete}`,
		status: 400,
		body: { ErrorType: 'SoException', ErrorMessage: 'Locked by <somebody>' },
	});
	await decide(mail, 'Make these changes');
	const { items } = await setup.ended(execution);
	expect(items('What was done').map(({ User, Result }) => [User, Result])).toEqual([
		['Lisa Martinsen', 'not changed'],
		['Nina Lund', 'changed'],
	]);
	expect(Object.keys(setup.changes().changed)).toEqual([String(USERS.withoutPlan)]);
	expect(mails[1].subject).toBe('SuperOffice: 1 of 2 users changed');
	expect(words(mails[1])).toContain('Locked by <somebody>');
});

test('with Dry Run in the last step, too, the whole way is gone and nothing is written', async () => {
	const dry = withOptions(readTemplate('movers'), 'Update user', { dryRun: true });
	const execution = await upload(spreadsheetOf(MIXED), dry);
	await decide(await question(execution), 'Make these changes');
	const { items } = await setup.ended(execution);
	expect(items('What was done')).toEqual([
		{ User: 'Nina Lund', Result: 'dry run', Details: 'role: Sales → Manager' },
	]);
	expect(setup.changes()).toEqual(NOTHING);
});

test('the form asks for its password', async () => {
	await setup.publish(readTemplate('movers'));
	const form = `${setup.client.url}/form/superoffice-movers`;
	for (const login of ['', 'forms:wrong']) {
		const headers = { Authorization: `Basic ${Buffer.from(login).toString('base64')}` };
		expect((await fetch(form, { headers })).status).toBe(401);
		const body = new FormData();
		expect((await fetch(form, { method: 'POST', headers, body })).status).toBe(401);
	}
	expect((await fetch(form)).status).toBe(401);
});
