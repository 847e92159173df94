import type { Shown } from './aggregate.mts';
import { GRAND_TOTAL, readAggregate, wantsGrandTotal } from './aggregate.mts';
import type { Archive, Find, RowName, Value } from './columns.mts';

/** A row of an answer: what it is, and its cells under the names they are answered by. */
export interface WrittenRow {
	name: RowName;
	cells: Array<[string, Value]>;
}

/**
 * Writes the rows of a page. Counts are those of the page: the vendor's own sample asks for fifty
 * million rows to count them all.
 * @param names the columns wanted; the archive's usual ones when there are none
 * @param options what the archive is to do beside: `GrandTotal=true` adds a row with the counts
 */
export function writeRows<Item>(
	archive: Archive<Item>,
	find: Find<Item>,
	items: Item[],
	{ names, options }: { names: string[]; options: string },
): WrittenRow[] {
	const wanted = names.length === 0 ? archive.defaults : names;
	const columns = wanted
		.flatMap((name) => showColumn(archive, find, name))
		.map((shown) => ({ ...shown, write: shown.start() }));
	const inRows = columns.filter(({ isInRows }) => isInRows);
	const counts = columns.filter(({ isCount }) => isCount);
	const totals = new Map<string, Value>(counts.map(({ label }) => [label, 0]));
	const rows: WrittenRow[] = [];
	for (const item of items) {
		const written = columns.map(({ label, write }): [string, Value] => [label, write(item)]);
		for (const [label, value] of written) if (totals.has(label)) totals.set(label, value);
		const cells = written.filter((_cell, index) => columns[index].isInRows);
		if (inRows.length > 0) rows.push({ name: archive.identify(item), cells });
	}
	if (counts.length > 0 && wantsGrandTotal(options)) {
		rows.push({ name: GRAND_TOTAL, cells: [...totals] });
	}
	return rows;
}

/** Columns the archive does not have are left out of the rows, or refused by it. */
function showColumn<Item>(
	{ refuse }: Archive<Item>,
	find: Find<Item>,
	name: string,
): Array<Shown<Item>> {
	const aggregate = readAggregate(name, find);
	if (aggregate !== undefined) return [aggregate];
	const found = find(name);
	if (found === undefined) {
		refuse?.(name);
		return [];
	}
	const { read } = found.column;
	return [{ label: found.name, start: () => read, isInRows: true, isCount: false }];
}

/** The names in a comma separated list of columns. */
export function splitNames(text: string): string[] {
	return text
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}
