import type { Browser, Page } from 'playwright-core';

import { GROUPS, JOINERS, MODULES, ROLES, USERS } from '../../emulator/index.mts';
import { findUser } from '../../emulator/state.mts';
import type { Workflow } from '../../n8n/shapes.mts';
import { openBrowser } from '../browser.mts';
import { openAsVisitor } from '../forms.mts';
import { useMails } from '../mailServer.mts';
import { takePictureOfRun } from '../pictures.mts';
import { runOf, type Run } from '../run.mts';
import { useN8n } from '../setup.mts';
import { rowsOfSpreadsheet } from '../spreadsheet.mts';
import { rowsOfTable, tablesOfMarkdown } from '../table.mts';
import { readPage, readTemplate, withOptions, withParameters } from './templates.mts';

const setup = useN8n();
const mails = useMails(setup);
let browser: Browser;

const OLA = 'Retire ola.vik@nordlys.example';
const PER = 'Restore per.haugen@nordlys.example: user plan from nothing to Sales Premium';
const LISA = 'Update lisa.martinsen@nordlys.example: role from Manager to Sales';
const INGRID =
	'Create ingrid.moen@nordlys.example: role Sales; group Sales; user plan Sales Premium';
const NINA = 'Retire nina.lund@nordlys.example';

/** What the page of the template shows. */
const [REPORT, RESULT] = tablesOfMarkdown(readPage('drift'));

beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(async () => await browser.close());

/** Runs the template until it asks, or to its end where it has nothing to ask; answers the id. */
async function start(workflow: Workflow = readTemplate('drift')): Promise<string> {
	const id = await setup.importWorkflow(workflow);
	return await setup.client.runWorkflow(id, 'Every night');
}

/** Opens the form of the second email, as its reader does. */
async function openForm(executionId: string): Promise<Page> {
	await setup.client.waitUntilWaiting(executionId);
	return await openAsVisitor(browser, mails[1].links[0]);
}

async function send(page: Page, executionId: string): Promise<Run> {
	await page.click('button:has-text("Do what is ticked")');
	await page.waitForSelector('text=This page can be closed now');
	await page.close();
	const run = await setup.ended(executionId);
	expect(run.errors).toEqual({});
	return run;
}

/** Whether each box of the form is ticked, by its text. */
async function ticksOf(page: Page): Promise<Record<string, boolean>> {
	const boxes = await page.locator('input[type=checkbox]').all();
	const entries = boxes.map(
		async (box) => [await box.inputValue(), await box.isChecked()] as const,
	);
	return Object.fromEntries(await Promise.all(entries));
}

/** The template with these people in place of those of the HR system. */
function templateWith(change: (people: Array<Record<string, unknown>>) => object[]): Workflow {
	const workflow = readTemplate('drift');
	const name = 'People of the HR system';
	const { parameters } = workflow.nodes.find((node) => node.name === name)!;
	const { people } = JSON.parse(parameters.jsonOutput as string);
	return withParameters(workflow, name, { jsonOutput: JSON.stringify({ people: change(people) }) });
}

/** Takes from somebody all that they own, as a bulk update in SuperOffice does. */
function handOver(): void {
	const { state } = setup.emulator;
	state.followUps = state.followUps.filter(({ associateId }) => associateId !== USERS.service);
	state.requests = [];
}

test('who differs is reported, asked about, and then created, changed, restored and retired', async () => {
	handOver();
	const executionId = await start();
	const page = await openForm(executionId);
	const [report, question] = mails;
	expect(report).toMatchObject({
		to: 'astrid.berg@nordlys.example',
		subject: 'SuperOffice: 5 users differ from the HR system',
		attachments: [{ name: expect.stringMatching(/^superoffice-drift-\d{4}-\d\d-\d\d\.xlsx$/) }],
	});
	expect(rowsOfTable(report.html)).toEqual(REPORT);
	expect(rowsOfSpreadsheet(report.attachments[0].content)).toEqual(REPORT);
	expect(question.html).toContain([OLA, PER, LISA, INGRID, NINA].join('\n'));
	expect(await ticksOf(page)).toEqual({
		[OLA]: true,
		[PER]: true,
		[LISA]: true,
		[INGRID]: true,
		[NINA]: false,
	});
	// Nobody has answered yet.
	expect(setup.emulator.journal).toEqual([]);

	const run = await send(page, executionId);
	const { added, changed, removed } = setup.changes();
	expect(added).toEqual([
		expect.objectContaining({
			Name: 'INGRID',
			UserName: 'ingrid.moen@nordlys.example',
			personId: JOINERS[0],
			roleId: ROLES.sales,
			userGroupId: GROUPS.sales,
			moduleIds: [MODULES.salesPlan],
		}),
	]);
	expect(changed).toEqual({
		[USERS.complete]: { roleId: ROLES.sales },
		[USERS.service]: { Deleted: true, IsPersonRetired: true, moduleIds: [] },
		[USERS.retired]: { Deleted: false, IsPersonRetired: false, moduleIds: [MODULES.salesPlan] },
	});
	expect(removed).toEqual([]);
	// A license that one loses is free for the next.
	const written = new Set(setup.emulator.journal.map(({ associateId }) => associateId));
	expect([...written]).toEqual([
		USERS.service,
		USERS.retired,
		USERS.complete,
		added[0].AssociateId,
	]);
	expect(mails).toHaveLength(3);
	expect(rowsOfTable(mails[2].html)).toEqual([
		['What', 'Result'],
		[OLA, 'Done'],
		[PER, 'Done'],
		[LISA, 'Done'],
		[INGRID, 'Done'],
	]);
	await takePictureOfRun(run, 'drift');
});

