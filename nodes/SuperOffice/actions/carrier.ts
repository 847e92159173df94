import type { User as VendorUser } from '@superoffice/webapi';

import { isObject } from '../transport/json';
import { InvalidInput, shown } from './invalidInput';

/**
 * A carrier as it stands on the wire. The vendor's client types carriers in camelCase and with
 * `Date`, and translates; the wire has PascalCase, every member, dates as text and enums by their
 * names.
 */
export type Wire<T> = T extends Date
	? string
	: T extends Array<infer Item>
		? Array<Wire<Item>>
		: T extends string
			? `${T}`
			: T extends object
				? string extends keyof T
					? { [key: string]: Wire<T[keyof T]> }
					: { [Member in keyof T as Capitalize<Member & string>]-?: Wire<T[Member]> }
				: T;

export type User = Wire<VendorUser>;

/** Some properties of a user; a property that is absent was not set, `null` was set to empty. */
export type PartialUser = { [Property in keyof User]?: User[Property] | null };

/** Members that only answers have, at any depth (the tables of the request bodies do not list them). */
const RESPONSE_MEMBERS = new Set(['tableright', 'fieldproperties', '_links']);

/** Maps whose keys stand for themselves: a field that is not named keeps its value. */
const MAPS = ['CustomFields', 'ExtraFields'] as const;

/**
 * The passwords that a user carries: what no message may show. A user that is given as JSON may have
 * them in any form that SuperOffice reads: names in any case, a number, one entry instead of a list.
 */
export function passwordsOf({ Credentials }: PartialUser): string[] {
	const entries: unknown[] = [Credentials].flat();
	return entries
		.filter(isObject)
		.flatMap((entry) => Object.entries(entry))
		.filter(([name, value]) => {
			return name.toLowerCase() === 'value' && ['string', 'number'].includes(typeof value);
		})
		.map(([, value]) => String(value));
}

/** The objects of a list; of a JSON user it may be anything else, which SuperOffice is to refuse. */
export function objectsIn<T>(list: T[] | null | undefined): T[] {
	return Array.isArray(list) ? list.filter(isObject) : [];
}

/** A copy without some members. */
export function omit<T extends object, Key extends keyof T>(
	value: T,
	...keys: Key[]
): Omit<T, Key> {
	const entries = Object.entries(value).filter(([key]) => !keys.includes(key as Key));
	return Object.fromEntries(entries) as Omit<T, Key>;
}

/** A copy without the members that belong to answers only. */
export function withoutResponseMembers<T>(value: T): T {
	if (Array.isArray(value)) return value.map(withoutResponseMembers) as T;
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => !RESPONSE_MEMBERS.has(key.toLowerCase()))
			.map(([key, member]) => [key, withoutResponseMembers(member)]),
	) as T;
}

/**
 * Lays properties over an entity: custom and extra fields key by key, everything else whole.
 * Neither of the two is changed.
 *
 * `CustomFields` holds the extra fields too, so a key that is set in one of the maps is set in the
 * other as well where the entity has it there: else the old value would be saved beside the new.
 */
export function layOver(entity: PartialUser, changes: PartialUser): PartialUser {
	const result: PartialUser = { ...entity, ...changes };
	const given = { ...mapOf(changes.ExtraFields), ...mapOf(changes.CustomFields) };
	for (const map of MAPS) {
		const before = entity[map];
		if (!isObject(before) || (map in changes && !isObject(changes[map]))) continue;
		const twins = Object.fromEntries(
			Object.entries(given).filter(([key]) => sameKey(before, key) !== undefined),
		);
		result[map] = mergeMaps(before, { ...twins, ...mapOf(changes[map]) }) as User['CustomFields'];
	}
	return result;
}

/**
 * Writes the top-level properties of a JSON user as SuperOffice does, because it takes them in any
 * case: `userName` and `UserName` are the same property. Names that are not known stay as they are.
 *
 * @throws InvalidInput for a property that stands there twice
 */
export function withWireNames(
	user: Record<string, unknown>,
	properties: readonly string[],
	label: string,
): PartialUser {
	const result = new Map<string, unknown>();
	for (const [key, value] of Object.entries(user)) {
		const name = properties.find((property) => property.toLowerCase() === key.toLowerCase()) ?? key;
		if (result.has(name)) {
			throw new InvalidInput(`'${label}' has the property ${shown(name)} more than once`);
		}
		result.set(name, value);
	}
	return Object.fromEntries(result) as PartialUser;
}

/**
 * SuperOffice leaves out a property that it does not know, without a word: a slip of the pen would
 * be lost. So properties that neither the documents nor the user at hand have are refused.
 *
 * @throws InvalidInput that names the property and lists those there are
 */
export function refuseUnknown(
	changes: PartialUser,
	entity: PartialUser,
	properties: readonly string[],
	label: string,
): void {
	const known = [...new Set([...properties, ...Object.keys(entity)])];
	const unknown = Object.keys(changes).find((key) => !known.includes(key));
	if (unknown !== undefined) {
		throw new InvalidInput(
			`'${label}' has a property ${shown(unknown)}, which a SuperOffice user does not have`,
			`A user has ${known.sort().join(', ')}.`,
		);
	}
}

function mapOf(value: unknown): Record<string, unknown> {
	return isObject(value) ? value : {};
}

function mergeMaps(
	before: Record<string, unknown>,
	changes: Record<string, unknown>,
): Record<string, unknown> {
	const renamed = Object.entries(changes).map(([key, value]) => [
		sameKey(before, key) ?? key,
		value,
	]);
	return { ...before, ...Object.fromEntries(renamed) };
}

function sameKey(map: Record<string, unknown>, key: string): string | undefined {
	return Object.keys(map).find((candidate) => candidate.toLowerCase() === key.toLowerCase());
}
