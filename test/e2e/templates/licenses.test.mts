import { USERS } from '../../emulator/index.mts';
import { findUser } from '../../emulator/state.mts';
import { useMails, type Mail } from '../mailServer.mts';
import { takePictureOfRun } from '../pictures.mts';
import { useN8n } from '../setup.mts';
import { rowsOfSpreadsheet } from '../spreadsheet.mts';
import { rowsOfTable, tablesOfMarkdown } from '../table.mts';
import { readPage } from './templates.mts';

const setup = useN8n();
const mails = useMails(setup);

/** What the page of the template shows. */
const [USAGE, CANDIDATES] = tablesOfMarkdown(readPage('licenses'));

beforeEach(() => {
	// Whatever day it is: these have not logged in for long, that one today.
	const logins = {
		[USERS.sales]: '2024-01-15T08:30:00Z',
		[USERS.complete]: '2024-07-01T06:15:00Z',
	};
	for (const [id, at] of Object.entries(logins)) {
		findUser(setup.emulator.state, Number(id))!.Lastlogin = new Date(at);
	}
	findUser(setup.emulator.state, USERS.multiLanguage)!.Lastlogin = new Date();
});
// The report changes nothing.
afterEach(() => expect(setup.emulator.journal).toEqual([]));

function tablesOf({ html }: Mail): string[][][] {
	return html.split('<h3>').slice(1).map(rowsOfTable);
}

test('an email has what is in use and who could give a license back, also as spreadsheets', async () => {
	const run = await setup.runTemplate('licenses');
	expect(run.errors).toEqual({});
	expect(mails).toHaveLength(1);
	const [report] = mails;
	expect(report).toMatchObject({
		to: 'astrid.berg@nordlys.example',
		subject: expect.stringMatching(/^SuperOffice: licenses in [A-Z][a-z]+ \d{4}$/),
		attachments: [
			{ name: expect.stringMatching(/^superoffice-licenses-\d{4}-\d\d\.xlsx$/) },
			{ name: expect.stringMatching(/^superoffice-license-candidates-\d{4}-\d\d\.xlsx$/) },
		],
	});
	expect(tablesOf(report)).toEqual([USAGE, CANDIDATES]);
	expect(report.attachments.map(({ content }) => rowsOfSpreadsheet(content))).toEqual([
		USAGE,
		CANDIDATES,
	]);
	expect(report.html).not.toContain('did not show the last logins');
	await takePictureOfRun(run, 'licenses');
});

test('who is retired and still holds a license is a candidate', async () => {
	Object.assign(findUser(setup.emulator.state, USERS.multiLanguage)!, {
		Deleted: true,
		IsPersonRetired: true,
	});
	await setup.runTemplate('licenses');
	expect(tablesOf(mails[0])[1]).toContainEqual([
		'Sales Premium',
		'JON',
		'Jon Dahl',
		new Date().toISOString().slice(0, 10),
		'is retired',
	]);
});

test('when nobody could give one back, the email says so, and has one spreadsheet', async () => {
	for (const user of setup.emulator.state.users) user.Lastlogin = new Date();
	const { errors } = await setup.runTemplate('licenses');
	expect(errors).toEqual({});
	const [report] = mails;
	expect(report.html).toContain('<p>Nobody.</p>');
	expect(tablesOf(report)[0].map((row) => row[4])).toEqual(
		USAGE.map((_, row) => (row === 0 ? 'Could be taken back' : '0')),
	);
	expect(report.attachments).toHaveLength(1);
});

test('where SuperOffice does not show last logins, the email says so', async () => {
	setup.emulator.faults.add({ path: '/Archive/dynamic', times: 9, status: 403, body: {} });
	const { errors } = await setup.runTemplate('licenses');
	expect(errors).toEqual({});
	expect(mails[0].html).toContain('<p>Nobody.</p>');
	expect(mails[0].html).toContain('SuperOffice did not show the last logins');
});
