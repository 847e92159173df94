import type { IDataObject } from 'n8n-workflow';

import { Failure } from './failure';
import { isObject } from './json';
import type { Call, Send } from './request';

/** Rows asked for at once; SuperOffice's advice on paging is "about 1000". */
export const PAGE_SIZE = 1000;

/** Of a link only the query counts. */
const ANYWHERE = 'http://localhost';

/** A row of an archive: the selected columns, and what it is. `PrimaryKey` comes as text or number. */
export type Row = IDataObject & { PrimaryKey: string | number };

/** An archive to read, and what its first page is asked with. */
export type ArchiveCall = Pick<Call, 'path' | 'qs' | 'purpose' | 'headers' | 'timeout'>;

/** What all reads of an archive have in common; SuperOffice Online leaves them open. */
const ARCHIVE_CALL = {
	method: 'GET',
	accepts: (body: unknown) => isObject(body) && Array.isArray(body.value),
	writes: false,
	userManagement: false,
} as const;

/** `ODataSlimResponse` */
interface Page {
	'odata.nextLink'?: string | null;
	value: Row[];
}

/**
 * Reads an archive page by page until `limit` rows are there, or all. A row that moves to the next
 * page while others are added is kept once. Of the link to the next page only its query is used:
 * behind a proxy its host may be one that only the server knows.
 *
 * @throws Failure also when a page brings nothing new and yet points to a next one
 */
export async function readRows(send: Send, call: ArchiveCall, limit = Infinity): Promise<Row[]> {
	const rows = new Map<string, Row>();
	let qs: IDataObject | undefined = { ...call.qs, $top: Math.min(limit, PAGE_SIZE) };
	while (qs) {
		const page: Page = await send<Page>({ ...ARCHIVE_CALL, ...call, qs });
		const count = rows.size;
		for (const row of page.value) rows.set(String(row.PrimaryKey), row);
		const isMore = rows.size < limit && Boolean(page['odata.nextLink']);
		if (isMore && rows.size === count) throw readAlready(call.purpose);
		qs = isMore ? queryOf(page['odata.nextLink']!) : undefined;
	}
	return [...rows.values()].slice(0, limit);
}

/**
 * Reads one page of an archive, for somebody who turns the pages.
 *
 * @param token `next` of the page before; it takes the place of what the call asks with
 * @returns `next` where there are more
 * @throws Failure
 */
export async function readPage(
	send: Send,
	call: ArchiveCall,
	size: number,
	token?: string,
): Promise<{ rows: Row[]; next?: string }> {
	const qs = token ? queryOf(`?${token}`) : { ...call.qs, $top: size };
	const page = await send<Page>({ ...ARCHIVE_CALL, ...call, qs });
	const link = page['odata.nextLink'];
	return { rows: page.value, next: link ? new URL(link, ANYWHERE).search.slice(1) : undefined };
}

/**
 * Reads an archive page by page in the order of its key, each page with the rows behind the last key
 * that was read: whoever adds or deletes rows meanwhile shifts nothing, so no row is lost and none
 * comes twice. A row that is added comes with a higher key, on a later page. No more than one page is
 * held.
 *
 * A server that refuses such a condition on the key (400), or does not give the rows in that order,
 * is read by its links instead. Then a row that moves between pages is handed out once, but one that
 * is deleted may hide another, and the rows come in the server's own order.
 *
 * @param call Its `$filter` is kept; `$orderBy` and `$top` are those of the paging
 * @param key The column that `PrimaryKey` is made of; its values are numbers above 0
 * @param size Rows asked for at once
 * @throws Failure also when a page brings nothing new and yet points to a next one
 */
export async function* pagesByKey(
	send: Send,
	call: ArchiveCall,
	key: string,
	size = PAGE_SIZE,
): AsyncGenerator<Row[]> {
	const own = call.qs?.$filter;
	const all = { ...call.qs, $orderBy: key, $top: size };
	let last = 0;
	for (;;) {
		const condition = `${key} gt ${last}`;
		const $filter = own === undefined ? condition : `(${String(own)}) and ${condition}`;
		const asked = send<Page>({ ...ARCHIVE_CALL, ...call, qs: { ...all, $filter } });
		const page = await asked.catch((error: unknown) => {
			if (last === 0 && isBadRequest(error)) return undefined;
			throw error;
		});
		if (!page) {
			yield* pagesByLink(send, call, all);
			return;
		}
		const keys = page.value.map(keyOf);
		const isMore = page.value.length >= size || Boolean(page['odata.nextLink']);
		if (!isAscending([last, ...keys])) {
			if (last > 0) throw readAlready(call.purpose);
			yield* pagesByLink(send, call, { ...all, $filter }, page);
			return;
		}
		if (keys.length > 0) yield page.value;
		if (keys.length === 0 || !isMore) return;
		last = keys[keys.length - 1];
	}
}

/** The first `limit` rows of `pagesByKey`, or all. @throws Failure as it does */
export async function readRowsByKey(
	send: Send,
	call: ArchiveCall,
	key: string,
	limit = Infinity,
): Promise<Row[]> {
	const rows: Row[] = [];
	for await (const page of pagesByKey(send, call, key, Math.min(limit, PAGE_SIZE))) {
		rows.push(...page);
		if (rows.length >= limit) break;
	}
	return rows.slice(0, limit);
}

/** Pages by the links of the server, each row once. */
async function* pagesByLink(
	send: Send,
	call: ArchiveCall,
	first: IDataObject,
	firstPage?: Page,
): AsyncGenerator<Row[]> {
	const seen = new Set<string>();
	let page = firstPage ?? (await send<Page>({ ...ARCHIVE_CALL, ...call, qs: first }));
	for (;;) {
		const rows = page.value.filter(({ PrimaryKey }) => {
			const isNew = !seen.has(String(PrimaryKey));
			seen.add(String(PrimaryKey));
			return isNew;
		});
		if (rows.length > 0) yield rows;
		const link = page['odata.nextLink'];
		if (!link) return;
		if (rows.length === 0) throw readAlready(call.purpose);
		page = await send<Page>({ ...ARCHIVE_CALL, ...call, qs: queryOf(link) });
	}
}

/** The key of a row, which comes as text or number. */
export function keyOf({ PrimaryKey }: Row): number {
	return Number(PrimaryKey);
}

function isAscending(keys: number[]): boolean {
	// A key that is no number is greater than none, and does not pass.
	return keys.every((key, index) => index === 0 || key > keys[index - 1]);
}

function isBadRequest(error: unknown): boolean {
	return error instanceof Failure && error.httpCode === '400';
}

function readAlready(purpose: string): Failure {
	return new Failure(
		`SuperOffice did not ${purpose}: the next page is one that was read already`,
		'Narrow the list with a filter, and report this to whoever runs the SuperOffice server.',
	);
}

function queryOf(link: string): IDataObject {
	const { searchParams } = new URL(link, ANYWHERE);
	return Object.fromEntries(searchParams);
}
