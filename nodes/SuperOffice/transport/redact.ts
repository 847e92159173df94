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
	const redactText = (text: string) =>
		patterns
			.reduce((result, pattern) => result.split(pattern).join(HIDDEN), text)
			.replace(TOKEN, HIDDEN);
	const redact = (value: unknown): unknown => {
		if (typeof value === 'string') return redactText(value);
		if (Array.isArray(value)) return value.map(redact);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, member]) => [redactText(key), redact(member)]),
		);
	};
	return <T>(value: T) => redact(value) as T;
}

function encoded(secret: string): string {
	try {
		return encodeURIComponent(secret);
	} catch {
		return secret;
	}
}
