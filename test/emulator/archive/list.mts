import { flag, integer } from '../carriers/reading.mts';
import type { ApiRequest } from '../request.mts';
import { readQuery } from '../request.mts';
import type { Archive } from './columns.mts';
import { finder } from './columns.mts';
import { parseFilter } from './filter.mts';
import { readPage } from './query.mts';
import { splitNames, writeRows } from './rows.mts';

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
	const read = (name: string): string => readQuery(request, name) ?? '';
	const page = readPage(archive, find, {
		isWanted: parseFilter(read('$filter'), find),
		entities: read('$entities'),
		orderBy: read('$orderBy'),
		skip: integer(read('$skip') || null, '$skip'),
		top: integer(read('$top') || null, '$top'),
	});
	const select = { names: splitNames(read('$select')), options: read('$options') };
	const isSafe = flag(read('$jsonSafe') || null, '$jsonSafe');
	const label = (name: string): string => (isSafe ? name.replace(/\W/g, '_') : name);
	return {
		'odata.metadata': `${request.base}${path}/$metadata`,
		...countOf(read('$inlineCount'), page.total),
		'odata.nextLink': page.end < page.total ? nextLink(request, path, page.end) : null,
		value: writeRows(archive, find, page.items, select).map(({ name, cells }) => ({
			...name,
			...Object.fromEntries(cells.map(([column, value]) => [label(column), value])),
		})),
	};
}

/**
 * `$inlineCount` says "if row count is returned in the result", not where. `odata.count`, a text, is
 * what OData 3 has for it.
 */
function countOf(inlineCount: string, total: number): object {
	return /^(true|estimate|allpages)$/i.test(inlineCount) ? { 'odata.count': String(total) } : {};
}

function nextLink(request: ApiRequest, path: string, skip: number): string {
	const others = Object.entries(request.query).filter(([name]) => name.toLowerCase() !== '$skip');
	const query = [...others, ['$skip', String(skip)]]
		.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
		.join('&');
	return `${request.base}${path}?${query}`;
}
