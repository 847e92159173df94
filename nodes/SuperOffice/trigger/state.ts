import {
	ABSENT,
	CELL,
	fill,
	fillWithHashes,
	isSameAs,
	ROW,
	valueIn,
	type Column,
	type Filled,
} from './columns';
import type { Known } from './diff';
import type { User, Value } from './fields';

/**
 * All users as they were when they were read last: what n8n keeps for the node in the static data of
 * the workflow. One text holds them all, because n8n watches each member of an object.
 */
export interface State {
	/** The form of this object; another one is not read, and a new base line is set */
	version: 1;
	/** Which installation, in which language: another one is not compared with */
	of: string;
	/** Counts the writes, by which polls that overlap find out about each other */
	write: number;
	columns: Column[];
	/** A row for each user: the ID, then a cell for each column */
	users: string;
}

/** Characters that a user may take on average: ten thousand stay below a megabyte. */
const ROOM = 95;

/** Characters that are there however few the users are. */
const LEAST_ROOM = 100_000;

/** What a hash takes, with what parts it from the next. */
const HASH_ROOM = 7;

/**
 * Users as they are kept. Where they take too much room, the longest fields are kept as hashes: a
 * change of them is seen all the same, but what they were before is not known.
 *
 * @param users By associate ID
 */
export function encode(users: ReadonlyMap<number, User>, of: string, write: number): State {
	const ids = [...users.keys()];
	const all = [...users.values()];
	const properties = [...new Set(all.flatMap((user) => Object.keys(user)))].sort();
	const values = properties.map((property) => all.map((user) => user[property]));
	const room = Math.max(LEAST_ROOM, ROOM * all.length);
	const hashed = new Set<number>();
	for (;;) {
		const filled = fillAll(properties, values, hashed);
		const state = assemble(ids, filled, of, write);
		if (Buffer.byteLength(JSON.stringify(state)) <= room) return state;
		const longest = longestOf(filled, hashed);
		if (longest === undefined) return state;
		hashed.add(longest);
	}
}

function fillAll(
	properties: string[],
	values: Array<Array<Value | undefined>>,
	hashed: ReadonlySet<number>,
): Filled[] {
	const texts = new Map<number, Array<Value | undefined>>();
	return properties.map((property, index) => {
		if (hashed.has(index)) return fillWithHashes(property, values[index]);
		const filled = fill(property, values[index], texts);
		if (filled.column.kept === 'text') texts.set(index, values[index]);
		return filled;
	});
}

/** The column that takes most room; none when hashes would be no shorter. */
function longestOf(filled: Filled[], hashed: ReadonlySet<number>): number | undefined {
	const sizes = filled.map((each, index) => (hashed.has(index) ? 0 : sizeOf(each)));
	const largest = Math.max(0, ...sizes);
	const users = filled[0]?.cells.length ?? 0;
	return largest > users * HASH_ROOM ? sizes.indexOf(largest) : undefined;
}

function assemble(ids: number[], filled: Filled[], of: string, write: number): State {
	const rows = ids.map((id, index) =>
		[id.toString(36), ...filled.map(({ cells }) => cells[index])].join(CELL),
	);
	const columns = filled.map(({ column }) => column);
	return { version: 1, of, write, columns, users: rows.join(ROW) };
}

function sizeOf({ column, cells }: Filled): number {
	return (
		Buffer.byteLength(JSON.stringify(column.values ?? [])) + Buffer.byteLength(cells.join(CELL))
	);
}

/**
 * Reads what `encode` has written; a user is taken apart when it is asked for.
 *
 * @returns Nothing for what is no such state
 */
export function decode(state: unknown): Map<number, () => Known> | undefined {
	if (!isState(state)) return undefined;
	const { users } = state;
	const columns = state.columns.map(({ property, kept, values }) => ({
		property,
		kept,
		values: [...(values ?? [])],
	}));
	const rows = users === '' ? [] : users.split(ROW);
	return new Map(
		rows.map((row) => {
			const end = row.indexOf(CELL);
			const id = parseInt(end < 0 ? row : row.slice(0, end), 36);
			return [id, () => knownIn(columns, row.split(CELL).slice(1))];
		}),
	);
}

function knownIn(columns: Column[], cells: string[]): Known {
	const values: Array<Value | undefined> = [];
	columns.forEach((column, index) => values.push(valueIn(column, cells[index] ?? ABSENT, values)));
	const known = columns.map(({ property }, index) => [property, values[index]] as const);
	return {
		user: Object.fromEntries(
			known.filter((each): each is [string, Value] => each[1] !== undefined),
		),
		isSame: (property, value) => {
			const index = columns.findIndex((column) => column.property === property);
			const column = columns[index];
			return column && isSameAs(column, cells[index], values[index], value);
		},
	};
}

function isState(state: unknown): state is State {
	const { version, columns, users } = (state ?? {}) as Partial<State>;
	return version === 1 && Array.isArray(columns) && typeof users === 'string';
}
