import { mkdirSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { listCells } from './cells.mts';
import { FAULTS } from './faults.mts';
import { GROUPS } from './operations/index.mts';
import { readOptions, USAGE } from './options.mts';
import { runCells } from './pool.mts';
import type { Ran } from './report.mts';
import { count, listFindings, totalsLine, writePage } from './report.mts';

/** Where the page of a whole run is kept. */
const PAGE = 'docs/faults.md';
const SECONDS_BETWEEN_LINES = 10;
/** More than these say nothing new. */
const FINDINGS_SHOWN = 100;

/** @returns the exit code */
async function run(args: string[]): Promise<number> {
	const options = readOptions(args);
	if (options.help) return say(USAGE);
	if (options.list) return say(names());
	const all = listCells({});
	const wanted = new Set(
		listCells(options).map((cell) => all.findIndex((each) => isSame(each, cell))),
	);
	if (wanted.size === 0) throw new Error('No run has such names; --list prints them.');
	const ran = await runAll([...wanted]);
	const page = await format(writePage(ran), {
		...(await resolveConfig(PAGE)),
		parser: 'markdown',
	});
	say(page);
	const findings = listFindings(ran);
	say(findings.slice(0, FINDINGS_SHOWN).join('\n'));
	if (findings.length > FINDINGS_SHOWN) say(`… ${findings.length - FINDINGS_SHOWN} more`);
	say(totalsLine(ran));
	if (wanted.size === all.length) {
		mkdirSync('docs', { recursive: true });
		writeFileSync(PAGE, page);
		say(`Written to ${PAGE}.`);
	}
	const { lost, doubled, wrong, short } = count(ran);
	return lost + doubled + wrong + short === 0 ? 0 : 1;

	async function runAll(indices: number[]): Promise<Ran[]> {
		const started = Date.now();
		const results = new Map<number, Ran>();
		const timer = setInterval(() => {
			const seconds = Math.round((Date.now() - started) / 1000);
			process.stderr.write(`  ${results.size} of ${indices.length} runs, ${seconds} s\n`);
		}, SECONDS_BETWEEN_LINES * 1000);
		try {
			await runCells(inOrder(indices), ({ index, result, error }) => {
				if (result === undefined) throw new Error(`${nameOf(index)}: ${error}`);
				results.set(index, { cell: all[index], result });
			});
		} finally {
			clearInterval(timer);
		}
		return indices.flatMap((index) => results.get(index) ?? []);
	}

	/** Runs that wait for a time-out first, so that none of them is the last one. */
	function inOrder(indices: number[]): number[] {
		const waits = (index: number): boolean => all[index].fault.timeout !== undefined;
		return [...indices.filter(waits), ...indices.filter((index) => !waits(index))];
	}

	function nameOf(index: number): string {
		const { fault, operation, target, mode } = all[index];
		return [fault.name, operation.name, target.name, mode].join(' | ');
	}
}

type Cell = ReturnType<typeof listCells>[number];

function isSame(one: Cell, other: Cell): boolean {
	return (['fault', 'operation', 'target', 'mode'] as const).every(
		(name) => one[name] === other[name],
	);
}

function names(): string {
	const operations = GROUPS.flatMap((group) => group.operations.map(({ name }) => `  ${name}`));
	const faults = FAULTS.map(({ name }) => `  ${name}`);
	return ['Faults:', ...faults, 'Operations:', ...operations].join('\n');
}

function say(text: string): 0 {
	process.stdout.write(`${text}\n`);
	return 0;
}

run(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	},
);
