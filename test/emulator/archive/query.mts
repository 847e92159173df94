import type { Archive, Find, Value } from './columns.mts';
import type { Predicate } from './filter.mts';
import { compareValues } from './values.mts';

/** Which rows of an archive are wanted, and in which order. */
export interface Query<Item> {
	isWanted: Predicate<Item>;
	/** Comma separated; empty for all. */
	entities: string;
	/** Comma separated columns, each with `asc` or `desc` behind it; empty for the order they are in. */
	orderBy: string;
	skip: number;
	/** 0 for all rows. */
	top: number;
}

export interface Page<Item> {
	items: Item[];
	/** How many rows there are on all pages. */
	total: number;
	/** How many rows are on this page and the ones before it. */
	end: number;
}

/** Filters, sorts and cuts out a page. */
export function readPage<Item>(
	archive: Archive<Item>,
	find: Find<Item>,
	query: Query<Item>,
): Page<Item> {
	const { skip, top, orderBy } = query;
	const isEntity = entityFilter(archive, query.entities);
	const items = archive.items.filter((item) => isEntity(item) && query.isWanted(item));
	const sorted = order(items, orderBy, find);
	const end = top > 0 ? skip + top : sorted.length;
	return { items: sorted.slice(skip, end), total: sorted.length, end };
}

function entityFilter<Item>({ isOf }: Archive<Item>, entities: string): Predicate<Item> {
	const names = entities
		.split(',')
		.map((name) => name.trim().toLowerCase())
		.filter((name) => name !== '');
	if (names.length === 0 || isOf === undefined) return () => true;
	return (item) => names.some((name) => isOf(item, name));
}

/** A column that the archive does not have sorts nothing. */
function order<Item>(items: Item[], orderBy: string, find: Find<Item>): Item[] {
	const keys = orderBy.split(',').flatMap((part) => {
		const [name, direction = 'asc'] = part.trim().split(/\s+/);
		const read = find(name)?.column.read;
		return read === undefined ? [] : [{ read, sign: /^desc/i.test(direction) ? -1 : 1 }];
	});
	if (keys.length === 0) return items;
	const compare = (one: Value[], other: Value[]): number => {
		for (const [index, { sign }] of keys.entries()) {
			const difference = compareValues(one[index], other[index]);
			if (difference !== 0) return sign * difference;
		}
		return 0;
	};
	return items
		.map((item) => ({ item, values: keys.map(({ read }) => read(item)) }))
		.sort((one, other) => compare(one.values, other.values))
		.map(({ item }) => item);
}
