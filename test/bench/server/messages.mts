import type { Limit } from './throttle.mts';

/** How the server answers from now on. */
export interface Behaviour {
	/** Milliseconds that every answer takes */
	latencyMs: number;
	/** Above it: 429 with `Retry-After: 1`, at once */
	limit?: Limit;
}

/** What the server has seen since its behaviour was set. */
export interface Seen {
	/** All requests, those refused included */
	requests: number;
	/** Answered with 429 */
	refused: number;
	/** Requests that are neither of the two calls, answered with 404 */
	unknown: number;
	connections: number;
	/** Most requests under way at one time */
	mostAtOnce: number;
	/** The body of the last write, from which it can be told that all rivals send the same */
	last?: { associateId: number; body: string };
}

/** What the bench tells the server, by the channel between the processes. */
export type Order = { kind: 'behave'; behaviour: Behaviour } | { kind: 'tell' };

/** What the server says: its address when it listens, then one for each order. */
export type Report = { kind: 'listening'; url: string } | { kind: 'seen'; seen: Seen };
