import type { JoinedTexts } from '../present/joined.mts';

export type Value = string | number | boolean | Date | JoinedTexts;

/**
 * What the page of an archive calls the restriction of a column. It decides which operators a
 * filter may use; a column of the kind `none` cannot be filtered on at all.
 */
export type Kind =
	| 'int'
	| 'bool'
	| 'string'
	| 'list'
	| 'userGroup'
	| 'associate'
	| 'date'
	/** A whole number of a table of the database, as the Dynamic archive has it. */
	| 'field'
	| 'none';

export interface Column<Item> {
	kind: Kind;
	/** What an answer shows, and what the rows are sorted by. */
	read: (item: Item) => Value;
	/** What stands behind the text of a list item, a group or an associate; of several, each. */
	readIds?: (item: Item) => number[];
}

/** The columns of an archive by their documented names, some of which are paths with a slash. */
export type Columns<Item> = Record<string, Column<Item>>;

export interface Archive<Item> {
	columns: Columns<Item>;
	/** Columns answered when the request selects none. */
	defaults: string[];
	items: Item[];
	identify: (item: Item) => RowName;
	/** Whether a row is of an entity that `$entities` names; all rows are of all when absent. */
	isOf?: (item: Item, entity: string) => boolean;
	/** Refuses a column that there is not; when absent it is left out of the answer. */
	refuse?: (name: string) => never;
}

/** What every row is told by, beside its columns. */
export interface RowName {
	PrimaryKey: string;
	EntityName: string;
}

export function column<Item>(
	kind: Kind,
	read: Column<Item>['read'],
	readId?: (item: Item) => number | number[],
): Column<Item> {
	if (readId === undefined) return { kind, read };
	return { kind, read, readIds: (item) => [readId(item)].flat() };
}

/** A column that an archive has, under its documented name. */
export interface NamedColumn<Item> {
	name: string;
	column: Column<Item>;
}

export type Find<Item> = (name: string) => NamedColumn<Item> | undefined;

/**
 * Looks columns up by name, which has no case. Every archive has two that are no data: with
 * `getAllRows` a filter asks for everything on purpose, with `getNoRows` for nothing.
 */
export function finder<Item>(columns: Columns<Item>): Find<Item> {
	const all: Columns<Item> = {
		getAllRows: column('bool', () => true),
		getNoRows: column('bool', () => false),
		...columns,
	};
	const known = new Map(
		Object.entries(all).map(([name, each]) => [name.toLowerCase(), { name, column: each }]),
	);
	return (name) => known.get(name.trim().toLowerCase());
}
