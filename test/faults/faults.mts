import type { FaultRule } from '../emulator/index.mts';

/** What a client can know of a call that a fault has struck, and so what it can do. */
export type Nature =
	/** The answer is the right one. */
	| 'harmless'
	/** Refused before it was read: any call may be sent again. */
	| 'refused'
	/** The right answer, which comes later than the client wants to wait. */
	| 'late'
	/** Nobody can say whether it was done. */
	| 'unknown'
	/** A no that does not say for certain that it is one. */
	| 'unclear'
	/** An answer that means no, now and again. */
	| 'final';

/** One row of the matrix. */
export interface FaultCase {
	name: string;
	/** Without the requests it is for, and how often. */
	rule: FaultRule;
	/** What any other request meets once, such as the look whether a lost write was done. */
	others?: FaultRule;
	nature: Nature;
	/** Seconds for the option `timeout`, where the fault is a matter of time. */
	timeout?: number;
	/** Coming back at once is in vain, or not what the server asks for. */
	needsWait?: true;
	/** Signs in at SuperOffice Online, with a ticket that can be renewed. */
	isOnline?: true;
}

/** Long enough for an honest answer on a machine that is busy. */
const TIMEOUT = 1.5;

/** Short, because what is tested is that it is read, and a whole second is waited for each. */
const SOON = 1;

/** How many milliseconds the port stays closed. */
const CLOSED = 60;

/** Every fault, in the order of the matrix. */
export const FAULTS: FaultCase[] = [
	// What is done without any fault: else nobody knows whose fault a failure is.
	{ name: 'none', nature: 'harmless', rule: {} },
	{ name: 'refused', nature: 'refused', rule: { kind: 'refused', forMs: CLOSED }, needsWait: true },
	...both('reset', { kind: 'reset' }),
	{ name: 'cut answer', nature: 'unknown', rule: { kind: 'cut' } },
	{ name: 'cut chunks', nature: 'unknown', rule: { kind: 'cut', framing: 'chunked' } },
	...both('time-out', { kind: 'timeout' }, TIMEOUT),
	{ name: 'slow trickle', nature: 'harmless', rule: { kind: 'trickle', overMs: 150 } },
	{
		name: 'trickle beyond the time-out',
		nature: 'late',
		rule: { kind: 'trickle', overMs: TIMEOUT * 2000 },
		timeout: TIMEOUT,
	},
	{
		name: '429, seconds',
		nature: 'refused',
		rule: { kind: 'tooManyRequests', retryAfterSeconds: SOON },
		needsWait: true,
	},
	{
		name: '429, date',
		nature: 'refused',
		rule: { kind: 'tooManyRequests', retryAfterDate: SOON },
		needsWait: true,
	},
	{ name: '429', nature: 'refused', rule: { kind: 'tooManyRequests' } },
	{
		name: '503, seconds',
		nature: 'refused',
		rule: { kind: 'unavailable', retryAfterSeconds: SOON },
		needsWait: true,
	},
	{ name: '503', nature: 'refused', rule: { kind: 'unavailable' } },
	...both('500 with an error', { kind: 'serverError' }),
	...both('500 with a page', { kind: 'errorPage' }),
	...both('502', { kind: 'badGateway' }),
	...both('504', { kind: 'gatewayTimeout' }),
	{ name: '401', nature: 'final', rule: { kind: 'unauthorized' } },
	{ name: '401, renewable', nature: 'refused', rule: { kind: 'unauthorized' }, isOnline: true },
	{ name: '403', nature: 'final', rule: { kind: 'forbidden' } },
	{ name: '403, renewable', nature: 'refused', rule: { kind: 'forbidden' }, isOnline: true },
	{ name: '421', nature: 'final', rule: { kind: 'misdirected' } },
	{ name: 'redirect', nature: 'final', rule: { kind: 'redirect' } },
	{ name: 'wrong content type', nature: 'harmless', rule: { kind: 'wrongType' } },
	...both('invalid gzip', { kind: 'badGzip' }),
	...both('200 with a page', { kind: 'signInPage' }),
	{ name: '200 with an error', nature: 'unclear', rule: { kind: 'errorBody' } },
	{
		name: 'lost, and all else fails once',
		nature: 'unknown',
		rule: { kind: 'reset', when: 'after' },
		others: { kind: 'badGateway' },
	},
	{
		name: 'lost, then down',
		nature: 'unknown',
		rule: { kind: 'reset', when: 'after', then: [{ kind: 'unavailable', every: 1 }] },
	},
];

/** The same fault before and after the request is served. */
function both(name: string, rule: FaultRule, timeout?: number): FaultCase[] {
	return (['before', 'after'] as const).map((when) => ({
		name: `${name}, ${when}`,
		nature: 'unknown',
		rule: { ...rule, when },
		...(timeout !== undefined && { timeout }),
	}));
}
