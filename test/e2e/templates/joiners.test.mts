import { GROUPS, MODULES, ROLES } from '../../emulator/index.mts';
import { takePictureOfRun } from '../pictures.mts';
import { useN8n } from '../setup.mts';
import { codeOf, readTemplate, withOptions } from './templates.mts';

const setup = useN8n();

const SECRET = { name: 'X-HR-Secret', value: 'Joiners-2026-emulator' };

const ERIK = { email: 'erik.strand@nordlys.example', userId: 'ERIK', department: 'Sales' };
const MAGNUS = {
	email: 'magnus.eide@nordlys.example',
	userId: 'MAGNUS',
	department: 'Customer service',
};

beforeAll(async () => {
	await setup.addCredential({ name: 'HR system', type: 'httpHeaderAuth', data: SECRET });
});

/** What HR does, and what it is told. */
async function send(body: unknown, secret = SECRET.value) {
	const answer = await fetch(`${setup.client.url}/webhook/superoffice-joiners`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', [SECRET.name]: secret },
		body: JSON.stringify(body),
	});
	const text = await answer.text();
	return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

test('each joiner gets a user with role, groups, plan and licenses, and HR is told', async () => {
	const id = await setup.publish(readTemplate('joiners'));
	expect(await send({ joiners: [ERIK, MAGNUS] })).toEqual({
		status: 200,
		body: {
			results: [
				{
					email: ERIK.email,
					result: 'created',
					userId: 'ERIK',
					message: 'SuperOffice has sent an email to choose a password',
				},
				{
					email: MAGNUS.email,
					result: 'created',
					userId: 'MAGNUS',
					message: 'SuperOffice has sent an email to choose a password',
				},
			],
		},
	});
	expect(setup.changes()).toEqual({
		added: [
			expect.objectContaining({
				Name: 'ERIK',
				UserName: ERIK.email,
				personId: 102,
				roleId: ROLES.sales,
				userGroupId: GROUPS.sales,
				otherGroupIds: [],
				moduleIds: [MODULES.salesPlan, MODULES.mobile],
			}),
			expect.objectContaining({
				Name: 'MAGNUS',
				personId: 104,
				roleId: ROLES.service,
				userGroupId: GROUPS.service,
				otherGroupIds: [GROUPS.sales, GROUPS.marketing],
				moduleIds: [MODULES.servicePlan],
			}),
		],
		changed: {},
		removed: [],
	});
	expect(setup.emulator.state.outbox.map(({ to }) => to)).toEqual([ERIK.email, MAGNUS.email]);
	const run = await setup.ended(await setup.lastExecution(id));
	expect(run.errors).toEqual({});
	const { data } = await setup.client.readExecution(run.executionId);
	// The passwords that the emulator makes up: nobody is to find one in n8n.
	expect(data).not.toContain('Generated-');
	await takePictureOfRun(run, 'joiners');
});

test('the page of the template says what HR sends, and what it is told', async () => {
	const [request, answer] = codeOf('joiners').map((code) => JSON.parse(code));
	await setup.publish(readTemplate('joiners'));
	expect(await send(request)).toEqual({ status: 207, body: answer });
});

test('who is sent again is made once, and loses nothing that was given later', async () => {
	await setup.publish(readTemplate('joiners'));
	await send({ joiners: [ERIK] });
	const erik = setup.emulator.state.users.at(-1)!;
	erik.otherGroupIds = [GROUPS.marketing];
	erik.moduleIds.push(MODULES.mailings);
	const users = JSON.stringify(setup.emulator.state.users);
	expect(await send({ joiners: [ERIK] })).toMatchObject({
		status: 200,
		body: { results: [{ result: 'unchanged', userId: 'ERIK' }] },
	});
	expect(JSON.stringify(setup.emulator.state.users)).toBe(users);
	expect(setup.emulator.state.outbox).toHaveLength(1);
});

test('who fails is named with the reason, and stops nobody', async () => {
	await setup.publish(readTemplate('joiners'));
	const { status, body } = await send({
		joiners: [
			{ ...ERIK, department: 'Piracy' },
			{ email: 'nobody@nordlys.example', userId: 'NOBODY', department: 'Sales' },
			'erik.strand@nordlys.example',
			{ ...ERIK, department: 'constructor' },
			MAGNUS,
		],
	});
	expect(status).toBe(207);
	const results = body.results.map(
		({ email, result, message }: Record<string, string>) => `${email} ${result}: ${message}`,
	);
	expect(results.sort()).toEqual([
		expect.stringMatching(/^ failed: No access is set for the department ""/),
		expect.stringMatching(
			/^erik.* failed: No access is set for the department "Piracy"\. These have some: Sales, Customer service, Marketing$/,
		),
		expect.stringMatching(/^erik.* failed: No access is set for the department "constructor"/),
		expect.stringMatching(/^magnus.* created: /),
		expect.stringMatching(/^nobody@nordlys\.example failed: .*nobody@nordlys\.example/),
	]);
	expect(setup.changes().added.map(({ Name }) => Name)).toEqual(['MAGNUS']);
});

test('a role that SuperOffice does not have is named', async () => {
	setup.emulator.state.roles.find(({ Id }) => Id === ROLES.sales)!.Value = 'Verkauf';
	await setup.publish(readTemplate('joiners'));
	expect(await send({ joiners: [ERIK] })).toMatchObject({
		status: 207,
		body: {
			results: [{ result: 'failed', message: '\'Role\': there is no role called "Sales"' }],
		},
	});
	expect(setup.changes().added).toEqual([]);
});

test('who has left is not let in by mistake: the answer says that they have', async () => {
	await setup.publish(readTemplate('joiners'));
	const per = { email: 'per.haugen@nordlys.example', userId: 'PER', department: 'Sales' };
	expect(await send({ joiners: [per] })).toMatchObject({
		status: 207,
		body: { results: [{ result: 'failed', message: expect.stringContaining('has left') }] },
	});
	expect(setup.changes()).toEqual({ added: [], changed: {}, removed: [] });
});

test('without an email the user is there all the same, and HR is told', async () => {
	await setup.publish(readTemplate('joiners'));
	setup.emulator.faults.add({ path: 'SendChangePasswordEMail', status: 500, eachRequest: true });
	const { status, body } = await send({ joiners: [ERIK] });
	expect(status).toBe(200);
	expect(body.results).toMatchObject([
		{ result: 'created', message: expect.stringContaining('The password email was not sent: ') },
	]);
	expect(setup.changes().added).toHaveLength(1);
});

test('without the secret nobody gets in, and a call without joiners is told what to send', async () => {
	await setup.publish(readTemplate('joiners'));
	expect((await send({ joiners: [ERIK] }, 'wrong')).status).toBe(403);
	for (const body of [{}, { joiners: [] }, { joiners: ERIK }, [ERIK]]) {
		expect(await send(body)).toMatchObject({
			status: 400,
			body: { message: expect.stringContaining('There is no list "joiners"') },
		});
	}
	expect(setup.changes().added).toEqual([]);
});

test('with Dry Run nothing is written, and HR is told what would be', async () => {
	await setup.publish(
		withOptions(readTemplate('joiners'), 'Create or update user', { dryRun: true }),
	);
	expect(await send({ joiners: [ERIK] })).toMatchObject({
		status: 200,
		body: {
			results: [
				{ userId: 'ERIK', result: 'dry run', message: 'Nothing was written. It would be: create' },
			],
		},
	});
	expect(setup.changes()).toEqual({ added: [], changed: {}, removed: [] });
	expect(setup.emulator.state.outbox).toEqual([]);
});
