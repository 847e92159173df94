import { MalformedRequestError } from '../errors.mts';
import type { Column, Find, Kind, Value } from './columns.mts';
import { decode, readDate } from './encoded.mts';
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
export function parseFilter<Item>(text: string, find: Find<Item>): Predicate<Item> {
	if (text.trim() === '') return () => true;
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
		return known.column;
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
		const restricted = column();
		const name = take().word ?? '';
		const isList = isNext('(');
		if (findOperator(restricted.kind, name)?.takesList !== isList) {
			throw new MalformedRequestError(`Unknown operator in '${text}'.`);
		}
		return restrict(restricted, name, isList ? valueList() : [value()]);
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

/**
 * The restriction of one column.
 * @param operands as they were sent: texts may be encoded, and dates are texts
 * @throws MalformedRequestError for an operator the column does not have, and for several operands
 * where it takes one
 */
export function restrict<Item>(
	{ kind, read, readIds }: Column<Item>,
	name: string,
	operands: Value[],
): Predicate<Item> {
	const operator = findOperator(kind, name);
	if (operator === undefined) throw new MalformedRequestError(`Unknown operator '${name}'.`);
	if (!operator.takesList && operands.length !== 1) {
		throw new MalformedRequestError(`The operator '${name}' takes one value.`);
	}
	const wanted = operands.map((operand) => readOperand(kind, operand));
	const cell = (item: Item): Cell => ({ value: read(item), ids: readIds?.(item) });
	return (item) => operator.holds(cell(item), wanted);
}

function readOperand(kind: Kind, operand: Value): Value {
	const value = typeof operand === 'string' ? decode(operand) : operand;
	return kind === 'date' && typeof value === 'string' ? readDate(value) : value;
}
