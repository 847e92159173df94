import type { Shape } from '../carriers/reading.mts';
import { flag, integer, isObject, listOf, text } from '../carriers/reading.mts';
import { MalformedRequestError } from '../errors.mts';
import { splitNames } from './rows.mts';

/** What a method of the Archive agent is asked; of the texts and arrays it takes only one. */
export interface AgentQuery {
	provider: string;
	columns: string[];
	orderBy: string;
	restrictions: string | Restriction[];
	entities: string;
	/** From 0; below that, the number of rows to skip. */
	page: number;
	pageSize: number;
	/** `rowcount=true` has the rows counted, `GrandTotal=true` adds the row of counts. */
	options: string;
}

/** ArchiveRestrictionInfo, as far as one that follows another by `and` needs it. */
export interface Restriction {
	Name: string;
	Operator: string;
	Values: string[];
	IsActive: boolean;
}

const texts = (value: unknown, path: string): string[] => {
	if (value === null || value === undefined) return [];
	if (!Array.isArray(value)) throw new MalformedRequestError(`'${path}' is no array.`);
	return value.map((each) => text(each, path));
};

const restrictionShape: Shape<Restriction> = {
	Name: text,
	Operator: text,
	Values: texts,
	// The samples say it each time; without it a restriction would never hold.
	IsActive: (value, path) => (value === undefined ? true : flag(value, path)),
};

const orderShape = { Name: text, Direction: text };

/** Reads the form with arrays. @throws MalformedRequestError */
export function readArrays(body: unknown): AgentQuery {
	const source = requireBody(body);
	const orders = listOf(orderShape)(source.SortOrder, 'SortOrder');
	return {
		...readShared(source),
		columns: texts(source.Columns, 'Columns'),
		orderBy: orders.map(({ Name, Direction }) => `${Name} ${Direction}`).join(','),
		restrictions: listOf(restrictionShape)(source.Restriction, 'Restriction'),
		entities: texts(source.Entities, 'Entities').join(','),
	};
}

/** Reads the form with texts. @param restrictions the name it has here: the methods differ in it */
export function readTexts(body: unknown, restrictions: 'Restriction' | 'Restrictions'): AgentQuery {
	const source = requireBody(body);
	return {
		...readShared(source),
		columns: splitNames(text(source.Columns, 'Columns')),
		orderBy: text(source.SortOrder, 'SortOrder'),
		restrictions: text(source[restrictions], restrictions),
		entities: text(source.Entities, 'Entities'),
	};
}

type Shared = Pick<AgentQuery, 'provider' | 'page' | 'pageSize' | 'options'>;

function readShared(source: Record<string, unknown>): Shared {
	return {
		provider: text(source.ProviderName, 'ProviderName'),
		page: integer(source.Page, 'Page'),
		pageSize: integer(source.PageSize, 'PageSize'),
		options: text(source.Options, 'Options'),
	};
}

function requireBody(body: unknown): Record<string, unknown> {
	if (isObject(body)) return body;
	throw new MalformedRequestError(
		"The parameters dictionary contains a null entry for parameter 'request'.",
	);
}
