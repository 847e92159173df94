import { existsSync, readFileSync } from 'node:fs';

import { MISSING_IN_2_8 } from '../engine/n8nCore.mts';
import { commandsOf, NOT_RUN, whyNot } from './commands.mts';
import {
	anchorsOf,
	blocksOf,
	page,
	pages,
	rowsOf,
	tableIn,
	targetsOf,
	type Page,
} from './markdown.mts';
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

/** What is wrong in which page; a test that fails names all of it. */
function inPages<Found>(find: (page: Page) => Found[]): Array<{ file: string; found: Found[] }> {
	return PAGES.map((each) => ({ file: each.file, found: find(each) })).filter(
		({ found }) => found.length > 0,
	);
}

test('each file, picture and heading that a page links to is there', () => {
	const missing = inPages((each) =>
		targetsOf(each).filter(({ target, anchor }) => {
			if (!existsSync(target)) return true;
			return anchor !== undefined && !anchorsOf(page(target)).includes(anchor);
		}),
	);
	expect(missing).toEqual([]);
});

test('each file that a page names is there', () => {
	const name = /`((?:nodes|credentials|test|docs|templates|\.ci)\/[\w./-]+\.\w+)`/g;
	const missing = inPages(({ text }) =>
		[...text.matchAll(name)].map(([, file]) => file).filter((file) => !existsSync(file)),
	);
	expect(missing).toEqual([]);
});

test('each npm script that a page names is there', () => {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
	const missing = inPages(({ text }) =>
		[...text.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)]
			.map(([, script, short]) => script ?? short)
			.filter((name) => !(name in scripts)),
	);
	expect(missing).toEqual([]);
});

const commandsIn = (each: Page) =>
	blocksOf(each)
		.filter(({ language }) => language === 'sh')
		.flatMap(commandsOf);

test('each command in a block is run by a test, or it is said why not', () => {
	expect(PAGES.flatMap(commandsIn).length).toBeGreaterThan(20);
	const wrong = inPages((each) =>
		commandsIn(each).filter((command) => whyNot(command) === undefined),
	);
	expect(wrong).toEqual([]);
});

test('what is not run stands in a page', () => {
	const all = PAGES.flatMap(commandsIn);
	expect(Object.keys(NOT_RUN).filter((command) => !all.includes(command))).toEqual([]);
});

test('each JSON can be read, and a test compares it', () => {
	const blocks = inPages((each) => blocksOf(each).filter(({ language }) => language === 'json'));
	for (const { content } of blocks.flatMap(({ found }) => found)) {
		expect(() => JSON.parse(content) as unknown).not.toThrow();
	}
	const wrong = blocks
		.filter(({ file }) => !file.startsWith('templates/'))
		.flatMap(({ found }) => found.filter(({ marker }) => !MARKER.test(marker)));
	expect(wrong).toEqual([]);
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

test('the page about tests has the numbers of the last results', () => {
	const { text } = page('docs/testing.md');
	const number = (value: string) => Number(value).toLocaleString('en-US');
	const [runs, items, ...wrong] = /^\| (\d+) +\|(.*)\|$/m
		.exec(page('docs/faults.md').text)![0]
		.split('|')
		.map((cell) => cell.trim())
		.filter(Boolean);
	expect(text).toContain(`${number(runs)} runs and ${number(items)} items under faults`);
	expect(wrong.slice(0, 4)).toEqual(['0', '0', '0', '0']);
	const measured = (bound: string) =>
		Number(
			tableRowOf(
				'docs/benchmark.md',
				(cell) => cell.startsWith(bound) && /1,000 items|window/.test(cell),
			)[1],
		);
	const speed = measured('Save: items a second, times those of the faster').toFixed(1);
	const cpu = measured('Save: CPU time an item').toFixed(1);
	const used = Math.round(100 / measured('Save: seconds under a server that throttles (window)'));
	expect(text).toContain(`saved ${speed} times as fast`);
	expect(text).toContain(`${cpu} of its CPU time`);
	expect(text).toContain(`used to ${used} percent`);
});

function tableRowOf(file: string, isIt: (cell: string) => boolean): string[] {
	return rowsOf(page(file).text).find(([cell]) => isIt(cell))!;
}
