import fc from 'fast-check';

import { INHERITED, oddText } from './texts.mts';

/** Neither a number nor a text can be made of it. */
const UNPRINTABLE = { toString: 1, valueOf: null };

/** Values that are of no type a parameter has, or at its limits. */
const STRANGE: unknown[] = [
	undefined,
	null,
	'',
	' ',
	true,
	false,
	0,
	-0,
	-1,
	1.5,
	NaN,
	Infinity,
	-Infinity,
	2 ** 31 - 1,
	2 ** 31,
	-(2 ** 31) - 1,
	2 ** 53,
	1e21,
	1e308,
	5e-324,
	10n,
	[],
	[[]],
	[null],
	[undefined, 1],
	[1, 'Sales', {}],
	{},
	{ a: undefined },
	{ value: 5 },
	{ Id: 2 },
	{ __rl: true, mode: 'list', value: 'SendWelcomeMail' },
	{ __rl: true, mode: 'nix', value: { a: 1 } },
	UNPRINTABLE,
	[UNPRINTABLE],
	new Date(0),
	new Date(NaN),
	JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
];

/** A name of a member that JSON can have and a program may stumble over. */
export const oddKey: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...INHERITED), oddText);

/** An object with odd names; `__proto__` is a member of its own, as JSON.parse makes it. */
export function oddObject(member: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
	return fc
		.array(fc.tuple(oddKey, member), { maxLength: 3 })
		.map((entries) => Object.fromEntries(entries) as Record<string, unknown>);
}

/** Any value but one that fits. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom(...STRANGE) },
	{ weight: 5, arbitrary: oddText },
	{ weight: 1, arbitrary: fc.double() },
	{ weight: 1, arbitrary: fc.array(oddText, { maxLength: 3 }) },
	{ weight: 1, arbitrary: oddObject(fc.oneof(fc.constantFrom(...STRANGE), oddText)) },
);
