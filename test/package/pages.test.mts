import { readFileSync } from 'node:fs';

import { MISSING_IN_2_8 } from '../engine/n8nCore.mts';
import { operations } from './operations.mts';

const PAGES = ['README.md', 'CONTRIBUTING.md'];

const read = (file: string) => readFileSync(file, 'utf8');

test.each(PAGES)('each npm command in %s is there', (page) => {
	const { scripts } = JSON.parse(read('package.json'));
	const commands = [...read(page).matchAll(/npm (?:run ([\w:-]+)|(start|test))/g)];
	const missing = commands
		.map(([, script, short]) => script ?? short)
		.filter((name) => !(name in scripts));
	expect(commands.length).toBeGreaterThan(2);
	expect(missing).toEqual([]);
});

test.each(PAGES)('each file that %s links to or names is there', (page) => {
	const names = [
		...read(page).matchAll(/\]\((?!https?:|#)([^)]+)\)/g),
		...read(page).matchAll(/`((?:nodes|credentials|test|\.ci)\/[\w./-]+\.\w+)`/g),
	].map(([, name]) => name);
	for (const name of names) expect(() => readFileSync(name)).not.toThrow();
	expect(names.length).toBeGreaterThan(0);
});

test('the table of operations in README says what the node says', async () => {
	const table = /<!-- operations -->(.*)<!-- \/operations -->/s.exec(read('README.md'))![1];
	const rows = table
		.trim()
		.split('\n')
		.slice(2)
		.map((row) => row.split('|').map((cell) => cell.trim()));
	expect(rows.map(([, resource, name, description]) => ({ resource, name, description }))).toEqual(
		(await operations()).map(({ resource, name, description }) => ({
			resource,
			name,
			description,
		})),
	);
});

test('README lists all that n8n 2.8 cannot, which is why tests are skipped there', () => {
	const list = /<!-- missing -->(.*)<!-- \/missing -->/s.exec(read('README.md'))![1];
	expect(list.trim().split('\n').sort()).toEqual(
		Object.values(MISSING_IN_2_8)
			.map((reason) => `- ${reason}.`)
			.sort(),
	);
});
