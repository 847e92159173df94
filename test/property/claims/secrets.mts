import { SECRET_MARK } from '../values/secrets.mts';
import type { Claim } from './outcome.mts';

/** All text that can be reached from a value, also what JSON would leave out. */
export function everything(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value === 'function') return '';
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	return Object.getOwnPropertyNames(value)
		.map((name) => `${name}: ${everything((value as Record<string, unknown>)[name], seen)}`)
		.join('\n');
}

/** Forms of a secret that would give it away. */
function formsOf(secret: string, userName: string): string[] {
	return [
		secret,
		JSON.stringify(secret).slice(1, -1),
		encodeURIComponent(secret),
		Buffer.from(secret).toString('base64'),
		Buffer.from(`${userName}:${secret}`).toString('base64'),
	];
}

/** No secret of the credential, and no password of a user, in anything that a run leaves behind. */
export const secretsAreKept: Claim = ({ result, credential }) => {
	const { username, password, appToken } = credential;
	const forms = [password, appToken].flatMap((secret) => formsOf(String(secret), String(username)));
	const trace = everything(result);
	const shown = SECRET_MARK.exec(trace);
	const before = shown ? trace.slice(Math.max(0, shown.index - 100), shown.index) : '';
	return [
		...(forms.some((form) => trace.includes(form)) ? ['a secret of the credential is shown'] : []),
		...(shown ? [`a password of a user is shown after: ${before}`] : []),
	];
};
