import { existsSync, readFileSync } from 'node:fs';

import { MISSING_IN_2_8 } from '../engine/n8nCore.mts';
import { commandsOf, NOT_RUN, whyNot } from './commands.mts';
import { anchorsOf, blocksOf, page, pages, tableIn, targetsOf } from './markdown.mts';
import { operations } from './operations.mts';

const PAGES = pages();

/** What it is that a JSON block is compared with; templates have tests of their own. */
const MARKER = /^(gives|given): \S.*|^answer(, shortened)?$/;

test('all pages are looked at', () => {
	expect(PAGES.map(({ file }) => file)).toEqual(
		expect.arrayContaining([
			'CONTRIBUTING.md',
			'README.md',
			'docs/errors.md',
			'docs/operations.md',
		]),
	);
});

test.each(PAGES)('what $file links to is there, pictures and headings too', (each) => {
	const missing = targetsOf(each).filter(({ target, anchor }) => {
		if (!existsSync(target)) return true;
		return anchor !== undefined && !anchorsOf(page(target)).includes(anchor);
	});
	expect(missing).toEqual([]);
});

test.each(PAGES)('each file that $file names is there', ({ text }) => {
	const names = [...text.matchAll(/`((?:nodes|credentials|test|docs|\.ci)\/[\w./-]+\.\w+)`/g)];
	expect(names.map(([, name]) => name).filter((name) => !existsSync(name))).toEqual([]);
});

test.each(PAGES)('each npm script that $file names is there', ({ text }) => {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
	const named = [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)];
	const missing = named
		.map(([, script, short]) => script ?? short)
		.filter((name) => !(name in scripts));
	expect(missing).toEqual([]);
});

test.each(PAGES)(
	'each command in a block of $file is run by a test, or it is said why not',
	(each) => {
		const commands = blocksOf(each)
			.filter(({ language }) => language === 'sh')
			.flatMap(commandsOf);
		expect(commands.filter((command) => whyNot(command) === 'nothing runs it')).toEqual([]);
	},
);

test('what cannot be run here stands in a page', () => {
	const all = PAGES.flatMap(blocksOf)
		.filter(({ language }) => language === 'sh')
		.flatMap(commandsOf);
	expect(all.length).toBeGreaterThan(10);
	expect(Object.keys(NOT_RUN).filter((command) => !all.includes(command))).toEqual([]);
});

test.each(PAGES)('each JSON in $file can be read, and a test compares it', (each) => {
	for (const { content, marker, line } of blocksOf(each).filter(
		({ language }) => language === 'json',
	)) {
		expect(() => JSON.parse(content)).not.toThrow();
		if (!each.file.startsWith('templates/')) {
			expect({ line, marker }).toEqual({ line, marker: expect.stringMatching(MARKER) });
		}
	}
});

test('each picture for a dark page has one for a light page, and says what is on it', () => {
	const pictures = PAGES.flatMap(({ text }) => [...text.matchAll(/<picture>(.*?)<\/picture>/gs)]);
	expect(pictures.length).toBeGreaterThan(0);
	for (const [, picture] of pictures) {
		const [, dark] = /srcset="([^"]+)-dark\.png"/.exec(picture) ?? [];
		const [, light] = /src="([^"]+)-light\.png"/.exec(picture) ?? [];
		expect(picture).toMatch(/alt="[^"]{15,}"/);
		expect(dark).toBe(light);
	}
});

test('the table of operations in README says what the node says', async () => {
	const rows = tableIn(page('README.md'), 'operations');
	expect(rows.map(([resource, name, description]) => ({ resource, name, description }))).toEqual(
		(await operations()).map(({ resource, name, description }) => ({
			resource,
			name,
			description,
		})),
	);
});

test('each operation has its words in the page about operations', async () => {
	const anchors = anchorsOf(page('docs/operations.md'));
	const names = (await operations()).map(({ resource, name }) =>
		(resource === 'User' ? name : `${resource} ${name}`).toLowerCase().replace(/ /g, '-'),
	);
	expect(names.filter((name) => !anchors.includes(name))).toEqual([]);
});

test('README lists all that n8n 2.8 cannot, which is why tests are skipped there', () => {
	const list = /<!-- missing -->(.*)<!-- \/missing -->/s.exec(page('README.md').text)![1];
	expect(list.trim().split('\n').sort()).toEqual(
		Object.values(MISSING_IN_2_8)
			.map((reason) => `- ${reason}.`)
			.sort(),
	);
});
