/** What goes wrong; `kinds.mts` says what each one does. */
export const FAULT_KINDS = [
	'badGateway',
	'badGzip',
	'cut',
	'errorBody',
	'errorPage',
	'forbidden',
	'gatewayTimeout',
	'misdirected',
	'redirect',
	'refused',
	'reset',
	'serverError',
	'signInPage',
	'timeout',
	'tooManyRequests',
	'trickle',
	'unauthorized',
	'unavailable',
	'wrongType',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Whether a fault strikes before the request is served, so that nothing was done, or after it. */
export type When = 'before' | 'after';

/**
 * A failure to come, in plain JSON: a matching request gets it instead of its answer. It is either
 * of a `kind`, or put together from `status`, `body`, `delayMs` and `drop`.
 */
export interface FaultRule {
	/** Any method when absent. */
	method?: string;
	/** Part of the path and query, or the source of a regular expression; no case. */
	path?: string;

	/** How many requests it strikes; 1 when absent, and no end with `every` or `probability`. */
	times?: number;
	/**
	 * Counts `times` for each different request (method, address, body) by itself: with 1, each is
	 * struck once, and its repeat goes through.
	 */
	eachRequest?: boolean;
	/** Strikes each n-th of the matching requests, and lets those between go through. */
	every?: number;
	/** Strikes a matching request with this probability, from 0 to 1. */
	probability?: number;
	/** The same number strikes the same requests of a series; 1 when absent. */
	seed?: number;
	/** Rules that are added when this one strikes: a write that is lost, and then the server is down. */
	then?: FaultRule[];

	kind?: FaultKind;
	/** For the kinds that can be either; `before` when absent. */
	when?: When;
	/** How long the port is closed, in milliseconds (`refused`); 100 when absent. */
	forMs?: number;
	/** How long it takes to send the answer, in milliseconds (`trickle`); 1000 when absent. */
	overMs?: number;
	/** How an answer that is cut says where it ends (`cut`); `length` when absent. */
	framing?: 'length' | 'chunked';
	/** A `Retry-After` of so many seconds (`tooManyRequests`, `unavailable`). */
	retryAfterSeconds?: number;
	/** The same as the date that is so many seconds from now, in whole seconds rounded up. */
	retryAfterDate?: number;
	/** Where a `redirect` points to. */
	location?: string;

	/** Without a kind, and without a status: the request is served as usual, after the delay. */
	status?: number;
	headers?: Record<string, string>;
	/** Text, or a value to be written as JSON. */
	body?: unknown;
	contentType?: string;
	/** Waits before anything else happens, in milliseconds. */
	delayMs?: number;
	/** Without a kind: cuts the connection, with an end that looks orderly to TCP. */
	drop?: When;
}
