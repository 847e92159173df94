/** One language of a text such as `NO:"Selger";US:"Sales"`, as SuperOffice stores texts of lists. */
const PART = /(\w\w):"([^"]*)"/g;

/** SuperOffice's own codes where they differ from the first letters of a culture. */
const CODES: Record<string, string> = {
	da: 'DA',
	de: 'GE',
	en: 'US',
	nb: 'NO',
	nn: 'NO',
	sv: 'SW',
};

/** What is shown when the language that was asked for is not there, in this order. */
const FALLBACKS = ['US', 'EN'];

/** A text in all its languages; one that has only one stands alone. */
export function textsOf(stored: unknown): string[] {
	const text = typeof stored === 'string' ? stored : '';
	const parts = partsOf(text);
	return parts.length > 0 ? parts.map(([, words]) => words) : [text];
}

/**
 * A text in one language, for people to read. Entities are read without a language, because a text
 * that was read in one would be saved in that one only.
 *
 * @param language As in the option Language, e.g. `nb-NO`; English where it is absent or not there
 */
export function readable(stored: unknown, language = ''): string {
	const text = typeof stored === 'string' ? stored : '';
	const parts = new Map(partsOf(text));
	const short = language.slice(0, 2).toLowerCase();
	const wanted = [CODES[short] ?? short.toUpperCase(), ...FALLBACKS];
	const code = wanted.find((each) => parts.has(each)) ?? [...parts.keys()][0];
	return code === undefined ? text : parts.get(code)!;
}

function partsOf(text: string): Array<[string, string]> {
	if (!/^\w\w:"/.test(text)) return [];
	return [...text.matchAll(PART)].map(([, code, words]) => [code.toUpperCase(), words]);
}
