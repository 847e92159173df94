import type { LogEntry } from '../../emulator/index.mts';
import { ROUTES } from '../../emulator/routes/index.mts';
import { findViolations, SKIPPED } from '../../contract/openapi.mts';
import type { Claim } from './outcome.mts';
import { short } from './outcome.mts';

/** Headers that the node sends, n8n's helper adds, and the credential signs with. */
const HEADERS = new Set([
	'accept',
	'accept-encoding',
	'authorization',
	'connection',
	'content-length',
	'content-type',
	'host',
	'so-apptoken',
	'so-culture',
	'so-language',
	'so-timezone',
	'transfer-encoding',
	'user-agent',
]);

/** A part of an address that stands for itself, whatever a server makes of it. */
const ENCODED = "(?:[A-Za-z0-9\\-_.~!*'()$&+,;=:@]|%[0-9A-F]{2})+";

/** The documented calls, as addresses below `/api/v1`; the node puts no name of a user into one. */
const CALLS = ROUTES.filter(({ path }) => !path.includes('{userName}')).map(({ method, path }) => ({
	method,
	pattern: new RegExp(`^${path.replace(/{\w+:int}/g, '[0-9]+').replace(/{\w+}/g, ENCODED)}$`),
}));

/** What the node has in the query of its calls. */
const QUERY = new Set([
	'$filter',
	'$orderBy',
	'$select',
	'$skip',
	'$top',
	'actionResult',
	'commandName',
	'flat',
	'personId',
	'userId',
	'userType',
]);

const ROOT = '/SuperOffice/api';

/** Each request goes to a documented call, and has no header that nobody meant to send. */
export const areDocumented: Claim = ({ emulator: { log } }) => [
	...log.flatMap((entry) =>
		problemsOf(entry).map((problem) => `${entry.method} ${short(entry.path)} ${problem}`),
	),
	...differencesFromDocuments(log),
];

function problemsOf(entry: LogEntry): string[] {
	const { method, path, query, headers, status, body, isFault } = entry;
	const below = path.startsWith(`${ROOT}/v1/`) ? path.slice(`${ROOT}/v1`.length) : undefined;
	const isCall =
		below !== undefined && CALLS.some((call) => call.method === method && call.pattern.test(below));
	const isRoot = method === 'GET' && /^\/SuperOffice\/api\/?$/.test(path);
	const foreign = Object.keys(headers).filter((name) => !HEADERS.has(name));
	const injected = Object.keys(query).filter((name) => !QUERY.has(name));
	return [
		...(isCall || isRoot ? [] : ['is no documented call']),
		...(/(^|\/)\.{1,2}(\/|$)/.test(path) ? ['has a dot segment'] : []),
		...foreign.map((name) => `has a header ${name}`),
		...injected.map((name) => `has a query ${short(name)}`),
		...(status >= 500 && !isFault ? [`broke the emulator (HTTP ${status})`] : []),
		...(typeof body === 'string' && body !== '' ? ['has a body that is no JSON'] : []),
	];
}

/**
 * What the vendor's OpenAPI documents say of addresses, queries and answers, where they are at hand.
 * A body may be against them: a user that is given as JSON goes to SuperOffice as it was given.
 */
function differencesFromDocuments(log: LogEntry[]): string[] {
	if (SKIPPED !== undefined) return [];
	return findViolations(log).filter(
		(text) => !/: request: (\/|\(body\)|the body|no body)/.test(text),
	);
}
