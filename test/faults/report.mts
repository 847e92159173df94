import type { Cell } from './cells.mts';
import { ITEMS } from './cells.mts';
import { FAULTS } from './faults.mts';
import type { Claim, Finding } from './judge.mts';
import { GROUPS } from './operations/index.mts';
import type { FaultedOperation, Target } from './operations/operation.mts';
import type { CellResult } from './runCell.mts';

/** A run and what came of it. */
export interface Ran {
	cell: Cell;
	result: CellResult;
}

/** How the items of all runs ended, and what was found. */
export interface Totals {
	runs: number;
	items: number;
	endings: Record<Claim, number>;
	lost: number;
	doubled: number;
	wrong: number;
	/** Items that ended worse than they could. */
	short: number;
	/** How often the same values were written again, which does no harm. */
	repeated: number;
}

const WORDS: Record<Claim, string> = {
	done: 'done',
	settled: 'settled',
	failed: 'failed',
	uncertain: 'may have',
	missing: 'missing',
};

export function count(ran: Ran[]): Totals {
	const results = ran.map(({ result }) => result);
	const claims = results.flatMap((result) => result.claims);
	const findings = results.flatMap((result) => result.findings);
	const ofClass = (wanted: Finding['class']): number =>
		findings.filter((finding) => finding.class === wanted).length;
	return {
		runs: ran.length,
		items: claims.length,
		endings: countClaims(claims),
		lost: ofClass('lost'),
		doubled: ofClass('doubled'),
		wrong: ofClass('wrong'),
		short: results.flatMap(({ short }) => short).length,
		repeated: results.reduce((sum, { repeated }) => sum + repeated, 0),
	};
}

/** The matrix as a page in Markdown, with the totals on top. */
export function writePage(ran: Ran[]): string {
	return [INTRODUCTION, totalsTable(count(ran)), LEGEND, ...tables(ran)].join('\n\n');
}

/** The totals in one line. */
export function totalsLine(ran: Ran[]): string {
	const { runs, items, endings, lost, doubled, wrong, short, repeated } = count(ran);
	const ended = Object.entries(endings).filter(([, number]) => number > 0);
	const words = ended.map(([claim, number]) => `${number} ${WORDS[claim as Claim]}`);
	return (
		`${runs} runs, ${items} items: ${words.join(', ')}; ${repeated} writes repeated\n` +
		`${lost} lost, ${doubled} doubled, ${wrong} wrong claims, ${short} ended worse than they could`
	);
}

/** Every finding, and every item that ended worse than it could, those of a run that are alike in a line. */
export function listFindings(ran: Ran[]): string[] {
	return ran.flatMap(({ cell, result }) => {
		const where = `${cell.fault.name} | ${cell.operation.name}, ${cell.target.name} | ${cell.mode}`;
		const lines = [
			...result.findings.map((finding) => ({
				...finding,
				what: `${finding.class}: ${where} | ${finding.claim ?? 'run'}: ${finding.why}`,
			})),
			...result.short.map((item) => ({ ...item, what: `worse: ${where} | ${item.claim}` })),
		];
		return [...new Set(lines.map(({ what }) => what))].map((what) => {
			const alike = lines.filter((line) => line.what === what);
			const items = alike.flatMap(({ item }) => item ?? []);
			const said = alike.find((line) => line.said !== undefined)?.said;
			return [what, items.length === 0 ? '' : ` | items ${shownItems(items)}`, quoted(said)].join(
				'',
			);
		});
	});
}

const ITEMS_SHOWN = 5;

function shownItems(items: number[]): string {
	const first = items.slice(0, ITEMS_SHOWN).join(', ');
	return items.length > ITEMS_SHOWN ? `${first} … (${items.length})` : first;
}

const INTRODUCTION = `# Faults

What the node makes of a network and a server that fail: the last result of \`npm run test:faults\`, which writes this page. Every fault is set on every call of every operation, in n8n's own engine, against the emulated SuperOffice over HTTP. Then the state and the journal of the emulator are compared with what the output claims.`;

