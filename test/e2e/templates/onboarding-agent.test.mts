import type { Browser, BrowserContext } from 'playwright-core';

import { GROUPS, MODULES, ROLES } from '../../emulator/index.mts';
import { openBrowser } from '../browser.mts';
import { FORM_PASSWORD, openAsVisitor } from '../forms.mts';
import { startChatModel, type ChatModel, type ToolCall } from '../chatModel.mts';
import { useMails, type Mail } from '../mailServer.mts';
import { takePictureOfRun } from '../pictures.mts';
import type { Run } from '../run.mts';
import { useN8n } from '../setup.mts';
import { until } from '../until.mts';
import { codeOf, readTemplate } from './templates.mts';

const setup = useN8n();
const mails = useMails(setup);
let model: ChatModel;
let browser: Browser;
/** The administrator, who reads the emails */
let approver: BrowserContext;
let workflowId: string;

const template = readTemplate('onboarding-agent');
const FORM = `/form/${template.nodes.find(({ name }) => name === 'New colleague')!.webhookId}`;
/** n8n takes a press of a button by a headless browser for that of a program that looks at links. */
const PERSON = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** What the page of the template shows. */
const [QUESTION, RESULT] = codeOf('onboarding-agent');

const REQUEST = 'Sells to customers in the north, as Kari Solheim does';
const ERIK = {
	email: 'erik.strand@nordlys.example',
	userId: 'ERIK',
	userName: 'erik.strand@nordlys.example',
	role: 'Sales',
	primaryGroup: 'Sales',
	userPlan: 'Sales Premium',
};

beforeAll(async () => {
	model = await startChatModel();
	await setup.addCredential(model.credential);
	await setup.addCredential(FORM_PASSWORD);
	browser = await openBrowser();
	approver = await browser.newContext({ userAgent: PERSON });
	workflowId = await setup.importWorkflow(template);
	await setup.client.publishWorkflow(workflowId);
});
beforeEach(() => model.reset());
afterAll(async () => {
	await setup.client.unpublishWorkflow(workflowId);
	await browser.close();
	await model.stop();
});

/** What the model asks for when it wants to create somebody. */
function creation(user: object): ToolCall {
	return { name: 'Create_user', arguments: { toolParameters: user, hitlParameters: {} } };
}

/** Fills in the form, and waits for the email that asks. */
async function fillInForm(): Promise<Mail> {
	const page = await openAsVisitor(browser, FORM);
	await page.getByLabel('Email address of the new colleague').fill(ERIK.email);
	await page.getByLabel('What will they do, and like whom?').fill(REQUEST);
	await page.getByLabel('Your email address').fill('jon.dahl@nordlys.example');
	await page.click('button:has-text("Submit")');
	await page.waitForSelector('text=Your response has been recorded');
	await page.close();
	const question = await mailNumber(1);
	await setup.client.waitUntilWaiting(executionOf(question));
	return question;
}

async function mailNumber(number: number): Promise<Mail> {
	await until(() => mails.length >= number, 30);
	return mails[number - 1];
}

function executionOf({ links }: Mail): string {
	return /webhook-waiting\/(\d+)\//.exec(links[0])![1];
}

/** Presses a button of the email, and waits for the end. */
async function press(button: 'Create the user' | 'Decline', question: Mail): Promise<Run> {
	const page = await approver.newPage();
	await page.setContent(question.html);
	const [opened] = await Promise.all([
		approver.waitForEvent('page'),
		page.getByRole('link', { name: button, exact: true }).click(),
	]);
	await opened.waitForSelector('text=This page can be closed now');
	await opened.close();
	await page.close();
	return await setup.ended(executionOf(question));
}

