import { GROUPS, JOINERS, MODULES, ROLES, USERS } from '../../emulator/index.mts';
import { findUser } from '../../emulator/state.mts';
import { useMails, type Mail } from '../mailServer.mts';
import { takePictureOfRun } from '../pictures.mts';
import { useN8n } from '../setup.mts';
import { rowsOfTable, tablesOfMarkdown } from '../table.mts';
import { until } from '../until.mts';
import { readPage, readTemplate } from './templates.mts';

const setup = useN8n();
const mails = useMails(setup);

const TRIGGER = 'When a user changes';

/** What the page of the template shows. */
const [TABLE] = tablesOfMarkdown(readPage('changed-user'));

function warningsOf({ html }: Mail): string[] {
	return [...html.matchAll(/<p><strong>Look at this:<\/strong> (.*?)<\/p>/g)].map(
		([, text]) => text,
	);
}

test('what happens to users is told, and what to look at stands at the top', async () => {
	const { client, emulator } = setup;
	const id = await setup.importWorkflow(readTemplate('changed-user'));
	await client.publishWorkflow(id);
	// It remembers the users as they are now.
	await until(async () => `node:${TRIGGER}` in (await client.staticDataOf(id)));
	emulator.others.do(
		{ action: 'change', associateId: USERS.complete, values: { roleId: ROLES.administrator } },
		{ action: 'retire', associateId: USERS.service },
		{ action: 'restore', associateId: USERS.retired },
		{
			action: 'licenses',
			associateId: USERS.withoutPlan,
			moduleIds: [MODULES.salesPlan, MODULES.mobile],
		},
		{
			action: 'change',
			associateId: USERS.multiLanguage,
			values: { userGroupId: GROUPS.marketing, otherGroupIds: [GROUPS.sales, GROUPS.service] },
		},
		{
			action: 'create',
			values: {
				Name: 'INGRID',
				UserName: 'ingrid.moen@nordlys.example',
				personId: JOINERS[0],
			},
		},
		{ action: 'delete', associateId: USERS.external },
	);
	// At the next full minute.
	await until(() => mails.length > 0, 90);
	await client.unpublishWorkflow(id);
	const [told] = mails;
	expect(told).toMatchObject({
		to: 'astrid.berg@nordlys.example',
		subject: 'SuperOffice: look at these users',
	});
	expect(warningsOf(told)).toEqual([
		'lisa.martinsen@nordlys.example has the role Administrator now',
		'nina.lund@nordlys.example has another user plan or other licenses',
	]);
	expect(rowsOfTable(told.html)).toEqual(TABLE);
	const [executionId] = await client.executionsOf(id);
	const run = await setup.ended(executionId);
	expect(run.errors).toEqual({});
	await takePictureOfRun(run, 'changed-user');
}, 180_000);

test('a run by hand tells of the user who was added last, and changes nothing', async () => {
	const id = await setup.importWorkflow(readTemplate('changed-user'));
	const { errors } = await setup.ended(await setup.client.runWorkflow(id, TRIGGER));
	expect(errors).toEqual({});
	expect(rowsOfTable(mails[0].html).slice(1)).toEqual([
		[
			'jon.dahl@nordlys.example',
			'Jon Dahl',
			'is new',
			'role Manager; group Sales; user plan Sales Premium',
			'',
		],
	]);
	expect(mails[0].subject).toBe('SuperOffice: what changed about users');
	expect(warningsOf(mails[0])).toEqual([]);
	expect(setup.emulator.journal).toEqual([]);
});

test('a new user with a role to look at is warned of', async () => {
	findUser(setup.emulator.state, USERS.multiLanguage)!.roleId = ROLES.administrator;
	const id = await setup.importWorkflow(readTemplate('changed-user'));
	await setup.ended(await setup.client.runWorkflow(id, TRIGGER));
	expect(warningsOf(mails[0])).toEqual(['jon.dahl@nordlys.example has the role Administrator now']);
});
