import fc from 'fast-check';

/** What every generated password has in it: nothing else that is generated looks like this. */
export const SECRET_MARK = /Pw-[0-9a-f]{12}/;

const mark = fc
	.integer({ min: 0, max: 2 ** 48 - 1 })
	.map((number) => `Pw-${number.toString(16).padStart(12, '0')}`);

/** A password that can be told from everything else, with odd characters around its mark. */
export const markedPassword: fc.Arbitrary<string> = fc
	.tuple(
		fc.constantFrom('', 'ä"\\/', '王 ', '%2F', '\t'),
		mark,
		fc.constantFrom('', "'&=+", '🔑', '\n'),
	)
	.map((parts) => parts.join(''));
