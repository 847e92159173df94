import type { IDataObject } from 'n8n-workflow';

import { carrierWith } from '../../../transport/accepts';
import { Failure } from '../../../transport/failure';
import { isObject } from '../../../transport/json';
import type { Call } from '../../../transport/request';
import type { Run } from '../../run';
import { beliefIn, ROWS_BESIDE, totalIn, type ArchiveListResult } from './believed';

/** The archive over the tables of the database; all columns of a query are of one table. */
const ARCHIVE = 'Dynamic';

/** The vendor's samples of a total ask for so many rows: it is that of the rows that are asked for. */
const ALL_ROWS = 50_000_000;

/** Rows to count. */
export interface Question {
	/** Primary key of the table */
	key: string;
	/** Which rows */
	restriction: string;
	/** In words that follow "SuperOffice did not", e.g. `count the projects of user 5` */
	purpose: string;
}

/** How many there are, or why nobody knows. */
export type Count = { count: number } | { reason: string };

/** What a way to count came to; whether SuperOffice said that it does not go like this. */
type Result = { count: number } | { reason: string; status?: string };

type Way = (run: Run, question: Question, every: Pick<Call, 'timeout'>) => Promise<Result>;

/** Answers by which SuperOffice refuses a call, or does not have it: another one may serve. */
const REFUSED = ['200', '400', '403', '404', '405', '500', '501'];

/** Statuses that say that a call is not there, whoever asks. */
const NOT_THERE = ['404', '405', '501'];

/**
 * Counts the rows of a table of SuperOffice's database that a restriction holds for: by the row
 * count of the Archive agent, or, where that is refused or cannot be believed, by the total of an
 * aggregation. Neither is closed in SuperOffice Online. A refusal is no zero.
 */
export async function countRows(
	run: Run,
	question: Question,
	every: Pick<Call, 'timeout'>,
): Promise<Count> {
	const byAgent = run.server.archiveAgent ? await tried(byRowCount, run, question, every) : null;
	if (byAgent && ('count' in byAgent || !mayGoOtherwise(byAgent))) return byAgent;
	if (byAgent?.status && NOT_THERE.includes(byAgent.status)) run.server.archiveAgent = false;
	const byTotal = await tried(byGrandTotal, run, question, every);
	if ('count' in byTotal || !byAgent) return byTotal;
	return { reason: [...new Set([byAgent.reason, byTotal.reason])].join('. ') };
}

/** `GetArchiveListByColumnsWithHeader2` with the option `rowcount=true`. */
const byRowCount: Way = async ({ send }, { key, restriction, purpose }, every) => {
	const page = async (number: number) =>
		await send<ArchiveListResult>({
			method: 'POST',
			path: 'Agents/Archive/GetArchiveListByColumnsWithHeader2',
			body: {
				ProviderName: ARCHIVE,
				Columns: key,
				SortOrder: key,
				Restriction: restriction,
				Entities: '',
				Page: number,
				PageSize: ROWS_BESIDE,
				Options: 'rowcount=true',
			},
			purpose,
			accepts: carrierWith('RowCount'),
			writes: false,
			userManagement: false,
			...every,
		});
	const first = await page(0);
	const belief = beliefIn(first);
	const isEnd = async () => {
		const { Rows } = await page(1);
		return Array.isArray(Rows) && Rows.length === 0;
	};
	if (belief === 'holds' || (belief === 'ask' && (await isEnd()))) {
		return { count: first.RowCount as number };
	}
	return { reason: `SuperOffice did not ${purpose}: its count and its rows do not fit together` };
};

/** `GET Archive/{provider}` with a count that hides its rows, and their total. */
const byGrandTotal: Way = async ({ send }, { key, restriction, purpose }, every) => {
	const { value, 'odata.nextLink': next } = await send<IDataObject & { value: IDataObject[] }>({
		method: 'GET',
		path: `Archive/${ARCHIVE}`,
		qs: {
			$select: `Count(${key}):HideDetail:Footer`,
			$filter: restriction,
			$options: 'GrandTotal=true',
			$top: ALL_ROWS,
		},
		purpose,
		accepts: (body) => isObject(body) && Array.isArray(body.value),
		writes: false,
		userManagement: false,
		...every,
	});
	const count = next ? undefined : totalIn(value);
	if (count !== undefined) return { count };
	return { reason: `SuperOffice did not ${purpose}: it gave no total` };
};

async function tried(way: Way, ...given: Parameters<Way>): Promise<Result> {
	return await way(...given).catch((error: unknown) => {
		if (!(error instanceof Failure)) throw error;
		return { reason: error.message, status: error.httpCode ?? 'none' };
	});
}

/** Not where SuperOffice is out of reach or busy: it would be asked in vain once more. */
function mayGoOtherwise(result: { status?: string }): boolean {
	return result.status === undefined || REFUSED.includes(result.status);
}
