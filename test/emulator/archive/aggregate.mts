import { MalformedRequestError } from '../errors.mts';
import type { Column, Find, RowName, Value } from './columns.mts';

/** What a row shows under a name of the request: the cell of a column, or a count so far. */
export interface Shown<Item> {
	label: string;
	/** Makes the writer of one answer; a count begins anew with each. */
	start: () => (item: Item) => Value;
	/** Whether the rows show it; hidden counts are in the last row only. */
	isInRows: boolean;
	isCount: boolean;
}

/**
 * A function around a column, with modifiers: `Count(saleId):HideDetail:Footer`. Names of tables
 * may have parentheses, too, but not in front.
 */
const FUNCTION = /^(\w+)\(([^()]*)\)((?::\w+)*)$/;

/**
 * Reads an aggregation of the select. `Count` counts different values, `CountAll` all of them (page
 * on data aggregation). `:HideDetail` takes it out of the rows; `:Footer` and `:Header` are about
 * groups, which this emulator does not have, and mean nothing without them.
 * @returns undefined for a plain name of a column
 * @throws MalformedRequestError for a function this emulator does not have, and an unknown column
 */
export function readAggregate<Item>(name: string, find: Find<Item>): Shown<Item> | undefined {
	const [, fn, inner, modifiers] = FUNCTION.exec(name.trim()) ?? [];
	if (fn === undefined) return undefined;
	if (!/^count(all)?$/i.test(fn)) {
		throw new MalformedRequestError(`This emulator has no aggregation '${fn}'.`);
	}
	const found = find(inner);
	if (found === undefined) throw new MalformedRequestError(`Unknown column '${inner}'.`);
	return {
		label: name.trim(),
		start: /^count$/i.test(fn) ? countDifferent(found.column) : countAll,
		isInRows: !/:hidedetail\b/i.test(modifiers),
		isCount: true,
	};
}

function countAll(): () => number {
	let count = 0;
	return () => (count += 1);
}

function countDifferent<Item>({ read }: Column<Item>): () => (item: Item) => number {
	return () => {
		const values = new Set<string>();
		return (item) => values.add(String(read(item))).size;
	};
}

/** How the last row is told from the others: RowType in the page on grouping. */
export const GRAND_TOTAL: RowName = { PrimaryKey: '1', EntityName: 'grandtotal' };

/** Whether the options of a request ask for a last row with all counts. */
export function wantsGrandTotal(options: string): boolean {
	return readOption(options, 'GrandTotal') === 'true';
}

/** Options are `name=value`, joined by `&`; neither has a case. */
export function readOption(options: string, name: string): string | undefined {
	const parts = options.split('&').map((part) => part.trim().toLowerCase().split('='));
	return parts.find(([key]) => key === name.toLowerCase())?.[1];
}
