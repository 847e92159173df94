/** Shorter secrets cannot be hidden: striking them out would show them, and would damage other text. */
const SHORTEST_SECRET = 4;

const HIDDEN = '*****';

/**
 * How SuperOffice writes tickets (`7T:…`) and access tokens (`8A:…`, earlier `7A:…`): one that n8n
 * has got in the middle of a run is in no credential that was read at its beginning.
 */
const TOKEN = /\b[78][AT]:[\w.+/-]{8,}={0,2}/g;

/** Replaces secrets in whatever it is given; text without a secret comes back as it is. */
export type Redact = <T>(value: T) => T;

/**
 * Makes the function that strikes secrets out of text, and out of the keys and texts of JSON at
 * any depth, also where they stand URL-encoded, JSON-escaped or in base64. Nothing is changed in
 * place.
 */
export function createRedactor(secrets: string[]): Redact {
	const forms = secrets
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.flatMap((secret) => [
			secret,
			encoded(secret),
			JSON.stringify(secret).slice(1, -1),
			Buffer.from(secret, 'utf8').toString('base64'),
		]);
	// The longest first: a secret that holds another one is struck out whole.
	const patterns = [...new Set(forms)].sort((a, b) => b.length - a.length);
	const holdsSecret = (text: string) => patterns.some((pattern) => text.includes(pattern));
	const redactText = (text: string) =>
		patterns.reduce((result, pattern) => result.split(pattern).join(HIDDEN), text);
	// Nearly nothing has a secret in it, and what has none need not be copied.
	return (value) => (someText(value, holdsSecret) ? everyText(value, redactText) : value);
}

/** Whether something holds of any text in a value, those of keys included. */
function someText(value: unknown, holds: (text: string) => boolean): boolean {
	if (typeof value === 'string') return holds(value);
	if (typeof value !== 'object' || value === null) return false;
	if (Array.isArray(value)) return value.some((part) => someText(part, holds));
	return Object.entries(value).some(([key, member]) => holds(key) || someText(member, holds));
}

/**
 * Strikes out what looks like a ticket or an access token: for messages only, because a field of a
 * user may look like that, too.
 */
export const withoutTokens: Redact = (value) =>
	everyText(value, (text) => text.replace(TOKEN, HIDDEN));

/** The same value with each text in it changed, those of keys as well. */
function everyText<T>(value: T, change: (text: string) => string): T {
	const changed = (part: unknown): unknown => {
		if (typeof part === 'string') return change(part);
		if (Array.isArray(part)) return part.map(changed);
		if (typeof part !== 'object' || part === null) return part;
		return Object.fromEntries(
			Object.entries(part).map(([key, member]) => [change(key), changed(member)]),
		);
	};
	return changed(value) as T;
}

function encoded(secret: string): string {
	try {
		return encodeURIComponent(secret);
	} catch {
		return secret;
	}
}