const LEGEND = `- **Lost**: an item says that it was done, and SuperOffice does not have it. **Doubled**: an effect that happened twice: two users, a command, a password, a mail. **Wrong**: an item says that it was not done, and it was; its data are another's; it is missing, out of order or not paired. **Worse**: an item that failed though it could have been done, or has doubts where there are none.
- A cell says how the items ended: before the slash the ${ITEMS.once} + ${ITEMS.each} items of two runs in which the fault comes once for each different request, after it the one item of a run in which the fault stays.
- _done_: done. _settled_: the answer was lost, and reading back has shown that it was done. _failed_: not done, and the message says why. _may have_: nobody can say, and the message says so.
- _before_ and _after_: whether the fault strikes before the request is served, so that nothing was done, or after it.`;

function totalsTable({ endings, ...totals }: Totals): string {
	return table(
		['Runs', 'Items', 'Lost', 'Doubled', 'Wrong', 'Worse', ...Object.values(WORDS)],
		[
			[
				...[totals.runs, totals.items, totals.lost, totals.doubled, totals.wrong, totals.short],
				...Object.values(endings),
			].map(String),
		],
	);
}

interface Column {
	operation: FaultedOperation;
	target: Target;
}

/** For each group of operations a table of the calls that write, and one of those that read. */
function tables(ran: Ran[]): string[] {
	return GROUPS.flatMap(({ title, operations }) => {
		const columns = operations.flatMap((operation) =>
			operation.targets.map((target) => ({ operation, target })),
		);
		const writing = columns.filter(({ target }) => target.writes);
		const reading = columns.filter(({ target }) => !target.writes);
		return [
			...section(ran, title, writing),
			...section(ran, writing.length > 0 ? `${title}: reading before` : title, reading),
		];
	});
}

function section(ran: Ran[], title: string, all: Column[]): string[] {
	// Of a part of the runs, a part of the columns.
	const columns = all.filter(({ operation, target }) =>
		ran.some(({ cell }) => cell.operation === operation && cell.target === target),
	);
	const rows = FAULTS.map((fault) => [
		fault.name,
		...columns.map(({ operation, target }) =>
			describe(
				ran.filter(
					({ cell }) =>
						cell.fault === fault && cell.operation === operation && cell.target === target,
				),
			),
		),
	]).filter((row) => row.slice(1).some((cell) => cell !== ''));
	if (rows.length === 0) return [];
	return [`## ${title}`, table(['Fault', ...columns.map(headOf)], rows)];
}

/** Which call it is matters only where an operation has several of a kind. */
function headOf({ operation, target }: Column): string {
	const isUsual = target.name === 'write' || target.name === 'read';
	return isUsual ? operation.title : `${operation.title}: ${target.name}`;
}

/** One cell of the matrix: what was found in bold, then how the items ended. */
function describe(ran: Ran[]): string {
	if (ran.length === 0) return '';
	const { lost, doubled, wrong, short } = count(ran);
	const found = Object.entries({ lost, doubled, wrong, worse: short })
		.filter(([, number]) => number > 0)
		.map(([name, number]) => `**${number} ${name}**`);
	const endings = [
		ran.filter(({ cell }) => cell.mode !== 'lasting'),
		ran.filter(({ cell }) => cell.mode === 'lasting'),
	].map((some) => some.flatMap(({ result }) => result.claims));
	return [...found, endings.map(shorten).join(' / ')].join(' ');
}

function shorten(claims: Claim[]): string {
	const endings = Object.entries(countClaims(claims)).filter(([, number]) => number > 0);
	return endings.map(([claim, number]) => `${number} ${WORDS[claim as Claim]}`).join(', ');
}

function countClaims(claims: Claim[]): Record<Claim, number> {
	const endings = { done: 0, settled: 0, failed: 0, uncertain: 0, missing: 0 };
	for (const claim of claims) endings[claim] += 1;
	return endings;
}

function table(head: string[], rows: string[][]): string {
	return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function quoted(said: string | undefined): string {
	return said === undefined ? '' : ` — "${said.slice(0, 300)}"`;
}