test('what is not ticked stays as it is, and who is in SuperOffice only is retired when ticked', async () => {
	const executionId = await start();
	const page = await openForm(executionId);
	for (const text of [OLA, PER, LISA, INGRID]) await page.uncheck(`input[value="${text}"]`);
	await page.check(`input[value="${NINA}"]`);
	await send(page, executionId);
	expect(setup.changes()).toEqual({
		added: [],
		changed: { [USERS.withoutPlan]: { Deleted: true, IsPersonRetired: true } },
		removed: [],
	});
	expect(rowsOfTable(mails[2].html).slice(1)).toEqual([[NINA, 'Done']]);
});

test('what cannot be done is told with its reason, and stops nothing else', async () => {
	setup.emulator.state.requests = [];
	const executionId = await start(
		templateWith((people) =>
			people.map((person) =>
				person.initials === 'PER' ? { ...person, role: `R&D, "North" <new>` } : person,
			),
		),
	);
	await send(await openForm(executionId), executionId);
	expect(rowsOfTable(mails[2].html).slice(1)).toEqual([
		[OLA, 'Not done. Not retired: user OLA (3) still owns 1 open follow-up'],
		[
			PER.replace(':', ': role from Sales to R&D; "North" new;'),
			`Not all of it done. 'Role': there is no role called "R&D, "North" new"`,
		],
		[LISA, 'Done'],
		[INGRID, 'Done'],
	]);
	expect(Object.keys(setup.changes().changed).map(Number)).toEqual([USERS.retired, USERS.complete]);
});

test('a run with no change to the example gives what its page shows', async () => {
	const executionId = await start();
	await send(await openForm(executionId), executionId);
	expect(rowsOfTable(mails[2].html)).toEqual(RESULT);
});

test('who has gone and still holds licenses loses them', async () => {
	const nina = findUser(setup.emulator.state, USERS.withoutPlan)!;
	Object.assign(nina, { Deleted: true, IsPersonRetired: true, moduleIds: [MODULES.mobile] });
	const executionId = await start();
	await send(await openForm(executionId), executionId);
	expect(nina.moduleIds).toEqual([]);
	expect(rowsOfTable(mails[2].html)).toContainEqual([
		'Take all licenses from nina.lund@nordlys.example',
		'Done',
	]);
});

test('after that only who is in SuperOffice only is asked about; a form without ticks does nothing', async () => {
	handOver();
	const first = await start();
	await send(await openForm(first), first);
	mails.splice(0);
	const users = JSON.stringify(setup.emulator.state.users);
	const second = await start();
	const page = await openForm(second);
	expect(await ticksOf(page)).toEqual({ [NINA]: false });
	await send(page, second);
	expect(JSON.stringify(setup.emulator.state.users)).toBe(users);
	expect(mails).toHaveLength(2);
});

test('what cannot be compared is reported, and not asked about', async () => {
	const executionId = await start(
		templateWith((people) => [...people, { mail: 'lisa.martinsen@nordlys.example' }]),
	);
	const page = await openForm(executionId);
	expect(rowsOfTable(mails[0].html)).toContainEqual([
		'lisa.martinsen@nordlys.example',
		expect.any(String),
		'cannot be compared',
		'More than one item has the key lisa.martinsen@nordlys.example',
	]);
	expect(Object.keys(await ticksOf(page)).filter((text) => text.includes('lisa'))).toEqual([]);
	await send(page, executionId);
});

test('when nobody differs nothing is sent', async () => {
	const asTheyAre: Record<string, object> = {
		OLA: { employed: true },
		PER: { employed: false },
		LISA: { role: 'Manager' },
	};
	const nina = { ...asTheyAre.OLA, mail: 'nina.lund@nordlys.example', initials: 'NINA' };
	const workflow = templateWith((people) => [
		...people
			.filter(({ initials }) => initials !== 'INGRID')
			.map((person) => ({ ...person, ...asTheyAre[person.initials as string] })),
		nina,
	]);
	const { items, errors } = await setup.ended(await start(workflow));
	expect(errors).toEqual({});
	expect(items('Compare with SuperOffice')).toEqual([]);
	expect(mails).toEqual([]);
});

test('with the question deactivated, as its page says, only the report is sent', async () => {
	const workflow = readTemplate('drift');
	const question = workflow.nodes.find(({ name }) => name === 'Ask what to do')!;
	Object.assign(question, { disabled: true });
	const { errors } = await setup.ended(await start(workflow));
	expect(errors).toEqual({});
	expect(mails).toHaveLength(1);
	expect(setup.emulator.journal).toEqual([]);
});

test('when nobody answers in time nothing is done', async () => {
	const workflow = readTemplate('drift');
	const { parameters } = workflow.nodes.find(({ name }) => name === 'Ask what to do')!;
	const limit = { limitType: 'afterTimeInterval', resumeAmount: 1, resumeUnit: 'seconds' };
	expect(parameters.options).toMatchObject({
		limitWaitTime: { values: { ...limit, resumeAmount: 23, resumeUnit: 'hours' } },
	});
	const impatient = withOptions(workflow, 'Ask what to do', { limitWaitTime: { values: limit } });
	// n8n looks once a minute for executions that have waited long enough.
	const execution = await setup.client.waitForExecution(await start(impatient), 100_000);
	const { errors } = runOf(execution);
	expect(errors).toEqual({});
	expect(mails).toHaveLength(2);
	expect(setup.emulator.journal).toEqual([]);
});
