import { tryToParseDateTime } from 'n8n-workflow';

import {
	encodeDay,
	encodeMoment,
	encodeTime,
} from '../../../../../../../nodes/SuperOffice/actions/user/customFields/dates.ts';

const OSLO = 'Europe/Oslo';
const NEW_YORK = 'America/New_York';

describe('a day', () => {
	test.each<[string, unknown, string, string]>([
		['as it is written', '2026-07-01', NEW_YORK, '07/01/2026'],
		['with a time of day', '2026-07-01T15:00:00', OSLO, '07/01/2026'],
		['as databases write it', '2026-07-01 15:00:00', OSLO, '07/01/2026'],
		['as midnight of UTC, east of it', '2026-07-01T00:00:00.000Z', OSLO, '07/01/2026'],
		['as midnight of UTC, west of it', '2026-07-01T00:00:00.000Z', NEW_YORK, '07/01/2026'],
		['as midnight there, told in UTC', '2026-06-30T22:00:00.000Z', OSLO, '07/01/2026'],
		['as midnight with an offset', '2026-07-01T00:00:00+02:00', NEW_YORK, '07/01/2026'],
		["as JavaScript's own", new Date('2026-06-30T22:00:00Z'), OSLO, '07/01/2026'],
		["as n8n's own", tryToParseDateTime('2026-07-01', OSLO), NEW_YORK, '07/01/2026'],
		['of a leap year', '2028-02-29', OSLO, '02/29/2028'],
	])('%s', (_case, value, zone, expected) => {
		expect(encodeDay(value, 'Birthday', zone)).toBe(expected);
	});
});

describe('a day and time is that of the workflow', () => {
	test.each<[unknown, string, string]>([
		['2026-07-01T08:15:00', OSLO, '07/01/2026 08:15:00.00000'],
		['2026-07-01T08:15:00Z', OSLO, '07/01/2026 10:15:00.00000'],
		['2026-07-01T08:15:00+02:00', NEW_YORK, '07/01/2026 02:15:00.00000'],
		['2026-07-01', OSLO, '07/01/2026 00:00:00.00000'],
		[new Date('2026-01-01T00:30:00Z'), NEW_YORK, '12/31/2025 19:30:00.00000'],
	])('%j in %s', (value, zone, expected) => {
		expect(encodeMoment(value, 'Key', zone)).toBe(expected);
	});
});

test.each([
	['8:05', '01/01/1970 08:05:00.00000'],
	[' 23:59:59 ', '01/01/1970 23:59:59.00000'],
	['2026-07-01T08:15:30', '07/01/2026 08:15:30.00000'],
])('the time %j', (value, expected) => {
	expect(encodeTime(value, 'Start', OSLO)).toBe(expected);
});

test.each([
	'07/01/2026',
	'1.7.2026',
	'2026-13-01',
	'2026-02-29',
	'2026-07-01 tomorrow',
	'2026-07-01T25:00',
	'today',
	'',
	5,
	true,
	null,
	{},
	new Date(NaN),
])('%j is no day', (value) => {
	expect(() => encodeDay(value, 'Birthday', OSLO)).toThrow(
		expect.objectContaining({
			message: expect.stringMatching(/^'Birthday' has to be a date or time, but is /),
		}),
	);
});

test.each(['24:00', '8:60', '8', '08:15:60', '815'])('%j is no time', (value) => {
	expect(() => encodeTime(value, 'Start', OSLO)).toThrow("'Start' has to be a date or time");
});
