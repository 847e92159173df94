import { EMPTY_DATE } from '../carriers/reading.mts';

/** Time zone of the emulated server: what dates mean when a request names no zone. */
const SERVER_ZONE = 'Europe/Oslo';

/** SuperOffice's zone codes, those a test may want. */
const ZONES: Record<string, string> = {
	'AU-WA': 'Australia/Perth',
	FR: 'Europe/Paris',
	NO: 'Europe/Oslo',
	'US-NY': 'America/New_York',
	UTC: 'UTC',
};

export interface DateForm {
	zone: string;
	withOffset: boolean;
}

/** Reads `SO-TimeZone: US-NY, includeTZOffset`; either part may be absent. */
export function chooseDateForm(headers: Record<string, string>): DateForm {
	const parts = (headers['so-timezone'] ?? '').split(',').map((part) => part.trim());
	const withOffset = parts.some((part) => part.toLowerCase() === 'includetzoffset');
	const code = parts.find((part) => ZONES[part.toUpperCase()] !== undefined);
	return { withOffset, zone: code ? ZONES[code.toUpperCase()] : SERVER_ZONE };
}

/** `2026-07-01T08:15:00`, with `Z` or `+02:00` only when asked for; no date is year 1. */
export function writeDate(date: Date, { zone, withOffset }: DateForm): string {
	if (date.getTime() === EMPTY_DATE.getTime()) return '0001-01-01T00:00:00';
	const local = new Date(date.getTime() + offsetMinutes(date, zone) * 60_000);
	const text = local.toISOString().slice(0, 19);
	return withOffset ? text + writeOffset(offsetMinutes(date, zone), zone) : text;
}

function writeOffset(minutes: number, zone: string): string {
	if (zone === 'UTC') return 'Z';
	const absolute = Math.abs(minutes);
	const digits = [Math.floor(absolute / 60), absolute % 60].map((part) =>
		String(part).padStart(2, '0'),
	);
	return `${minutes < 0 ? '-' : '+'}${digits.join(':')}`;
}

/** Making a format takes far longer than using it, and each answer has many dates. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
	const known = FORMATS.get(zone);
	if (known !== undefined) return known;
	const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
	FORMATS.set(zone, format);
	return format;
}

function offsetMinutes(date: Date, zone: string): number {
	const name =
		formatOf(zone)
			.formatToParts(date)
			.find(({ type }) => type === 'timeZoneName')?.value ?? '';
	const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
	if (match === null) return 0;
	const minutes = Number(match[2]) * 60 + Number(match[3]);
	return match[1] === '-' ? -minutes : minutes;
}
