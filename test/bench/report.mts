import { BOUNDS, type Verdict } from './judge.mts';
import { DIRECT, DIRECT_LABEL } from './plan.mts';
import { RIVALS } from './rivals.mts';
import type { Results, Row } from './results.mts';

/** A table in Markdown: its first row is the head. */
type Cells = string[][];

/** The page docs/benchmark.md, still to be formatted. */
export function pageOf(results: Results, verdicts: Verdict[]): string {
	const { date, machine, repetitions, table, throttled, memory } = results;
	const broken = verdicts.filter(({ kept }) => !kept).length;
	return [
		'# Benchmark: the last result',
		`\`npm run bench\` writes this page, and [benchmark.json](benchmark.json) with the figures of every run. It was run on ${date.slice(0, 10)}.`,
		`${machine.cores} cores of ${machine.cpu}, ${machine.memoryGb} GB, ${machine.platform}; n8n ${machine.n8n} on Node.js ${machine.node}, SQLite, default settings. The load of the machine when it began was ${machine.loadBefore}. Medians of ${repetitions} runs each, all rivals in turn, one n8n for all.`,
		'## Bounds',
		broken === 0 ? 'All are kept.' : `${broken} of ${verdicts.length} are broken.`,
		markdown(verdictCells(verdicts)),
		`The aim for items a second is ${BOUNDS.aimedFor}.`,
		'## Items a second',
		...latenciesOf(table).flatMap((latencyMs) => [
			`### ${latencyMs} ms latency`,
			markdown(tableCells(withLatency(table, latencyMs))),
		]),
		`_Times HTTP_ is items a second as a multiple of the faster HTTP Request node that sends the same requests.`,
		'## A server that throttles',
		'It lets 100 requests a second through and answers the others with 429 and `Retry-After: 1`: counted by full seconds from the first request (window), or by 100 tokens that come back one each 10 ms (bucket).',
		markdown(throttledCells(throttled)),
		'_Times N/R_ is the time as a multiple of what the server needs for so many. Where the HTTP Request node fails, n8n shows none of the writes that the server did.',
		'## Memory',
		'Peak of the n8n process from the start of the workflow to the end of the node, and to the end of the execution, which n8n stores as one text (_with storing_). Each run in a fresh n8n.',
		markdown(memoryCells(memory)),
		METHOD,
	].join('\n\n');
}

/** What is printed to the terminal. */
export function printResults({ table, throttled, memory }: Results): void {
	for (const latencyMs of latenciesOf(table)) {
		printCells(`${latencyMs} ms latency`, tableCells(withLatency(table, latencyMs)));
	}
	printCells('A server that throttles', throttledCells(throttled));
	printCells('Memory', memoryCells(memory));
}

function printCells(title: string, [head, ...rows]: Cells): void {
	if (rows.length === 0) return;
	console.log(`\n${title}`);
	console.table(
		rows.map((row) => Object.fromEntries(row.map((cell, index) => [head[index], cell]))),
	);
}

/** One line for each bound. */
export function linesOf(verdicts: Verdict[]): string[] {
	return verdicts.map(
		({ bound, figure, kept, reason }) =>
			`${kept ? 'kept  ' : 'BROKEN'}  ${figureText(figure)}  ${bound}${reason ? ` – ${reason}` : ''}`,
	);
}

/** How a line of the table is called. */
export function labelOf(rival: string): string {
	if (rival === DIRECT) return DIRECT_LABEL;
	return RIVALS.find(({ name }) => name === rival)?.label ?? rival;
}

const METHOD = `## How it is measured

- The server is a process of its own that answers \`SaveUser\` and \`PATCH User/{id}\` from prepared bytes (users of about 5 KB, as the emulator gives them), several thousand a second with a new connection each. The emulator itself does about a thousand, which is too near to what is measured. Every answer takes the latency, none waits for another.
- The workflow is the same for all: a trigger, a list made by one expression, one item each, then the measured node. Its time is what n8n shows for the node. CPU time is that of the whole n8n process (Linux, \`/proc/<pid>/stat\`, sampled every 20 ms) between the node's start and its end, so that making the items and storing the execution do not count.
- Every rival sends one request an item with the same content; that as many users come out as items went in, in their order, and that the server did as many writes, is checked in each run.
- The HTTP Request node has its defaults. With the credential of this package it resolves the credential twice for each item, with n8n's Basic Auth credential once; the faster one is compared.
- n8n evaluates each expression by itself, at a cost that is seen in the table: the body of the HTTP Request node is one expression, and so is _User (JSON)_ of Save, which is compared with it. _User Fields_ takes one for each field.`;

