import type { IDataObject } from 'n8n-workflow';

import { Failure } from './failure';
import { isObject } from './json';
import type { Call, Send } from './request';

/** Rows asked for at once; SuperOffice's advice on paging is "about 1000". */
const PAGE_SIZE = 1000;

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
		if (isMore && rows.size === count) {
			throw new Failure(
				`SuperOffice did not ${call.purpose}: the next page is one that was read already`,
				'Narrow the list with a filter, and report this to whoever runs the SuperOffice server.',
			);
		}
		qs = isMore ? queryOf(page['odata.nextLink']!) : undefined;
	}
	return [...rows.values()].slice(0, limit);
}

function queryOf(link: string): IDataObject {
	const { searchParams } = new URL(link, 'http://localhost');
	return Object.fromEntries(searchParams);
}
