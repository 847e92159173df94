import { chooseDateForm, writeDate } from '../present/dates.mts';
import type { Kind, Value } from './columns.mts';
import { compareValues, isEqual, lower } from './values.mts';

/** One cell of the archive: what it shows, and the ids behind it where there are any. */
export interface Cell {
	value: Value;
	ids?: number[];
}

export interface Operator {
	/** Whether its operands stand in parentheses, as in `role oneOf (1,4)`. */
	takesList: boolean;
	holds: (cell: Cell, operands: Value[]) => boolean;
}

const isMore = one(({ value }, wanted) => compareValues(value, wanted) > 0);
const isLess = one(({ value }, wanted) => compareValues(value, wanted) < 0);
const isAtLeast = one(({ value }, wanted) => compareValues(value, wanted) >= 0);
const isAtMost = one(({ value }, wanted) => compareValues(value, wanted) <= 0);
const isSame = one(matches);
const isOther = one((cell, wanted) => !matches(cell, wanted));

/** OData's operators and SuperOffice's own, which any column may be filtered with. */
const COMPARISONS: Record<string, Operator> = {
	eq: isSame,
	'=': isSame,
	equals: isSame,
	is: isSame,
	set: isSame,
	ne: isOther,
	unequals: isOther,
	isnot: isOther,
	gt: isMore,
	'>': isMore,
	greater: isMore,
	ge: isAtLeast,
	'>=': isAtLeast,
	lt: isLess,
	'<': isLess,
	less: isLess,
	le: isAtMost,
	'<=': isAtMost,
	begins: one(({ value }, wanted) => lower(value).startsWith(lower(wanted))),
	notbegins: one(({ value }, wanted) => !lower(value).startsWith(lower(wanted))),
	contains: one(({ value }, wanted) => lower(value).includes(lower(wanted))),
	notcontains: one(({ value }, wanted) => !lower(value).includes(lower(wanted))),
	// The page on filters counts it to texts, the samples of archives use it on numbers, too.
	in: many((cell, wanted) => wanted.some((each) => matches(cell, each))),
};

const BETWEEN: Record<string, Operator> = {
	between: many(
		({ value }, [least, most]) =>
			compareValues(value, least) >= 0 && compareValues(value, most) <= 0,
	),
};

const LIST: Record<string, Operator> = {
	...COMPARISONS,
	oneof: many(hasId),
	notoneof: many((cell, ids) => !hasId(cell, ids)),
};

const FIELD: Record<string, Operator> = {
	...COMPARISONS,
	...BETWEEN,
	// In the vendor's samples of the Dynamic archive, numbers have the operators of lists.
	oneof: many((cell, wanted) => wanted.some((each) => matches(cell, each))),
	notoneof: many((cell, wanted) => !wanted.some((each) => matches(cell, each))),
};

/** Those of dates look at the day, those of date-times at the second. */
const DATE: Record<string, Operator> = {
	before: one(({ value }, wanted) => dayOf(value) < dayOf(wanted)),
	beforeorequal: one(({ value }, wanted) => dayOf(value) <= dayOf(wanted)),
	date: one(({ value }, wanted) => dayOf(value) === dayOf(wanted)),
	after: one(({ value }, wanted) => dayOf(value) > dayOf(wanted)),
	between: many(isBetweenDays),
	datebetween: many(isBetweenDays),
	datetime: isSame,
	beforetime: isLess,
	aftertime: isMore,
	'>': isMore,
	'<': isLess,
	gt: isMore,
	lt: isLess,
};

/** Which operators a column has, by its kind; their names have no case. */
const OPERATORS: Record<Kind, Record<string, Operator>> = {
	int: { ...COMPARISONS, ...BETWEEN },
	bool: COMPARISONS,
	string: { ...COMPARISONS, ...BETWEEN },
	list: LIST,
	// The pages name no operators of groups. They are a list like any other.
	userGroup: LIST,
	associate: {
		...COMPARISONS,
		associateisoneof: LIST.oneof,
		associateisnotoneof: LIST.notoneof,
	},
	date: DATE,
	field: FIELD,
	none: {},
};

export function findOperator(kind: Kind, name: string): Operator | undefined {
	const operators = OPERATORS[kind];
	return Object.hasOwn(operators, name.toLowerCase()) ? operators[name.toLowerCase()] : undefined;
}

/** A number is compared with the ids behind a text, a text with the text. */
function matches({ value, ids }: Cell, wanted: Value): boolean {
	if (typeof wanted !== 'number' || ids === undefined) return isEqual(value, wanted);
	return ids.some((id) => id === wanted);
}

function hasId({ ids = [] }: Cell, wanted: Value[]): boolean {
	return wanted.some((each) => ids.includes(Number(each)));
}

function isBetweenDays({ value }: Cell, [first, last]: Value[]): boolean {
	return dayOf(value) >= dayOf(first) && dayOf(value) <= dayOf(last);
}

const SERVER = chooseDateForm({});

/** The day at the server, as a text that sorts; what is no date comes before all of them. */
function dayOf(value: Value): string {
	return value instanceof Date ? writeDate(value, SERVER).slice(0, 10) : '';
}

function one(holds: (cell: Cell, wanted: Value) => boolean): Operator {
	return { takesList: false, holds: (cell, [wanted]) => holds(cell, wanted) };
}

function many(holds: (cell: Cell, wanted: Value[]) => boolean): Operator {
	return { takesList: true, holds };
}
