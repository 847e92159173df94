import { LOGINS } from '../emulator/index.mts';
import { loadPackage } from '../engine/harness.mts';
import { waysOn } from '../n8n/waysOn.mts';
import { page } from './markdown.mts';

/** What n8n's editor itself calls its own parts. */
const OF_N8N = [
	'Actions',
	'Add Field',
	'Add first step...',
	'Connect to SuperOffice',
	'Create new credential',
	'Credential',
	'Execute step',
	'From list',
	'More details',
	'Save',
];

const SECTION = /^## Your first user in n8n\n(.*?)^## /ms.exec(page('README.md').text)![1];

test('the first steps in README name what is on the screen', async () => {
	const { node, credentialTypes } = await loadPackage();
	const { properties, displayName } = node.description;
	const update = properties.find(({ name }) => name === 'updateFields')!;
	const operations = properties.filter(({ name }) => name === 'operation');
	const onScreen = [
		...OF_N8N,
		displayName,
		...operations.flatMap(({ options = [] }) =>
			options.map((each) => 'action' in each && each.action),
		),
		...[...properties, ...update.options!].map((each) => 'displayName' in each && each.displayName),
		...credentialTypes.superOfficeApi.properties.map((each) => each.displayName),
	];
	const named = [...SECTION.matchAll(/\*\*(.+?)\*\*/g)].map(([, words]) => words);
	expect(named.length).toBeGreaterThan(8);
	expect(named.filter((words) => !onScreen.includes(words))).toEqual([]);
});

test('npm start prints what goes into the fields of the credential, by their names', async () => {
	const { userName, password } = LOGINS.administrator;
	const { properties } = (await loadPackage()).credentialTypes.superOfficeApi;
	const [address, , user, secret] = properties.map(({ displayName }) => displayName);
	const printed = waysOn('http://127.0.0.1:5678/workflow/1', 'http://127.0.0.1:39671/SuperOffice');
	expect(printed).toContain(`${address} http://127.0.0.1:39671/SuperOffice, `);
	expect(printed).toContain(`${user} ${userName}, ${secret} ${password}`);
});