function tableCells(rows: Row[]): Cells {
	return [
		[
			'Rival',
			'Expressions',
			'Items',
			'Items/s',
			'Times HTTP',
			'CPU ms/item',
			'Requests',
			'At once',
		],
		...[...rows]
			.sort((a, b) => a.items - b.items || orderOf(a) - orderOf(b))
			.map((row) => [
				labelOf(row.rival),
				String(RIVALS.find(({ name }) => name === row.rival)?.expressions ?? '–'),
				number(row.items),
				row.failure ?? number(row.itemsPerSecond),
				timesHttp(row, rows),
				row.cpuMsPerItem.toFixed(2),
				number(row.requests),
				number(row.mostAtOnce),
			]),
	];
}

/** Among rows of one latency. */
function timesHttp({ rival, items, itemsPerSecond }: Row, rows: Row[]): string {
	const call = /update|patch/i.test(rival) ? /^httpPatch/ : /^httpSave/;
	const others = rows.filter((row) => call.test(row.rival) && row.items === items);
	const fastest = Math.max(...others.map((row) => row.itemsPerSecond));
	return Number.isFinite(fastest) ? (itemsPerSecond / fastest).toFixed(2) : '–';
}

function throttledCells(rows: Row[]): Cells {
	return [
		[
			'Rival',
			'Limit',
			'Items',
			'Outcome',
			'Seconds',
			'Times N/R',
			'Requests',
			'Done by the server',
		],
		...rows.map((row) => [
			labelOf(row.rival),
			`${row.limit?.perSecond}/s, ${row.limit?.kind}`,
			number(row.items),
			row.failure === undefined ? 'all done' : `failed: ${row.failure}`,
			(row.items / row.itemsPerSecond).toFixed(1),
			row.failure === undefined
				? ((row.limit?.perSecond ?? 0) / row.itemsPerSecond).toFixed(2)
				: '–',
			number(row.requests),
			number(row.done),
		]),
	];
}

function memoryCells(rows: Row[]): Cells {
	return [
		['Rival', 'Items', 'Peak MB', 'Each run', 'With storing', 'Items/s', 'CPU ms/item'],
		...rows.map((row) => [
			labelOf(row.rival),
			number(row.items),
			number(row.peakMemoryMb),
			row.peaksMb.map(number).join(', '),
			number(row.peakWithStoringMb),
			row.failure ?? number(row.itemsPerSecond),
			row.cpuMsPerItem.toFixed(2),
		]),
	];
}

function verdictCells(verdicts: Verdict[]): Cells {
	return [
		['Bound', 'Measured', ''],
		...verdicts.map(({ bound, figure, kept, reason }) => [
			reason ? `${bound} (${reason})` : bound,
			figureText(figure),
			kept ? 'kept' : '**broken**',
		]),
	];
}

function orderOf({ rival }: Row): number {
	const index = RIVALS.findIndex(({ name }) => name === rival);
	return index === -1 ? RIVALS.length : index;
}

function withLatency(rows: Row[], latencyMs: number): Row[] {
	return rows.filter((row) => row.latencyMs === latencyMs);
}

function latenciesOf(rows: Row[]): number[] {
	return [...new Set(rows.map(({ latencyMs }) => latencyMs))].sort((a, b) => a - b);
}

function figureText(figure: number | undefined): string {
	if (figure === undefined) return '–';
	return Number.isInteger(figure) ? String(figure) : figure.toFixed(2);
}

function number(value: number): string {
	return Math.round(value).toLocaleString('en');
}

function markdown([head, ...rows]: Cells): string {
	return [head, head.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
		.join('\n');
}
