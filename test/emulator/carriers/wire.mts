/**
 * The vendor's client types its carriers in camelCase, the server writes PascalCase (and accepts
 * any case). So the wire form is derived from the vendor's types instead of being typed again.
 *
 * Dates stay `Date` here: they become text only when an answer is written, because their text
 * depends on the `SO-TimeZone` header of the request. Enums become their names. References to
 * another carrier may be null, as the samples of the documentation show (`"Role": null`).
 */
export type Wire<T> = T extends Date
	? Date
	: T extends (infer Item)[]
		? Wire<Item>[]
		: T extends string
			? string extends T
				? string
				: `${T}`
			: T extends number | boolean
				? T
				: string extends keyof T
					? { [key: string]: Wire<T[keyof T]> }
					: { [Key in keyof T as Capitalize<Key & string>]-?: WireMember<NonNullable<T[Key]>> };

type WireMember<T> = IsReference<T> extends true ? Wire<T> | null : Wire<T>;

type IsReference<T> = T extends Date | unknown[] | string | number | boolean
	? false
	: string extends keyof T
		? false
		: true;

/** What the server adds to every carrier; a client's values of these are ignored. */
export type RightsMember = 'TableRight' | 'FieldProperties';

/** A carrier without its rights: what a client may write and what the state keeps. */
export type Content<T> = Omit<Wire<T>, RightsMember>;
