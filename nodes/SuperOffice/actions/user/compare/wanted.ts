import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../accounts/accounts';
import { InvalidInput } from '../../invalidInput';
import { comparable, isBlank, text, wholeNumber } from '../../values';
import type { Property, Value } from './properties';

/** What users are matched by. */
export interface Key {
	/** On the screen */
	label: string;
	/** The parameter of Create that takes it */
	parameter?: string;
	/** What it is in the output */
	property: 'associateId' | 'userId' | 'userName' | 'email';
}

export const KEYS: Record<string, Key> = {
	associateId: { label: 'Associate ID', property: 'associateId' },
	email: { label: 'Email', property: 'email', parameter: 'person' },
	userId: { label: 'User ID', property: 'userId', parameter: 'name' },
	userName: { label: 'User Name', property: 'userName', parameter: 'userName' },
};

/** A property, and the field of the input that says what it is to be. */
export interface Mapped {
	property: Property;
	field: string;
}

/** What one input item wants of one user. */
export interface Wanted {
	/** Index of the input item */
	item: number;
	/** As the input writes it */
	key: string;
	values: Array<{ property: Property; value: Value }>;
	/** Whether the user is to be able to work: so, where the input does not say otherwise */
	active: boolean;
}

/** What cannot be compared, and why. */
export interface Problem {
	reason: string;
	key: string;
	items: number[];
}

/** The input as a whole: whom it wants, by their keys. */
export interface Input {
	wanted: Map<string, Wanted>;
	/** Keys that are spoken for by items with problems: nobody with them is in SuperOffice only */
	claimed: Set<string>;
	problems: Problem[];
	/** How many items have no key that could be used */
	withoutKey: number;
}

export function keyOf(account: Account, { property }: Key): string {
	return String(account[property]);
}

/**
 * Reads the wanted state. An item whose key is empty, not usable or that of another one, or that has
 * a value that cannot be used, is a problem and is not compared.
 */
export function readInput(
	items: IDataObject[],
	key: Key,
	keyField: string,
	mapped: Mapped[],
): Input {
	const wanted = new Map<string, Wanted>();
	const twice = new Map<string, Problem>();
	const claimed = new Set<string>();
	const problems: Problem[] = [];
	let withoutKey = 0;
	for (const [item, json] of items.entries()) {
		const given = fieldOf(json, keyField);
		const problem = (reason: string, name = '') => {
			problems.push({ reason, key: name, items: [item] });
		};
		const words = attempt(() => readKey(given, key, keyField));
		if (words instanceof InvalidInput) {
			problem(words.message);
			withoutKey += 1;
			continue;
		}
		const name = comparable(words);
		const repeated = twice.get(name);
		const first = wanted.get(name);
		if (repeated) repeated.items.push(item);
		else if (claimed.has(name) || first) {
			const others = first
				? [first.item]
				: problems.filter((each) => comparable(each.key) === name).flatMap((each) => each.items);
			const reason = `More than one item has the key ${words}`;
			const both = { reason, key: words, items: [...others, item] };
			twice.set(name, both);
			problems.push(both);
			wanted.delete(name);
		} else {
			const values = attempt(() => readValues(json, mapped));
			if (values instanceof InvalidInput) problem(values.message, words);
			else wanted.set(name, { item, key: words, values, active: isWantedActive(values) });
		}
		claimed.add(name);
	}
	return { wanted, claimed, problems, withoutKey };
}

function readKey(given: unknown, { label, property }: Key, field: string): string {
	if (isBlank(given)) throw new InvalidInput(`The key is empty: field ${field}`);
	const named = inField(label, field);
	return property === 'associateId'
		? String(wholeNumber(1)(given, named))
		: text(given, named).trim();
}

function readValues(json: IDataObject, mapped: Mapped[]): Wanted['values'] {
	return mapped.flatMap(({ property, field }) => {
		const value = property.read(fieldOf(json, field), inField(property.label, field));
		return value === undefined ? [] : { property, value };
	});
}

/** What a value is to be, and where it stands: whoever reads the message has the input before them. */
function inField(label: string, field: string): string {
	return `${label} (field ${field})`;
}

function isWantedActive(values: Wanted['values']): boolean {
	return values.find(({ property }) => property.name === 'active')?.value !== false;
}

/** A field by its name, else by its path with dots, as n8n's other nodes take it. */
export function fieldOf(json: IDataObject, field: string): unknown {
	if (Object.hasOwn(json, field)) return json[field];
	let value: unknown = json;
	for (const part of field.split('.')) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
			return undefined;
		value = (value as IDataObject)[part];
	}
	return value;
}

function attempt<Result>(work: () => Result): Result | InvalidInput {
	try {
		return work();
	} catch (error) {
		return error as InvalidInput;
	}
}
