import { isObject } from '../transport/json';
import { hasHalf } from './halves';
import { InvalidInput, kindOf } from './invalidInput';
import { attempt, type Convert } from './values';

/** Levels of lists and objects: as deep as .NET reads JSON unless it is told otherwise. */
const DEEPEST = 64;

/** A list of objects, or its JSON text. */
export const listOfObjects: Convert = (value, label) => {
	const list = parsed(value, label);
	if (!Array.isArray(list) || !list.every(isObject)) {
		throw new InvalidInput(
			`'${label}' has to be a JSON list of objects, but is ${kindOf(list)}`,
			'Write it as [{ … }, { … }], or as an expression that gives such a list. [] empties it.',
		);
	}
	return list;
};

/**
 * A JSON object, or its text.
 *
 * @param example For the message that says how to write one
 */
export const jsonObject = (
	value: unknown,
	label: string,
	example = '{ "UserName": "jdoe@example.com" }',
): Record<string, unknown> => {
	const object = parsed(value, label);
	if (!isObject(object)) {
		throw new InvalidInput(
			`'${label}' has to be a JSON object, but is ${kindOf(object)}`,
			`Write it as ${example}, or as an expression that gives an object.`,
		);
	}
	return object;
};

/**
 * The JSON that a parameter gives as text or as a value. A value becomes what JSON makes of it: a
 * date its text, and a member that is undefined is not there.
 *
 * @throws InvalidInput for what is no JSON, for what JSON does not have, and for JSON that is nested
 * too deep to be read on the other side
 */
function parsed(value: unknown, label: string): unknown {
	const json = typeof value === 'string' ? parse(value, label) : value;
	refuseUnsendable(json, label);
	return typeof value === 'string' || json === undefined
		? json
		: (JSON.parse(JSON.stringify(json)) as unknown);
}

function parse(text: string, label: string): unknown {
	const json = attempt(() => JSON.parse(text) as unknown);
	if (json instanceof SyntaxError) {
		throw new InvalidInput(
			`'${label}' is not valid JSON: ${withoutExcerpt(json.message)}`,
			'Look for a missing quote, comma or bracket.',
		);
	}
	return json;
}

/** Node.js quotes the text around the place, which may hold a password. */
function withoutExcerpt(message: string): string {
	return message.replace(/, (\.\.\.)?".*$/s, '');
}

/** Goes through all of it without recursion, which ends at some thousand levels. */
function refuseUnsendable(json: unknown, label: string): void {
	const open = [{ value: json, level: 0 }];
	for (let next = open.pop(); next; next = open.pop()) {
		const { value, level } = next;
		if (level > DEEPEST) {
			throw new InvalidInput(
				`'${label}' is nested more than ${DEEPEST} levels deep`,
				'A user of SuperOffice has less than ten levels. Look at the expression that makes it.',
			);
		}
		refuseSingle(value, label);
		if (typeof value !== 'object' || value === null || value instanceof Date) continue;
		for (const [key, member] of Object.entries(value)) {
			refuseSingle(key, label);
			open.push({ value: member, level: level + 1 });
		}
	}
}

function refuseSingle(value: unknown, label: string): void {
	if (typeof value === 'string' && hasHalf(value)) {
		throw new InvalidInput(
			`'${label}' has half of a character in it, which cannot be sent`,
			'Look where a text is cut off: an emoji counts as two in JavaScript.',
		);
	}
	const isNumber = typeof value === 'number' || value instanceof Date;
	const isUnknown = typeof value === 'bigint' || typeof value === 'function';
	if (isUnknown || (isNumber && !Number.isFinite(Number(value)))) {
		throw new InvalidInput(
			`'${label}' holds ${kindOf(value)}, which JSON does not have`,
			'It would be sent as null, and empty the property. Look at the expression that makes it.',
		);
	}
}
