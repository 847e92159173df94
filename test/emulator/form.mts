/** The fields of a form; undefined when a body is none. */
export function readForm(contentType = '', text = ''): Record<string, string> | undefined {
	const isForm = /^application\/x-www-form-urlencoded\b/i.test(contentType);
	// Some clients name this type for every POST, with a body or without.
	if (!isForm || text === '') return undefined;
	return Object.fromEntries(new URLSearchParams(text));
}
