import { MalformedRequestError } from '../errors.mts';

/** Turns a JSON value of a request into a typed value; missing and null give the empty value. */
export type Reader<T> = (value: unknown, path: string) => T;

/** One reader for each property of a carrier, so that none can be forgotten or misspelt. */
export type Shape<T> = { [Key in keyof T]: Reader<T[Key]> };

/** Narrows to a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Finds a property whatever the case of its name: the vendor's own client sends camelCase. */
export function readProperty(source: unknown, name: string): unknown {
	if (!isObject(source)) return undefined;
	if (name in source) return source[name];
	const key = Object.keys(source).find((each) => each.toLowerCase() === name.toLowerCase());
	return key === undefined ? undefined : source[key];
}

/** Reads an object of a known shape. Properties the shape does not have are ignored. */
export function readShape<T>(shape: Shape<T>, source: unknown, path = ''): T {
	const names = Object.keys(shape) as (keyof T & string)[];
	const entries = names.map((name) => [
		name,
		shape[name](readProperty(source, name), path === '' ? name : `${path}.${name}`),
	]);
	return Object.fromEntries(entries) as T;
}

export const text: Reader<string> = (value, path) => {
	if (isMissing(value)) return '';
	if (typeof value === 'object') throw unreadable(path);
	return String(value);
};

export const integer: Reader<number> = (value, path) => {
	if (isMissing(value)) return 0;
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isInteger(number)) throw unreadable(path);
	return number;
};

export const flag: Reader<boolean> = (value, path) => {
	if (isMissing(value)) return false;
	if (typeof value === 'boolean') return value;
	if (typeof value === 'string' && /^(true|false)$/i.test(value)) return /^true$/i.test(value);
	throw unreadable(path);
};

export const date: Reader<Date> = (value, path) => {
	if (isMissing(value) || value === '') return EMPTY_DATE;
	const read = new Date(String(value));
	if (Number.isNaN(read.getTime())) throw unreadable(path);
	return read;
};

/** Text to text, for CustomFields and ExtraFields; their keys keep the case they are sent in. */
export const textMap: Reader<Record<string, string>> = (value, path) => {
	if (isMissing(value)) return {};
	if (!isObject(value)) throw unreadable(path);
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [key, text(each, `${path}.${key}`)]),
	);
};

/** The first name is the empty value, as an enum's zero is on the server. */
export function oneOf<Name extends string>(names: readonly Name[]): Reader<Name> {
	return (value, path) => {
		if (isMissing(value)) return names[0];
		const found = names.find((name) => name.toLowerCase() === String(value).toLowerCase());
		if (found === undefined) throw unreadable(path);
		return found;
	};
}

/** An array of carriers; a single object where an array is expected is refused. */
export function listOf<T>(shape: Shape<T>): Reader<T[]> {
	return (value, path) => {
		if (isMissing(value)) return [];
		if (!Array.isArray(value)) throw unreadable(path);
		return value.map((item, index) => readShape(shape, item, `${path}[${index}]`));
	};
}

/** A carrier inside a carrier; it may be null. */
export function referenceTo<T>(shape: Shape<T>): Reader<T | null> {
	return (value, path) => {
		if (isMissing(value)) return null;
		if (!isObject(value)) throw unreadable(path);
		return readShape(shape, value, path);
	};
}

/** .NET's DateTime.MinValue, which the server writes for a date that is not set. */
export const EMPTY_DATE = new Date('0001-01-01T00:00:00Z');

function isMissing(value: unknown): value is null | undefined {
	return value === null || value === undefined;
}

function unreadable(path: string): MalformedRequestError {
	return new MalformedRequestError(`The value of '${path}' cannot be converted.`);
}
