import { SuperOfficeError } from '../errors.mts';
import type { State } from '../state.mts';
import type { Archive, Columns } from './columns.mts';
import type { Table } from './tables.mts';
import {
	APPOINTMENT,
	ASSOCIATE,
	CONTACT,
	PERSON,
	PROJECT,
	SALE,
	TICKET,
	WEBHOOK_USAGE,
} from './tables.mts';

/** What a request to the Dynamic archive does with the archive that its columns mean. */
export type WithArchive<Result> = <Row>(archive: Archive<Row>) => Result;

/**
 * The Dynamic archive: any table of the database, its columns named `table.field`, the same table
 * in all of them (SuperOffice's page on the dot syntax). Joins with other tables are not emulated.
 * @param names all columns that the request selects
 * @throws SuperOfficeError without a column, and for a table there is not
 */
export function dynamic<Result>(state: State, names: string[], use: WithArchive<Result>): Result {
	const table = /^(?:\w+\()?(\w+)\./.exec(names[0] ?? '')?.[1].toLowerCase();
	switch (table) {
		case 'associate':
			return use(archiveOf(ASSOCIATE, state));
		case 'contact':
			return use(archiveOf(CONTACT, state));
		case 'person':
			return use(archiveOf(PERSON, state));
		case 'appointment':
			return use(archiveOf(APPOINTMENT, state));
		case 'sale':
			return use(archiveOf(SALE, state));
		case 'project':
			return use(archiveOf(PROJECT, state));
		case 'ticket':
			return use(archiveOf(TICKET, state));
		case 'webhook_usage':
			return use(archiveOf(WEBHOOK_USAGE, state));
		default:
			return refuse(names[0] ?? '');
	}
}

function archiveOf<Row>(table: Table<Row>, state: State): Archive<Row> {
	const fields = Object.entries(table.fields(state));
	const columns = Object.fromEntries(
		fields.map(([field, column]) => [`${table.name}.${field}`, column]),
	) as Columns<Row>;
	return {
		columns,
		defaults: [],
		items: table.rows(state),
		identify: (row) => ({ PrimaryKey: String(table.key(row)), EntityName: table.name }),
		isOf: (_row, entity) => entity === table.name,
		refuse,
	};
}

/** "Exceptions will be generated", says the page; which, and with what status, it does not. */
function refuse(name: string): never {
	const message = `'${name}' is no field of the table that the query begins with.`;
	throw new SuperOfficeError('SoInvalidArgumentException', message);
}
