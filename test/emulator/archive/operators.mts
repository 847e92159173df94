import type { Kind, Value } from './columns.mts';
import { compareValues, isEqual, lower } from './values.mts';

/** One cell of the archive: what it shows, and the id behind it where there is one. */
export interface Cell {
	value: Value;
	id?: number;
}

export interface Operator {
	/** Whether its operands stand in parentheses, as in `role oneOf (1,4)`. */
	takesList: boolean;
	holds: (cell: Cell, operands: Value[]) => boolean;
}

/** OData's operators and SuperOffice's own, which any column may be filtered with. */
const COMPARISONS: Record<string, Operator> = {
	eq: one(matches),
	'=': one(matches),
	equals: one(matches),
	is: one(matches),
	set: one(matches),
	ne: one((cell, wanted) => !matches(cell, wanted)),
	unequals: one((cell, wanted) => !matches(cell, wanted)),
	isnot: one((cell, wanted) => !matches(cell, wanted)),
	gt: one(({ value }, wanted) => compareValues(value, wanted) > 0),
	greater: one(({ value }, wanted) => compareValues(value, wanted) > 0),
	ge: one(({ value }, wanted) => compareValues(value, wanted) >= 0),
	lt: one(({ value }, wanted) => compareValues(value, wanted) < 0),
	less: one(({ value }, wanted) => compareValues(value, wanted) < 0),
	le: one(({ value }, wanted) => compareValues(value, wanted) <= 0),
	begins: one(({ value }, wanted) => lower(value).startsWith(lower(wanted))),
	notbegins: one(({ value }, wanted) => !lower(value).startsWith(lower(wanted))),
	contains: one(({ value }, wanted) => lower(value).includes(lower(wanted))),
	notcontains: one(({ value }, wanted) => !lower(value).includes(lower(wanted))),
};

const BETWEEN: Record<string, Operator> = {
	between: {
		takesList: true,
		holds: ({ value }, [least, most]) =>
			compareValues(value, least) >= 0 && compareValues(value, most) <= 0,
	},
};

const LIST: Record<string, Operator> = {
	...COMPARISONS,
	oneof: { takesList: true, holds: hasId },
	notoneof: { takesList: true, holds: (cell, ids) => !hasId(cell, ids) },
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
	none: {},
};

export function findOperator(kind: Kind, name: string): Operator | undefined {
	const operators = OPERATORS[kind];
	return Object.hasOwn(operators, name.toLowerCase()) ? operators[name.toLowerCase()] : undefined;
}

/** A number is compared with the id behind a text, a text with the text. */
function matches({ value, id }: Cell, wanted: Value): boolean {
	return isEqual(typeof wanted === 'number' ? (id ?? value) : value, wanted);
}

function hasId({ id }: Cell, ids: Value[]): boolean {
	return ids.some((each) => Number(each) === id);
}

function one(holds: (cell: Cell, wanted: Value) => boolean): Operator {
	return { takesList: false, holds: (cell, [wanted]) => holds(cell, wanted) };
}
