import type { FieldType } from 'n8n-workflow';

import { InvalidInput, shown } from '../../invalidInput';
import { readable } from '../../languages';
import { nearest } from '../../nearest';
import { hasName, type Entry } from '../../references';
import type { Reading } from '../../run';
import { flag, isBlank, text, wholeNumber } from '../../values';
import { encodeDay, encodeMoment, encodeTime } from './dates';
import { entriesFor, type CustomFieldType, type FieldInfo } from './fieldInfo';

/** Where and for what a value is encoded. */
interface Context {
	field: FieldInfo;
	/** For messages */
	label: string;
	/** Time zone of the workflow */
	zone: string;
	run: Reading;
}

/** How values of one type of custom field are given, and how they stand on the wire. */
interface Kind {
	/** What the editor offers for it; absent for what nobody fills in */
	type?: FieldType;
	/** @throws InvalidInput for a value of another type */
	encode: (value: unknown, context: Context) => Promise<string> | string;
}

/** The smallest number of 32 bits. */
const LEAST = -2_147_483_648;

const integer = encoded('I', (value, { label }) => wholeNumber(LEAST)(value, label));

/** The page on `CustomFieldType` says for each type how its values are written. */
const KINDS: Record<CustomFieldType, Kind> = {
	Attachment: { type: 'number', encode: integer },
	Blob: { encode: plain },
	Checkbox: {
		type: 'boolean',
		encode: encoded('I', (value, { label }) => Number(flag(BITS.get(value) ?? value, label))),
	},
	Date: {
		type: 'dateTime',
		encode: encoded('D', (value, { label, zone }) => encodeDay(value, label, zone)),
	},
	DateTime: {
		type: 'dateTime',
		encode: encoded('DT', (value, { label, zone }) => encodeMoment(value, label, zone)),
	},
	Decimal: { type: 'number', encode: encoded('F', decimal) },
	DynamicLink: { encode: plain },
	Integer: { type: 'number', encode: integer },
	ListText: { type: 'options', encode: choice },
	LongText: { type: 'string', encode: plain },
	MdoList: { type: 'options', encode: encoded('I', listEntry) },
	RelationTo: { type: 'number', encode: integer },
	ShortText: { type: 'string', encode: plain },
	Time: {
		type: 'time',
		encode: encoded('T', (value, { label, zone }) => encodeTime(value, label, zone)),
	},
	TimeSpan: { type: 'number', encode: integer },
	Unknown: { encode: plain },
};

/** How a checkbox stands in spreadsheets and databases. */
const BITS = new Map<unknown, boolean>([
	[0, false],
	[1, true],
	['0', false],
	['1', true],
]);

/** A type that newer versions may have is written as text: SuperOffice says what it takes. */
export function kindOf({ FieldType }: FieldInfo): Kind {
	return Object.hasOwn(KINDS, FieldType ?? '') ? KINDS[FieldType!] : KINDS.Unknown;
}

/** `[I:5]` and the like. What is written so already stays, and nothing is the empty text. */
function encoded(
	marker: string,
	encode: (value: unknown, context: Context) => Promise<string | number> | string | number,
): Kind['encode'] {
	const written = new RegExp(`^\\s*\\[${marker}:[-+\\dE/.: ]+\\]\\s*$`);
	return async (value, context) => {
		if (isBlank(value)) return '';
		if (typeof value === 'string' && written.test(value)) return value.trim();
		return `[${marker}:${await encode(value, context)}]`;
	};
}

function plain(value: unknown, { label, field }: Context): string {
	const words = typeof value === 'boolean' ? String(value) : text(value ?? '', label);
	const { TextLength: longest } = field;
	if (longest && words.length > longest) {
		throw new InvalidInput(
			`'${label}' takes ${longest} characters, but is given ${words.length}: ${shown(words)}`,
			'Shorten the text, or let an administrator make the field longer.',
		);
	}
	return words;
}

function decimal(value: unknown, { label }: Context): number {
	const isNumber =
		typeof value === 'number' ||
		(typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(value));
	if (!isNumber || !Number.isFinite(Number(value))) {
		throw new InvalidInput(
			`'${label}' has to be a number, but is ${shown(value)}`,
			'Write it with a point, e.g. 0.8.',
		);
	}
	return Number(value);
}

/** One of the texts that the field offers, as it is written there. */
function choice(value: unknown, context: Context): string {
	const words = plain(value, context);
	const choices = context.field.Choices ?? [];
	if (isBlank(words) || choices.length === 0) return words;
	const found = choices.filter((each) => hasName(each, words.trim()));
	if (found.length === 0) throw notThere(words, context, nearest(words, choices, readable));
	return found[0];
}

/** The ID of an entry of a list, given as it is or by name. */
async function listEntry(value: unknown, context: Context): Promise<number> {
	const { field, label, run } = context;
	if (typeof value !== 'string' || /^\s*[+-]?\d+\s*$/.test(value)) {
		return wholeNumber(1)(value, label);
	}
	const entries = await entriesFor(run, field);
	const name = value.trim();
	const found = entries.filter((entry) => hasName(entry.text, name));
	if (found.length === 1) return found[0].id;
	if (found.length > 1) {
		throw new InvalidInput(
			`'${label}': more than one entry is called ${shown(name)}`,
			`Give the ID of the one you mean: ${found.map(described).join(', ')}.`,
		);
	}
	const near = nearest(name, entries, (entry) => readable(entry.text));
	throw notThere(name, context, near.map(described));
}

function described({ id, text: stored }: Entry): string {
	return `${readable(stored)} (ID ${id})`;
}

function notThere(name: string, { label }: Context, near: string[]): InvalidInput {
	return new InvalidInput(
		`'${label}': there is no entry called ${shown(name)}`,
		`Near it: ${near.join(', ') || 'none'}. Give an entry as SuperOffice has it, of a list its name or ID.`,
	);
}
