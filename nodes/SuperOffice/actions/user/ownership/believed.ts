import type { IDataObject } from 'n8n-workflow';

import { omit } from '../../carrier';

/** Rows that are asked for beside a count, to tell whether the count is one. */
export const ROWS_BESIDE = 10;

/** `ArchiveListResult`, what is used of it. */
export interface ArchiveListResult {
	RowCount: unknown;
	Rows: unknown;
}

/** What a count is worth: it holds, or another page has to show whether it does, or it does not. */
export type Belief = 'holds' | 'ask' | 'doubted';

/**
 * Whether a row count is that of all rows: it has to fit the rows of the first page. A server that
 * does not know the option for it may answer 0, or count the rows of the page. The latter cannot be
 * told from a count of exactly as many as were asked for.
 */
export function beliefIn({ RowCount, Rows }: ArchiveListResult): Belief {
	if (!isCount(RowCount) || !Array.isArray(Rows)) return 'doubted';
	if (Rows.length !== Math.min(RowCount, ROWS_BESIDE)) return 'doubted';
	return RowCount === ROWS_BESIDE ? 'ask' : 'holds';
}

/**
 * The total in the last row of an aggregation, a row of the kind `grandtotal` or `footer` with one
 * number. How such a row looks in OData's JSON is not documented, so anything else is no total.
 */
export function totalIn(rows: IDataObject[]): number | undefined {
	const named = (name: RegExp) => rows.filter(({ EntityName }) => name.test(String(EntityName)));
	const totals = [named(/^grandtotal$/i), named(/^footer/i)].find(({ length }) => length > 0) ?? [];
	if (totals.length !== 1) return undefined;
	const counts = Object.values(omit(totals[0], 'PrimaryKey', 'EntityName'))
		.map((cell) => (typeof cell === 'string' && /^\d+$/.test(cell) ? Number(cell) : cell))
		.filter(isCount);
	return counts.length === 1 ? counts[0] : undefined;
}

function isCount(value: unknown): value is number {
	return Number.isInteger(value) && (value as number) >= 0;
}
