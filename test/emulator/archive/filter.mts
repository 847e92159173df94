import { MalformedRequestError } from '../errors.mts';
import type { Row, Value } from './columns.mts';
import type { Token } from './tokens.mts';
import { readTokens } from './tokens.mts';

export type Predicate = (row: Row) => boolean;

type Comparison = (actual: Value, wanted: Value) => boolean;

/** OData's operators and SuperOffice's own, as the archive pages list them for ints and strings. */
const COMPARISONS: Record<string, Comparison> = {
	eq: isEqual,
	equals: isEqual,
	is: isEqual,
	set: isEqual,
	ne: (actual, wanted) => !isEqual(actual, wanted),
	unequals: (actual, wanted) => !isEqual(actual, wanted),
	isnot: (actual, wanted) => !isEqual(actual, wanted),
	gt: (actual, wanted) => compareValues(actual, wanted) > 0,
	greater: (actual, wanted) => compareValues(actual, wanted) > 0,
	ge: (actual, wanted) => compareValues(actual, wanted) >= 0,
	lt: (actual, wanted) => compareValues(actual, wanted) < 0,
	less: (actual, wanted) => compareValues(actual, wanted) < 0,
	le: (actual, wanted) => compareValues(actual, wanted) <= 0,
	begins: (actual, wanted) => lower(actual).startsWith(lower(wanted)),
	notbegins: (actual, wanted) => !lower(actual).startsWith(lower(wanted)),
	contains: (actual, wanted) => lower(actual).includes(lower(wanted)),
	notcontains: (actual, wanted) => !lower(actual).includes(lower(wanted)),
};

const FUNCTIONS: Record<string, Comparison> = {
	contains: COMPARISONS.contains,
	startswith: COMPARISONS.begins,
	endswith: (actual, wanted) => lower(actual).endsWith(lower(wanted)),
};

/**
 * Parses `$filter`: comparisons and functions joined by and, or and parentheses.
 * @param columns names that may be filtered on, by their lower-case form
 * @throws MalformedRequestError for a text that is no filter and for an unknown column
 */
export function parseFilter(text: string, columns: Map<string, string>): Predicate {
	const tokens = readTokens(text);
	let next = 0;
	const take = (): Token => {
		const token = tokens[next];
		if (token === undefined) throw new MalformedRequestError(`Incomplete filter '${text}'.`);
		next += 1;
		return token;
	};
	const isNext = (word: string): boolean => tokens[next]?.word?.toLowerCase() === word;
	const expect = (word: string): void => {
		const token = take();
		if (token.word !== word) throw new MalformedRequestError(`'${word}' expected in '${text}'.`);
	};
	const column = (): string => {
		const name = take().word ?? '';
		const known = columns.get(name.toLowerCase());
		if (known === undefined) throw new MalformedRequestError(`Unknown column '${name}'.`);
		return known;
	};
	const value = (): Value => {
		const token = take();
		if (token.word === undefined) return token.value ?? '';
		return /^(true|false)$/i.test(token.word) ? /^true$/i.test(token.word) : token.word;
	};
	const term = (): Predicate => {
		if (isNext('(')) {
			take();
			const inner = either();
			expect(')');
			return inner;
		}
		const call =
			tokens[next + 1]?.word === '(' ? FUNCTIONS[take().word?.toLowerCase() ?? ''] : null;
		if (call === undefined) throw new MalformedRequestError(`Unknown function in '${text}'.`);
		if (call !== null) {
			expect('(');
			const name = column();
			expect(',');
			const wanted = value();
			expect(')');
			return (row) => call(row[name], wanted);
		}
		const name = column();
		const compare = COMPARISONS[take().word?.toLowerCase() ?? ''];
		if (compare === undefined) throw new MalformedRequestError(`Unknown operator in '${text}'.`);
		const wanted = value();
		return (row) => compare(row[name], wanted);
	};
	const both = (): Predicate => {
		const terms = [term()];
		while (isNext('and')) {
			take();
			terms.push(term());
		}
		return (row) => terms.every((each) => each(row));
	};
	const either = (): Predicate => {
		const terms = [both()];
		while (isNext('or')) {
			take();
			terms.push(both());
		}
		return (row) => terms.some((each) => each(row));
	};
	const predicate = either();
	if (next < tokens.length) throw new MalformedRequestError(`Cannot read filter '${text}'.`);
	return predicate;
}

/** Numbers by size, everything else as text without upper and lower case. */
export function compareValues(one: Value, other: Value): number {
	if (typeof one === 'number' && typeof other === 'number') return one - other;
	return lower(one).localeCompare(lower(other));
}

function isEqual(actual: Value, wanted: Value): boolean {
	return lower(actual) === lower(wanted);
}

function lower(value: Value): string {
	return String(value).toLowerCase();
}
