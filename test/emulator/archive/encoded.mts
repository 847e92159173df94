import { MalformedRequestError } from '../errors.mts';
import { chooseDateForm, writeDate } from '../present/dates.mts';
import { JoinedTexts } from '../present/joined.mts';
import type { Value } from './columns.mts';

/**
 * Values as the Archive agent writes them in texts: `[I:123]`, `[DT:11/09/2017 14:53:18]`; a text
 * is written as it is (SuperOffice's page on encoded values). Flags are numbers, which the page
 * does not say: its table has no row for them.
 */
export function encode(value: Value): string | JoinedTexts {
	if (typeof value === 'string' || value instanceof JoinedTexts) return value;
	if (typeof value === 'number') return `[I:${value}]`;
	if (typeof value === 'boolean') return `[I:${value ? 1 : 0}]`;
	const [date, time] = writeDate(value, SERVER).split('T');
	const [year, month, day] = date.split('-');
	return `[DT:${month}/${day}/${year} ${time}]`;
}

/** Reads an encoded number or date; any other text stays what it is. */
export function decode(text: string): Value {
	const [, kind, value] = /^\[(I|D|DT):(.*)\]$/.exec(text) ?? [];
	if (kind === undefined) return text;
	if (kind === 'I') return Number(value);
	const [, month, day, year, time = '00:00:00'] =
		/^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d:\d\d:\d\d))?$/.exec(value) ?? [];
	return year === undefined ? text : readDate(`${year}-${month}-${day}T${time}`);
}

/**
 * Reads a date of a filter: `2020-05-28`, `2014.3.4`, `2020-05-28T15:00:00`. Without a zone it is
 * that of the server, as dates are in answers.
 * @throws MalformedRequestError for what is no date
 */
export function readDate(text: string): Date {
	const [, year, month, day, time = '00:00:00', zone] = DATE.exec(text.trim()) ?? [];
	if (year === undefined) throw new MalformedRequestError(`'${text}' is no date.`);
	const local = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}`;
	const date = new Date(`${local}${zone ?? 'Z'}`);
	if (Number.isNaN(date.getTime())) throw new MalformedRequestError(`'${text}' is no date.`);
	if (zone !== undefined) return date;
	// How far off the server's clock shows this time is how far it has to be moved.
	const shown = new Date(`${writeDate(date, SERVER)}Z`);
	return new Date(2 * date.getTime() - shown.getTime());
}

const SERVER = chooseDateForm({});

/** A sample of the vendor has a Z between day and time, and no zone. */
const DATE =
	/^(\d{4})[-.](\d\d?)[-.](\d\d?)(?:[TZ ](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/;