test('an agent finds out what a colleague needs, asks, creates the user, and answers', async () => {
	model.calls = [
		{ name: 'Find_users', arguments: { userName: ERIK.email } },
		{ name: 'Find_users', arguments: { fullName: 'Kari Solheim' } },
		{ name: 'List_roles', arguments: {} },
		{ name: 'List_groups', arguments: {} },
		{ name: 'List_user_plans', arguments: {} },
		{ name: 'Check_new_user', arguments: ERIK },
		creation(ERIK),
	];
	const question = await fillInForm();
	expect(question).toMatchObject({
		to: 'astrid.berg@nordlys.example',
		subject: 'SuperOffice: create a user for erik.strand@nordlys.example?',
	});
	expect(question.html).toContain(`>${QUESTION}<`);
	// The check was a dry run, and nobody has approved.
	expect(setup.emulator.journal).toEqual([]);

	const run = await press('Create the user', question);
	expect(run.errors).toEqual({});
	const [nobody, kari, roles, groups, plans, check, created] = model
		.results()
		.map((text) => JSON.parse(text) as Array<Record<string, unknown>>);
	// What n8n makes of no items; the tool tells the model what that means.
	expect(nobody).toBe('');
	expect(kari).toMatchObject([{ userId: 'KARI', role: 'Sales', userPlan: 'Sales Premium' }]);
	expect(roles).toContainEqual(expect.objectContaining({ name: 'Sales' }));
	expect(groups).toContainEqual(expect.objectContaining({ name: 'Sales' }));
	expect(plans).toContainEqual(expect.objectContaining({ title: 'Sales Premium', free: 56 }));
	expect(check).toMatchObject([{ dryRun: true, action: 'create' }]);
	expect(created).toEqual(JSON.parse(RESULT));
	expect(setup.changes()).toEqual({
		added: [
			expect.objectContaining({
				Name: 'ERIK',
				UserName: 'erik.strand@nordlys.example',
				personId: 102,
				roleId: ROLES.sales,
				userGroupId: GROUPS.sales,
				moduleIds: [MODULES.salesPlan],
				credentials: [],
			}),
		],
		changed: {},
		removed: [],
	});
	expect(mails).toHaveLength(2);
	expect(mails[1]).toMatchObject({
		to: 'jon.dahl@nordlys.example',
		subject: 'SuperOffice for erik.strand@nordlys.example',
		text: expect.stringContaining('"action":"create"'),
	});
	await takePictureOfRun(run, 'onboarding-agent');
});

test('what is declined is not created, and the model is told', async () => {
	model.calls = [creation(ERIK)];
	const { errors } = await press('Decline', await fillInForm());
	expect(errors).toEqual({});
	expect(model.results()).toEqual([expect.stringContaining('User rejected the tool call')]);
	expect(setup.emulator.journal).toEqual([]);
	expect(mails).toHaveLength(2);
});

test('who is a user already is not changed, also when somebody approves it', async () => {
	const kari = { email: 'kari.solheim@nordlys.example', userId: 'KARI', role: 'Administrator' };
	const user = { ...ERIK, ...kari, userName: kari.email };
	model.calls = [creation(user)];
	await press('Create the user', await fillInForm());
	expect(model.results()).toEqual([expect.stringContaining('Person 2 is already the user KARI')]);
	expect(setup.emulator.journal).toEqual([]);
});

test('the model has these tools, and no other; it fills in nothing but this', async () => {
	model.calls = [creation(ERIK)];
	await press('Decline', await fillInForm());
	const newUser = Object.keys(ERIK);
	const fields = model.tools().map(({ name, parameters }) => [name, parameters.required ?? []]);
	expect(Object.fromEntries(fields)).toEqual({
		Find_users: [],
		List_roles: [],
		List_groups: [],
		List_user_plans: [],
		Check_new_user: newUser,
		Create_user: ['toolParameters', 'hitlParameters'],
	});
	const create = model.tools().find(({ name }) => name === 'Create_user')!;
	expect(create.parameters.properties.toolParameters).toMatchObject({ required: newUser });
});

test('the form is closed without its login, and a program that opens links approves nothing', async () => {
	expect((await fetch(setup.client.url + FORM)).status).toBe(401);
	model.calls = [creation(ERIK)];
	const question = await fillInForm();
	for (const link of question.links) {
		await fetch(link, { headers: { 'User-Agent': 'BarracudaSentinel/1.0 (bot)' } });
	}
	await setup.client.waitUntilWaiting(executionOf(question));
	expect(setup.emulator.journal).toEqual([]);
	await press('Decline', question);
	expect(setup.changes().added).toEqual([]);
});
