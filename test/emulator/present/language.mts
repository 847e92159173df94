/** Two-letter codes SuperOffice writes in multi-language texts, by the language asked for. */
const LANGUAGE_KEYS: Record<string, string> = {
	da: 'DA',
	de: 'GE',
	en: 'US',
	fr: 'FR',
	nb: 'NO',
	nl: 'NL',
	nn: 'NO',
	no: 'NO',
	sv: 'SW',
};

/** Texts behind the resource references this emulator answers. */
const RESOURCES: Record<string, string> = {
	SR_ACCESS_MANDATORY: 'This field is mandatory',
	SR_REQUEST_DEPENDENCY: 'The user is referred to by other rows',
	SR_USER_CANNOT_DELETE_SELF: 'You cannot delete yourself',
};

/**
 * The language texts are to be parsed to, from SO-Language or else Accept-Language.
 * @returns undefined when texts are to stay raw: no header, or one that turns parsing off
 */
export function chooseLanguage(headers: Record<string, string>): string | undefined {
	const wanted = headers['so-language'] || headers['accept-language'] || '';
	const first = wanted.split(/[,;]/)[0].trim().toLowerCase();
	if (first === '' || ['*', 'x', '-'].includes(first)) return undefined;
	return LANGUAGE_KEYS[first.slice(0, 2)] ?? first.slice(0, 2).toUpperCase();
}

/** Parses `NO:"Selger";US:"Sales"` and `[SR_…]`; other texts stay as they are. */
export function translate(text: string, language: string): string {
	const resource = /^\[(SR_\w+)\]$/.exec(text);
	if (resource) return RESOURCES[resource[1]] ?? text;
	if (!/^\w\w:"/.test(text)) return text;
	const texts = new Map(
		[...text.matchAll(/(\w\w):"([^"]*)"/g)].map(([, key, value]) => [key.toUpperCase(), value]),
	);
	return texts.get(language) ?? texts.get('US') ?? [...texts.values()][0] ?? text;
}
