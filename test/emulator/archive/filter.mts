import { MalformedRequestError } from '../errors.mts';
import type { Column, Value } from './columns.mts';
import type { Cell } from './operators.mts';
import { findOperator } from './operators.mts';
import type { Token } from './tokens.mts';
import { readTokens } from './tokens.mts';
import { lower } from './values.mts';

export type Predicate<Item> = (item: Item) => boolean;

const FUNCTIONS: Record<string, (actual: Value, wanted: Value) => boolean> = {
	contains: (actual, wanted) => lower(actual).includes(lower(wanted)),
	startswith: (actual, wanted) => lower(actual).startsWith(lower(wanted)),
	endswith: (actual, wanted) => lower(actual).endsWith(lower(wanted)),
};

/**
 * Parses `$filter`: comparisons and functions joined by and, or and parentheses.
 * @param find the column of a name, whatever its case
 * @throws MalformedRequestError for a text that is no filter, an unknown column, and an operator
 * the column does not have
 */
export function parseFilter<Item>(
	text: string,
	find: (name: string) => Column<Item> | undefined,
): Predicate<Item> {
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
	const column = (): Column<Item> => {
		const name = take().word ?? '';
		const known = find(name);
		if (known === undefined) throw new MalformedRequestError(`Unknown column '${name}'.`);
		return known;
	};
	const value = (): Value => {
		const token = take();
		if (token.word === undefined) return token.value ?? '';
		return /^(true|false)$/i.test(token.word) ? /^true$/i.test(token.word) : token.word;
	};
	const valueList = (): Value[] => {
		expect('(');
		const values = [value()];
		while (isNext(',')) {
			take();
			values.push(value());
		}
		expect(')');
		return values;
	};
	const term = (): Predicate<Item> => {
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
			const { kind, read } = column();
			// A column that takes no operators takes no functions either.
			if (findOperator(kind, 'contains') === undefined) {
				throw new MalformedRequestError(`Unknown function in '${text}'.`);
			}
			expect(',');
			const wanted = value();
			expect(')');
			return (item) => call(read(item), wanted);
		}
		const { kind, read, readId } = column();
		const operator = findOperator(kind, take().word ?? '');
		if (operator === undefined) throw new MalformedRequestError(`Unknown operator in '${text}'.`);
		const operands = operator.takesList ? valueList() : [value()];
		const cell = (item: Item): Cell => ({ value: read(item), id: readId?.(item) });
		return (item) => operator.holds(cell(item), operands);
	};
	const both = (): Predicate<Item> => {
		const terms = [term()];
		while (isNext('and')) {
			take();
			terms.push(term());
		}
		return (item) => terms.every((each) => each(item));
	};
	const either = (): Predicate<Item> => {
		const terms = [both()];
		while (isNext('or')) {
			take();
			terms.push(both());
		}
		return (item) => terms.some((each) => each(item));
	};
	const predicate = either();
	if (next < tokens.length) throw new MalformedRequestError(`Cannot read filter '${text}'.`);
	return predicate;
}
