import fc from 'fast-check';

/** A name for each of many scripts, decomposed and joined letters among them. */
export const NAMES = [
	'Åse Ærø Øysteindóttir',
	'Zoë Ångström',
	'Nguyễn Thị Minh Khai',
	'ʻOkinaʻole Kahananui',
	'İbrahim Iğdır',
	'Straße Weiß',
	'Παναγιώτης Δημητρίου',
	'Катерина Щербак',
	'Գևորգ Հակոբյան',
	'თამარ ბერიძე',
	'محمد بن عبد الله',
	'שָׁלוֹם כהן',
	'ߒߞߏ ߣߌ߲ߘߌ',
	'अनुष्का चट्टोपाध्याय',
	'தமிழ்ச்செல்வி',
	'สมชาย ใจดี',
	'ហេង សុខា',
	'አበበ በቂላ',
	'ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ',
	'ᠮᠣᠩᠭᠣᠯ',
	'王小明',
	'𠮷野家 髙橋',
	'すずき はなこ',
	'ｽｽﾞｷ ﾊﾅｺ',
	'김민준',
	'Åse A\u030angstro\u0308m',
	'👩‍👩‍👧‍👦 🏳️‍🌈 🇳🇴',
	'𝔘𝔰𝔢𝔯 𝟙𝟚𝟛',
];

/** What is seen badly or not at all, and is a character all the same. */
export const INVISIBLE = [
	'\u0000',
	'\u0001\u0007\u0008',
	'\t',
	'\r\n',
	'\n',
	'\u001b[31m',
	'\u007f\u0085\u009f',
	'\u00a0',
	'\u00ad',
	'\u200b\u200c\u200d',
	'\u200e\u200f',
	'\u202e\u2066\u2069',
	'\u2028\u2029',
	'\ufeff',
	'\ufffd\uffff',
	'\u{e0001}\u{f0000}',
];

/** What would change the address of a request if it were not encoded. */
const PATHS = [
	'.',
	'..',
	'../',
	'../../Agents/User/DeleteUser',
	'..%2f..%2f',
	'%2e%2e%2f',
	'%2F',
	'%5c',
	'%00',
	'%',
	'%zz',
	'%25',
	'/',
	'//127.0.0.1:9/',
	'\\..\\',
	'?userId=1',
	'&userId=1',
	'#',
	';a=b',
	'http://127.0.0.1:9/',
	'User/5',
	'+',
];

/** What would end a header and begin another one. */
const HEADERS = ['en\r\nX-Injected: 1', 'en\nX-Injected: 1', 'en\rX-Injected: 1', 'nb-NO\u0000'];

/** What would end a text of a filter, of JSON, of a template or of a pattern. */
const SYNTAX = [
	"'",
	"''",
	"O'Brien",
	"x' or 1 eq 1 or userName eq 'y",
	')',
	'(((((',
	'"',
	'\\',
	'\\"',
	'`',
	'$&',
	'$1$`',
	'{{ 1 + 1 }}',
	'={{ $json }}',
	'{address} {credential}',
	'<b>x</b>',
	',',
	', ,',
	'[',
	'[1,2',
	'["Sales"]',
	'{}',
	'null',
	'undefined',
	'NaN',
	'US:"x";NO:"y"',
	'[SR_USER_CANNOT_DELETE_SELF]',
	'[I:1]',
	'ECONNREFUSED',
	'EPERM',
	'0',
	'-1',
	'007',
	'1e3',
	'0x10',
	'１２',
	'9'.repeat(400),
	'true',
	'FALSE',
];

/** Names that every object has already. */
export const INHERITED = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'valueOf',
	'hasOwnProperty',
	'__defineGetter__',
	'toJSON',
	'then',
	'length',
];

/** Half of a character. */
export const HALVES = ['\ud83d', '\udc00', 'a\ud800b'];

/** A piece of text that something may stumble over. */
const fragment = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...PATHS) },
	{ weight: 3, arbitrary: fc.constantFrom(...INHERITED) },
	{ weight: 3, arbitrary: fc.constantFrom(...SYNTAX) },
	{ weight: 2, arbitrary: fc.constantFrom(...HEADERS) },
	{ weight: 2, arbitrary: fc.constantFrom(...INVISIBLE) },
	{ weight: 2, arbitrary: fc.constantFrom(...NAMES) },
	{ weight: 1, arbitrary: fc.constantFrom(...HALVES) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
);

const LONG = 100_000;
const VERY_LONG = 5 * 1024 * 1024;

function repeated(length: number) {
	return fragment.map((text) => (text || 'x').repeat(Math.ceil(length / (text.length || 1))));
}

/** Text with odd content, of any length: now and then 100,000 characters, a few times 5 MB. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 1_000, arbitrary: fragment },
	{ weight: 500, arbitrary: fc.array(fragment, { maxLength: 4 }).map((parts) => parts.join('')) },
	{ weight: 20, arbitrary: repeated(300) },
	{ weight: 20, arbitrary: repeated(LONG) },
	{ weight: 1, arbitrary: repeated(VERY_LONG) },
);

/** A name that a person or a user may have: whole characters of any script, not too long to keep. */
export const nameOfAnyScript: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			fc.constantFrom(...NAMES),
			fc.constantFrom(...INVISIBLE),
			fc.constantFrom("O'Brien", 'a/b', 'a\\b', 'a?b=c&d#e', '100%', '%2F', '"', '<x>', '+', ';'),
			fc.string({ unit: 'grapheme', maxLength: 10 }),
		),
		{ minLength: 1, maxLength: 4 },
	)
	.map((parts) => parts.join(' '));
