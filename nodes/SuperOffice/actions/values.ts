import { isObject } from '../transport/json';
import { hasHalf } from './halves';
import { InvalidInput, shown } from './invalidInput';

/** The largest id or number that the WebAPI takes: it types them int32. */
const LARGEST_INTEGER = 2_147_483_647;

/**
 * Turns the value of a parameter into what goes into the carrier. `label` is the display name of
 * the parameter. Each throws InvalidInput for a value that it cannot take.
 */
export type Convert = (value: unknown, label: string) => unknown;

/** Lets `null` through: it empties a property, whatever its kind. */
export function nullable(convert: Convert): Convert {
	return (value, label) => (value === null ? null : convert(value, label));
}

/**
 * Text; a number, as spreadsheets and expressions give it, becomes its text. Half of a character, as
 * cutting a text leaves it, is refused: in an address it cannot be written, and what a server makes
 * of it in JSON is not documented.
 */
export const text = (value: unknown, label: string): string => {
	const words = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
	if (typeof words !== 'string') {
		throw new InvalidInput(`'${label}' has to be text, but is ${shown(value)}`);
	}
	if (hasHalf(words)) {
		throw new InvalidInput(
			`'${label}' has half of a character in it, which cannot be sent`,
			'Look where the text is cut off: an emoji counts as two in JavaScript.',
		);
	}
	return words;
};

/** A whole number from `least`; its text is taken, as expressions give it. `advice` says what to do. */
export function wholeNumber(least = 0, advice?: string) {
	return (value: unknown, label: string): number => {
		const number =
			typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : value;
		if (
			!Number.isInteger(number) ||
			(number as number) < least ||
			(number as number) > LARGEST_INTEGER
		) {
			throw new InvalidInput(
				`'${label}' has to be a whole number from ${least} to ${LARGEST_INTEGER}, but is ${shown(value)}`,
				advice,
			);
		}
		return number as number;
	};
}

/** True or false; the words `true` and `false` are taken, as expressions give them. */
export const flag = (value: unknown, label: string): boolean => {
	if (typeof value === 'boolean') return value;
	const word = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
	if (word === 'true') return true;
	if (word === 'false') return false;
	throw new InvalidInput(`'${label}' has to be true or false, but is ${shown(value)}`);
};

/** One of some words, whatever their case. */
export function oneOf(words: readonly string[]) {
	return (value: unknown, label: string): string => {
		const given = ['string', 'number'].includes(typeof value)
			? String(value).toLowerCase()
			: undefined;
		const word = words.find((candidate) => candidate.toLowerCase() === given);
		if (word === undefined) {
			throw new InvalidInput(
				`'${label}' has to be one of ${words.join(', ')}, but is ${shown(value)}`,
			);
		}
		return word;
	};
}

/** A name: nothing around it counts, also for SuperOffice's own look-ups. */
export const name: Convert = (value, label) => text(value, label).trim();

/**
 * The parts of "one, another", of a JSON list as AI agents write it, of a list, or of one value; an
 * empty text has none.
 */
export function partsOf(value: unknown): unknown[] {
	if (typeof value !== 'string') return [value].flat();
	const list = value.trim().startsWith('[') ? attempt(() => JSON.parse(value) as unknown) : value;
	const parts = Array.isArray(list) ? (list as unknown[]) : value.split(',');
	return parts.filter((part) => !isBlank(part));
}

/** Words as they are compared: their case does not count, nor how a letter such as å is stored. */
export function comparable(words: string): string {
	return composed(words).trim().toLowerCase();
}

/** Some systems store å as one character, others as an a and a ring, which look the same. */
export function composed(words: string): string {
	return words.normalize('NFC');
}

/** Whether a parameter was left empty, or its expression gives nothing. */
export function isBlank(given: unknown): boolean {
	const { value } = located(given);
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

/** What a parameter holds that n8n calls a resource locator. */
export interface Located {
	/** How the value was given; `undefined` where an expression gives the whole parameter */
	mode?: unknown;
	value: unknown;
}

/** Takes a resource locator apart; any other value is one without a mode. */
export function located(given: unknown): Located {
	const isLocator =
		isObject(given) &&
		Object.hasOwn(given, 'mode') &&
		(Object.hasOwn(given, 'value') || given.__rl === true);
	return isLocator ? { mode: given.mode, value: given.value } : { value: given };
}

/** What comes of reading JSON, or the error that says why it cannot be read. */
export function attempt<T>(work: () => T): T | SyntaxError {
	try {
		return work();
	} catch (error) {
		return error as SyntaxError;
	}
}
