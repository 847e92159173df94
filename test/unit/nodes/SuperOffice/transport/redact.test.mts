import {
	createRedactor,
	withoutTokens,
} from '../../../../../nodes/SuperOffice/transport/redact.ts';

const secret = 'p@ss "word"/1';
const redact = createRedactor([secret, 'abc']);

test.each([
	['as it is', secret],
	['URL-encoded', encodeURIComponent(secret)],
	['JSON-escaped', JSON.stringify(secret).slice(1, -1)],
	['in base64', Buffer.from(secret).toString('base64')],
])('strikes a secret out %s', (_, form) => {
	expect(redact(`before ${form} after`)).toBe('before ***** after');
});

test('reaches keys and texts of JSON at any depth, and leaves everything else', () => {
	const body = {
		a: [{ [secret]: `x${secret}y` }],
		number: 5,
		flag: false,
		none: null,
		text: 'abc',
	};
	expect(redact(body)).toEqual({
		a: [{ '*****': 'x*****y' }],
		number: 5,
		flag: false,
		none: null,
		text: 'abc',
	});
	expect(body.a[0]).toHaveProperty([secret]);
});

test('without secrets hands back the same object', () => {
	const body = {};
	expect(createRedactor([])(body)).toBe(body);
});

test('of messages tickets and tokens are struck out by their form: n8n may have got them just now', () => {
	expect(withoutTokens('7T:AbCd/123+xyz== and 8A:Cust12345.AbC-d_E.f1')).toBe('***** and *****');
	expect(withoutTokens({ at: '2026-07T:10', list: ['17A:0', '8A:short'] })).toEqual({
		at: '2026-07T:10',
		list: ['17A:0', '8A:short'],
	});
});

test('strikes the longest secret out first, so that no end of it stays', () => {
	expect(createRedactor(['token', 'token-long'])('token-long')).toBe('*****');
});
