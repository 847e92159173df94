import { tryToParseDateTime } from 'n8n-workflow';

import { InvalidInput, shown } from '../../invalidInput';
import { attempt } from '../../values';

type DateTime = ReturnType<typeof tryToParseDateTime>;

/** A day as ISO 8601 writes it, with or without a time: 01/02/2026 is another day in another country. */
const ISO = /^(\d{4}-\d\d-\d\d)([T ].*)?$/;

const TIME_OF_DAY = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/;

/**
 * A day as SuperOffice writes it in custom fields, `06/19/2019`. Midnight in whatever zone is how
 * others write a day; of any other moment it is the day in the zone of the workflow.
 */
export function encodeDay(value: unknown, label: string, zone: string): string {
	const moment = momentOf(value, label, zone);
	const isDay = moment.toFormat('HH:mm:ss') === '00:00:00';
	return (isDay ? moment : moment.setZone(zone)).toFormat('MM/dd/yyyy');
}

/** A day and time in the zone of the workflow, `06/19/2019 14:35:56.00000`. */
export function encodeMoment(value: unknown, label: string, zone: string): string {
	return `${momentOf(value, label, zone).setZone(zone).toFormat('MM/dd/yyyy HH:mm:ss')}.00000`;
}

/** A time of day; SuperOffice ignores the day before it. */
export function encodeTime(value: unknown, label: string, zone: string): string {
	const parts = TIME_OF_DAY.exec(String(typeof value === 'string' ? value : '').trim());
	if (!parts) return encodeMoment(value, label, zone);
	const [, hours, minutes, seconds = '00'] = parts;
	if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
		throw noTime(value, label);
	return `01/01/1970 ${hours.padStart(2, '0')}:${minutes}:${seconds}.00000`;
}

function momentOf(value: unknown, label: string, zone: string): DateTime {
	const words = textOf(value);
	const [, day] = ISO.exec(words) ?? [];
	const moment = day ? attempt(() => tryToParseDateTime(words, zone)) : undefined;
	// What is no day, such as February 30, is taken for one of the next month by JavaScript.
	if (!moment || moment instanceof Error || moment.toFormat('yyyy-MM-dd') !== day) {
		throw noTime(value, label);
	}
	return moment;
}

/** JSON has dates as texts; in a run they may still be JavaScript's own, or n8n's. */
function textOf(value: unknown): string {
	if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
	const isOfN8n = typeof value === 'object' && value !== null && 'isLuxonDateTime' in value;
	return typeof value === 'string' || isOfN8n ? String(value).trim() : '';
}

function noTime(value: unknown, label: string): InvalidInput {
	return new InvalidInput(
		`'${label}' has to be a date or time, but is ${shown(value)}`,
		'Write a date as 2026-07-01, a date with a time as 2026-07-01T08:15:00, a time as 08:15.',
	);
}
