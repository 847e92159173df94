import type { Value } from './fields';
import { hashOf } from './hash';

/**
 * How the values of one field are kept, one short text for each user:
 *
 * - `list`: the place in a list of all values, for fields that many users share, such as the role;
 * - `text`: the text itself, with the domain of an email address as a place in a list;
 * - `hash`: a hash, where the others would be too long.
 */
export interface Column {
	property: string;
	kept: 'list' | 'text' | 'hash';
	/** All values of `list`, and all domains of `text` */
	values?: Value[];
}

/** A column with the texts of the users, in their order. */
export interface Filled {
	column: Column;
	cells: string[];
}

/** Parts the cells of a user */
export const CELL = '|';

/** Parts the users */
export const ROW = '\n';

/** A field that the user has not. */
export const ABSENT = '!';

/** Before the index of an earlier column with the same text: often the user name is the email address. */
const SAME = '=';

/** Everything that has a meaning here, and `%` itself. */
const SPECIAL = /[%|!=\n]/g;

type Cell = Value | undefined;

/**
 * Keeps the values of a field so that they can be read again, in the shorter of two ways.
 *
 * @param values One for each user; `undefined` for a field that the user has not
 * @param texts The values of earlier columns that are kept as texts, by their index
 */
export function fill(property: string, values: Cell[], texts: ReadonlyMap<number, Cell[]>): Filled {
	const distinct = new Set(values.map((value) => JSON.stringify(value)));
	const areTexts = values.every((value) => typeof value === 'string' || value == null);
	if (!areTexts || distinct.size * 2 <= values.length) return asList(property, values);
	return asText(property, values, texts);
}

/** Keeps no more of a field than what tells whether it has changed. */
export function fillWithHashes(property: string, values: Cell[]): Filled {
	const cells = values.map((value) => (value === undefined ? ABSENT : hashOf(value)));
	return { column: { property, kept: 'hash' }, cells };
}

function asList(property: string, values: Cell[]): Filled {
	const places = new Places();
	const cells = values.map((value) => (value === undefined ? ABSENT : places.of(value)));
	return { column: { property, kept: 'list', values: places.values }, cells };
}

function asText(property: string, values: Cell[], texts: ReadonlyMap<number, Cell[]>): Filled {
	const domains = new Places();
	const earlier = [...texts];
	const cells = values.map((value, index) => {
		if (value === undefined) return ABSENT;
		if (typeof value !== 'string') return '';
		const same = earlier.find(([, others]) => others[index] === value);
		if (same) return `${SAME}${same[0]}`;
		const at = value.lastIndexOf('@');
		if (at < 0) return escaped(value);
		return `${escaped(value.slice(0, at))}@${domains.of(value.slice(at + 1))}`;
	});
	return { column: { property, kept: 'text', values: domains.values }, cells };
}

/**
 * The value that a cell stands for, `undefined` where it was not kept.
 *
 * @param earlier The values of the columns before, in their order
 */
export function valueIn({ kept, values = [] }: Column, cell: string, earlier: Cell[]): Cell {
	if (cell === ABSENT || kept === 'hash') return undefined;
	if (kept === 'list') return values[parseInt(cell, 36)];
	if (cell === '') return null;
	if (cell.startsWith(SAME)) return earlier[Number(cell.slice(SAME.length))];
	const at = cell.lastIndexOf('@');
	if (at < 0) return decodeURIComponent(cell);
	const domain = values[parseInt(cell.slice(at + 1), 36)];
	return `${decodeURIComponent(cell.slice(0, at))}@${String(domain)}`;
}

/** Whether a cell stands for this value; `undefined` where the field was not there. */
export function isSameAs(
	column: Column,
	cell: string | undefined,
	kept: Cell,
	value: Value,
): boolean | undefined {
	if (cell === undefined || cell === ABSENT) return undefined;
	if (column.kept === 'hash') return cell === hashOf(value);
	return JSON.stringify(kept) === JSON.stringify(value);
}

function escaped(text: string): string {
	return text.replace(SPECIAL, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Gives each value its place in a list, in the digits of base 36. */
class Places {
	readonly values: Value[] = [];

	private readonly known = new Map<string, string>();

	of(value: Value): string {
		const key = JSON.stringify(value);
		const place = this.known.get(key) ?? this.values.length.toString(36);
		if (!this.known.has(key)) this.values.push(value);
		this.known.set(key, place);
		return place;
	}
}
