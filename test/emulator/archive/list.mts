import { flag, integer } from '../carriers/reading.mts';
import type { ApiRequest } from '../request.mts';
import { readQuery } from '../request.mts';
import type { Archive, Column, Columns } from './columns.mts';
import { parseFilter } from './filter.mts';
import { compareValues } from './values.mts';

/**
 * Answers an OData list (ODataSlimResponse): filter, order, page, select.
 * @param path the list's address below the base, for the link to the next page
 */
export function answerList<Item>(
	request: ApiRequest,
	path: string,
	archive: Archive<Item>,
): object {
	const find = finder(archive.columns);
	const filter = readQuery(request, '$filter') ?? '';
	const isWanted =
		filter.trim() === '' ? () => true : parseFilter(filter, (name) => find(name)?.column);
	const items = order(archive.items.filter(isWanted), readQuery(request, '$orderBy'), find);
	const skip = integer(readQuery(request, '$skip'), '$skip');
	const top = integer(readQuery(request, '$top'), '$top');
	const end = top > 0 ? skip + top : items.length;
	const write = rowWriter(request, archive, find);
	return {
		'odata.metadata': `${request.base}${path}/$metadata`,
		'odata.nextLink': end < items.length ? nextLink(request, path, end) : null,
		value: items.slice(skip, end).map(write),
	};
}

type Find<Item> = (name: string) => { name: string; column: Column<Item> } | undefined;

/** Names of columns have no case; an answer writes them as they are documented. */
function finder<Item>(columns: Columns<Item>): Find<Item> {
	const known = new Map(
		Object.entries(columns).map(([name, column]) => [name.toLowerCase(), { name, column }]),
	);
	return (name) => known.get(name.trim().toLowerCase());
}

/** Columns the archive does not have are left out of the rows. */
function rowWriter<Item>(
	request: ApiRequest,
	{ defaults, identify }: Archive<Item>,
	find: Find<Item>,
): (item: Item) => object {
	const select = readQuery(request, '$select') ?? '';
	const names = select.trim() === '' ? defaults : select.split(',');
	const isSafe = flag(readQuery(request, '$jsonSafe'), '$jsonSafe');
	const columns = names.flatMap((name) => {
		const found = find(name);
		if (found === undefined) return [];
		return [{ ...found, label: isSafe ? found.name.replace(/\W/g, '_') : found.name }];
	});
	return (item) => ({
		...identify(item),
		...Object.fromEntries(columns.map(({ label, column }) => [label, column.read(item)])),
	});
}

function order<Item>(items: Item[], orderBy: string | undefined, find: Find<Item>): Item[] {
	const keys = (orderBy ?? '').split(',').flatMap((part) => {
		const [name, direction = 'asc'] = part.trim().split(/\s+/);
		const read = find(name)?.column.read;
		return read === undefined ? [] : [{ read, sign: /^desc/i.test(direction) ? -1 : 1 }];
	});
	return [...items].sort((one, other) => {
		for (const { read, sign } of keys) {
			const difference = compareValues(read(one), read(other));
			if (difference !== 0) return sign * difference;
		}
		return 0;
	});
}

function nextLink(request: ApiRequest, path: string, skip: number): string {
	const others = Object.entries(request.query).filter(([name]) => name.toLowerCase() !== '$skip');
	const query = [...others, ['$skip', String(skip)]]
		.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
		.join('&');
	return `${request.base}${path}?${query}`;
}
