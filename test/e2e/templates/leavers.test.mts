import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';

import { USERS, type Emulator } from '../../emulator/index.mts';
import { findUser } from '../../emulator/state.mts';
import { openBrowser } from '../browser.mts';
import { FORM_PASSWORD, openAsVisitor } from '../forms.mts';
import { inOneLine, useMails, words, type Mail } from '../mailServer.mts';
import { takePictureOfRun } from '../pictures.mts';
import { useN8n } from '../setup.mts';
import { codeOf, readTemplate, withOptions, withParameters } from './templates.mts';

const setup = useN8n();
const mails = useMails(setup);
let browser: Browser;

/** What the page of the template shows. */
const [QUESTION, RESULT] = codeOf('leavers');

const ADMINISTRATOR = 'astrid.berg@nordlys.example';
const SUCCESSOR = 'jon.dahl@nordlys.example';
const LISA = 'lisa.martinsen@nordlys.example';
const YESTERDAY = day(-1);
const TOMORROW = day(1);
const NOTHING = { added: [], changed: {}, removed: [] };
const RETIRED = { Deleted: true, IsPersonRetired: true, moduleIds: [] };

beforeAll(async () => {
	browser = await openBrowser();
	await setup.addCredential(FORM_PASSWORD);
});
afterAll(async () => await browser.close());

function day(fromToday: number): string {
	return new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
}

/** Gives everything that somebody owns to a colleague, as a bulk update in SuperOffice does. */
function handOver({ state }: Emulator, associateId: number): void {
	for (const rows of [state.companies, state.followUps, state.sales, state.projects]) {
		const owned = rows.filter((row) => row.associateId === associateId);
		for (const row of owned) row.associateId = USERS.withoutPlan;
	}
	for (const person of state.persons) {
		if (person.AssociateId === associateId) person.AssociateId = USERS.withoutPlan;
	}
	// The ID of a user in Service, where 1 is nobody.
	const { EjUserId } = findUser(state, associateId)!;
	for (const request of state.requests) {
		if (request.ownedBy === EjUserId) request.ownedBy = 1;
	}
}

/** What a manager does; answers the execution that it begins. */
async function tell(
	userName: string,
	lastDay: string,
	template = readTemplate('leavers'),
): Promise<string> {
	const id = await setup.publish(template);
	const page = await openAsVisitor(browser, '/form/superoffice-leavers');
	await page.getByLabel('User name').fill(userName);
	await page.getByLabel('Last day').fill(lastDay);
	await page.getByLabel('Email of who takes over').fill(SUCCESSOR);
	await page.getByRole('button', { name: 'Send' }).click();
	await page.getByText('Thank you.').waitFor();
	return await setup.lastExecution(id);
}

/** Waits until somebody is asked, for the n-th time; answers the mail. */
async function question(executionId: string, times = 1): Promise<Mail> {
	const deadline = Date.now() + 20_000;
	do {
		await sleep(300);
		await setup.client.waitUntilWaiting(executionId);
	} while (mails.length < times && Date.now() < deadline);
	expect(mails.map(({ to }) => to)).toEqual(new Array(times).fill(SUCCESSOR));
	return mails[times - 1];
}

/** What somebody does who has handed over, or says so. */
async function answer({ links: [link] }: Mail): Promise<void> {
	const page = await openAsVisitor(browser, link);
	await page.getByRole('button', { name: 'It is handed over' }).click();
	await page.getByText('Got it, thanks').waitFor();
}

