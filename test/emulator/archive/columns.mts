export type Value = string | number | boolean | Date;

/**
 * What the page of an archive calls the restriction of a column. It decides which operators a
 * filter may use; a column of the kind `none` cannot be filtered on at all.
 */
export type Kind = 'int' | 'bool' | 'string' | 'list' | 'userGroup' | 'associate' | 'none';

export interface Column<Item> {
	kind: Kind;
	/** What an answer shows, and what the rows are sorted by. */
	read: (item: Item) => Value;
	/** What stands behind the text of a list item, a group or an associate. */
	readId?: (item: Item) => number;
}

/** The columns of an archive by their documented names, some of which are paths with a slash. */
export type Columns<Item> = Record<string, Column<Item>>;

export interface Archive<Item> {
	columns: Columns<Item>;
	/** Columns answered when the request selects none. */
	defaults: string[];
	items: Item[];
	identify: (item: Item) => { PrimaryKey: string; EntityName: string };
}

export function column<Item>(
	kind: Kind,
	read: Column<Item>['read'],
	readId?: Column<Item>['readId'],
): Column<Item> {
	return { kind, read, readId };
}
