import { answerOf, refusalIn } from '../../../../../nodes/SuperOffice/transport/answer.ts';

const waitOf = (headers: Record<string, string>) =>
	answerOf({ statusCode: 429, headers }).retryAfter;

describe('Retry-After (RFC 9110), in milliseconds', () => {
	test.each([
		['seconds', { 'retry-after': '7' }, 7000],
		['no wait', { 'retry-after': '0' }, 0],
		[
			'a date, by the clock of the server',
			{ 'retry-after': 'Wed, 21 Oct 2015 07:28:30 GMT', date: 'Wed, 21 Oct 2015 07:28:00 GMT' },
			30_000,
		],
		[
			'a date that has passed',
			{ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT', date: 'Wed, 21 Oct 2015 07:28:30 GMT' },
			0,
		],
		['none', {}, undefined],
		['nothing that can be read', { 'retry-after': 'soon' }, undefined],
		['a negative number', { 'retry-after': '-5' }, undefined],
	] as Array<[string, Record<string, string>, number | undefined]>)(
		'%s',
		(_, headers, expected) => {
			expect(waitOf(headers)).toBe(expected);
		},
	);

	test('a date without the clock of the server counts from now', () => {
		const inAMinute = new Date(Date.now() + 60_000).toUTCString();
		expect(waitOf({ 'retry-after': inAMinute })).toBeGreaterThan(55_000);
		expect(waitOf({ 'retry-after': inAMinute })).toBeLessThanOrEqual(60_000);
	});

	test('stands in the error that n8n makes of a refusal, too', () => {
		const thrown = { cause: { response: { status: 503, headers: { 'retry-after': '2' } } } };
		expect(refusalIn(thrown)).toMatchObject({ status: 503, retryAfter: 2000 });
	});
});