test('whoever takes over is asked until nothing is left, and then the user is retired', async () => {
	const execution = await tell(LISA, YESTERDAY);
	const first = await question(execution);
	expect(first.subject).toBe('SuperOffice: please take over from Lisa Martinsen');
	expect(words(first)).toContain(inOneLine(QUESTION).replace('2026-11-30', YESTERDAY));

	setup.emulator.state.projects.find(({ associateId }) => associateId === USERS.complete)!.isDone =
		true;
	await answer(first);
	const second = await question(execution, 2);
	expect(words(second)).toContain('still owns in SuperOffice: requests: 1 projects: 1 Make');

	handOver(setup.emulator, USERS.complete);
	await answer(second);
	const run = await setup.ended(execution);
	expect(run.errors).toEqual({});
	expect(setup.changes().changed).toEqual({ [USERS.complete]: RETIRED });
	expect(mails.slice(2)).toMatchObject([
		{
			to: `${ADMINISTRATOR}, ${SUCCESSOR}`,
			subject: 'SuperOffice: Lisa Martinsen is retired',
			text: `${RESULT}\n`,
		},
	]);
	await takePictureOfRun(run, 'leavers');
});

test('who has left cannot log in any more, even before all is handed over', async () => {
	const execution = await tell(LISA, YESTERDAY);
	await question(execution);
	expect(setup.changes()).toEqual({
		...NOTHING,
		changed: { [USERS.complete]: { moduleIds: [] } },
	});
});

test('before the last day nobody loses anything', async () => {
	handOver(setup.emulator, USERS.sales);
	const ready = await tell('KARI', TOMORROW);
	await setup.client.waitUntilWaiting(ready);
	expect(mails).toEqual([]);
	expect(setup.changes()).toEqual(NOTHING);
});

test('who was retired already is told to be', async () => {
	handOver(setup.emulator, USERS.retired);
	await setup.ended(await tell('PER', YESTERDAY));
	expect(mails).toMatchObject([{ subject: 'SuperOffice: Per Haugen was retired already' }]);
});

test('with Dry Run nothing is written, and the email says so', async () => {
	handOver(setup.emulator, USERS.complete);
	const dry = withOptions(readTemplate('leavers'), 'Retire user', { dryRun: true });
	await setup.ended(await tell(LISA, YESTERDAY, dry));
	expect(mails).toMatchObject([
		{
			subject: 'SuperOffice: dry run for Lisa Martinsen',
			text: expect.stringMatching(/^Nothing was written\. It would be: retire\n/),
		},
	]);
	expect(setup.changes()).toEqual(NOTHING);
});

test('a mail program that opens all links is no answer', async () => {
	const execution = await tell(LISA, TOMORROW);
	const { links } = await question(execution);
	for (const link of links) expect((await fetch(link)).status).toBe(200);
	await question(execution);
	expect(setup.changes()).toEqual(NOTHING);
});

test.each([
	['nobody@nordlys.example', 'user "nobody@nordlys.example" does not exist'],
	['admin', 'who is the user that this node signs in with'],
])('%s is not retired, and the administrator is told why', async (userName, reason) => {
	await setup.ended(await tell(userName, YESTERDAY));
	expect(mails).toMatchObject([
		{
			to: ADMINISTRATOR,
			subject: `SuperOffice: ${userName} was not retired`,
			text: expect.stringContaining(reason),
		},
	]);
	expect(setup.changes()).toEqual(NOTHING);
});

test('what cannot be counted is named, and is not taken for nothing', async () => {
	handOver(setup.emulator, USERS.complete);
	setup.emulator.faults.add({ path: 'Agents/Archive/', status: 403, times: 99 });
	setup.emulator.faults.add({ path: '/Archive/Dynamic.*sale', status: 403, times: 99 });
	const execution = await tell(LISA, TOMORROW);
	expect(words(await question(execution))).toContain(
		'still owns in SuperOffice: sales: could not be counted (',
	);
});

test('what somebody gets while they wait for their last day keeps them from being retired', async () => {
	handOver(setup.emulator, USERS.complete);
	const dateTime = new Date(Date.now() + 10_000).toISOString();
	const soon = withParameters(readTemplate('leavers'), 'Wait for the last day', { dateTime });
	const execution = await tell(LISA, TOMORROW, soon);
	setup.emulator.state.projects[0].associateId = USERS.complete;
	await setup.ended(execution);
	expect(mails).toMatchObject([
		{
			to: ADMINISTRATOR,
			text: expect.stringContaining('Not retired: user LISA (5) still owns 1 project'),
		},
	]);
	expect(setup.changes()).toEqual(NOTHING);
});
