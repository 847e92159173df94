import { integer } from '../carriers/reading.mts';
import type { ApiRequest } from '../request.mts';
import { readQuery } from '../request.mts';
import type { Archive, Row } from './columns.mts';
import { compareValues, parseFilter } from './filter.mts';

/**
 * Answers an OData list (ODataSlimResponse): filter, order, page, select.
 * @param path the list's address below the base, for the link to the next page
 */
export function answerList(request: ApiRequest, path: string, archive: Archive): object {
	const columns = new Map(
		Object.keys(archive.rows[0] ?? {}).map((name) => [name.toLowerCase(), name]),
	);
	const filter = readQuery(request, '$filter') ?? '';
	const isWanted = filter.trim() === '' ? () => true : parseFilter(filter, columns);
	const rows = order(archive.rows.filter(isWanted), readQuery(request, '$orderBy'), columns);
	const skip = integer(readQuery(request, '$skip'), '$skip');
	const top = integer(readQuery(request, '$top'), '$top');
	const end = top > 0 ? skip + top : rows.length;
	const names = selectedColumns(request, archive, columns);
	return {
		'odata.metadata': `${request.base}${path}/$metadata`,
		'odata.nextLink': end < rows.length ? nextLink(request, path, end) : null,
		value: rows.slice(skip, end).map((row) => pick(row, names)),
	};
}

/** Columns the archive does not have are left out of the rows. */
function selectedColumns(
	request: ApiRequest,
	archive: Archive,
	columns: Map<string, string>,
): string[] {
	const select = readQuery(request, '$select') ?? '';
	if (select.trim() === '') return archive.defaults;
	return select.split(',').flatMap((name) => columns.get(name.trim().toLowerCase()) ?? []);
}

function pick(row: Row, names: string[]): object {
	const { PrimaryKey, EntityName } = row;
	const values = names.map((name) => [name, row[name]]);
	return { PrimaryKey, EntityName, ...Object.fromEntries(values) };
}

function order(rows: Row[], orderBy: string | undefined, columns: Map<string, string>): Row[] {
	const keys = (orderBy ?? '').split(',').flatMap((part) => {
		const [name, direction = 'asc'] = part.trim().split(/\s+/);
		const column = columns.get(name.toLowerCase());
		return column === undefined ? [] : [{ column, sign: /^desc/i.test(direction) ? -1 : 1 }];
	});
	return [...rows].sort((one, other) => {
		for (const { column, sign } of keys) {
			const difference = compareValues(one[column], other[column]);
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
