import { listCells } from './cells.mts';
import type { Ran } from './report.mts';
import { count, listFindings, totalsLine, writePage } from './report.mts';
import type { CellResult } from './runCell.mts';

const [once, lasting, each] = listCells({ fault: '429, date', operation: 'user.delete' });
const GOOD: CellResult = { claims: ['done'], findings: [], repeated: 0, short: [] };
const BAD: CellResult = {
	claims: ['done', 'failed', 'uncertain'],
	findings: [
		{ class: 'lost', item: 0, claim: 'done', why: 'not there' },
		{ class: 'wrong', item: 1, claim: 'failed', why: 'it was', said: 'No.' },
		{ class: 'wrong', item: 2, claim: 'failed', why: 'it was', said: 'No!' },
	],
	repeated: 2,
	short: [{ item: 2, claim: 'uncertain', said: 'May have.' }],
};
const RAN: Ran[] = [
	{ cell: once, result: GOOD },
	{ cell: lasting, result: { ...GOOD, claims: ['failed'] } },
	{ cell: each, result: BAD },
];

test('adds everything up', () => {
	expect(count(RAN)).toEqual({
		runs: 3,
		items: 5,
		endings: { done: 2, settled: 0, failed: 2, uncertain: 1, missing: 0 },
		lost: 1,
		doubled: 0,
		wrong: 2,
		short: 1,
		repeated: 2,
	});
	expect(totalsLine(RAN)).toContain('1 lost, 0 doubled, 2 wrong claims, 1 ended worse');
});

test('lists what was found, what is alike in one line', () => {
	expect(listFindings(RAN)).toEqual([
		'lost: 429, date | user.delete, write | each | done: not there | items 0',
		'wrong: 429, date | user.delete, write | each | failed: it was | items 1, 2 — "No."',
		'worse: 429, date | user.delete, write | each | uncertain | items 2 — "May have."',
	]);
});

test('shows a fault in a row, and an operation in a column', () => {
	const page = writePage(RAN);
	const row = page.split('\n').find((line) => line.startsWith('| 429, date'));
	expect(row).toContain(
		'**1 lost** **2 wrong** **1 worse** 2 done, 1 failed, 1 may have / 1 failed',
	);
	expect(page).toContain('| Fault | Delete |');
	expect(page).not.toContain('## New users');
});
