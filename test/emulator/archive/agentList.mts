import { withRights } from '../carriers/rights.mts';
import { MalformedRequestError } from '../errors.mts';
import type { State } from '../state.mts';
import type { AgentQuery } from './agentQuery.mts';
import { readOption } from './aggregate.mts';
import type { Archive, Find, Value } from './columns.mts';
import { finder } from './columns.mts';
import { encode } from './encoded.mts';
import type { Predicate } from './filter.mts';
import { parseFilter, restrict } from './filter.mts';
import { withProvider } from './providers.mts';
import { readPage } from './query.mts';
import type { WrittenRow } from './rows.mts';
import { writeRows } from './rows.mts';

/** ArchiveListItem[]: the rows of a page. */
export function answerRows(state: State, query: AgentQuery): object[] {
	return run(state, query).rows;
}

/** ArchiveListResult: the rows of a page, and how many there are on all pages when asked for. */
export function answerWithHeader(state: State, query: AgentQuery): object {
	const { rows, total } = run(state, query);
	const isCounted = readOption(query.options, 'rowcount') === 'true';
	return withRights({ RowCount: isCounted ? total : 0, Rows: rows });
}

function run(state: State, query: AgentQuery): { rows: object[]; total: number } {
	return withProvider(state, query.provider, query.columns, (archive) => list(archive, query));
}

function list<Item>(archive: Archive<Item>, query: AgentQuery): { rows: object[]; total: number } {
	const find = finder(archive.columns);
	const { page, pageSize, columns: names, options, orderBy, entities } = query;
	const { items, total } = readPage(archive, find, {
		isWanted: readRestrictions(query.restrictions, find),
		entities,
		orderBy,
		skip: page < 0 ? -page : page * pageSize,
		top: pageSize,
	});
	return { rows: writeRows(archive, find, items, { names, options }).map(writeItem), total };
}

function readRestrictions<Item>(
	restrictions: AgentQuery['restrictions'],
	find: Find<Item>,
): Predicate<Item> {
	if (typeof restrictions === 'string') return parseFilter(restrictions, find);
	const predicates = restrictions
		.filter(({ IsActive }) => IsActive)
		.map(({ Name, Operator, Values }) => {
			const found = find(Name);
			if (found === undefined) throw new MalformedRequestError(`Unknown column '${Name}'.`);
			return restrict(found.column, Operator, Values.map(readValue));
		});
	return (item) => predicates.every((holds) => holds(item));
}

/** Values are texts there, whatever the column is. */
function readValue(value: string): Value {
	if (/^-?\d+$/.test(value)) return Number(value);
	return /^(true|false)$/i.test(value) ? /^true$/i.test(value) : value;
}

/** ArchiveListItem; its key is a number, and what it shows are encoded texts. */
function writeItem({ name, cells }: WrittenRow): object {
	const data = cells.map(([column, value]) => [
		column,
		{ DisplayValue: encode(value), TooltipHint: '', LinkHint: '' },
	]);
	return withRights({
		EntityName: name.EntityName,
		PrimaryKey: Number(name.PrimaryKey),
		ColumnData: Object.fromEntries(data) as object,
		LinkHint: '',
		StyleHint: '',
	});
}
