import type { Certainty } from './certainty';

/** How often and how long one call is tried. */
export interface Limits {
	/** How often a call is sent again at most */
	maxRetries: number;
	/** The longest wait before it is, in milliseconds, also where the server asks for a longer one */
	maxRetryWait: number;
}

/** What is known after an attempt that did not do its work. */
export interface Situation {
	certainty: Certainty;
	/** Whether the call changes something in SuperOffice */
	writes: boolean;
	/** Whether it can be found out by reading if a write was done */
	settles: boolean;
	/** Whether it is not known of an earlier attempt if it was done */
	doubt: boolean;
	/** Which attempt this was, from 1 */
	attempt: number;
	/** How long the server asks to wait, in milliseconds */
	retryAfter?: number;
}

/**
 * What to do next, and how long to wait before, in milliseconds: fail; send the call again; or find
 * out by reading whether it was done, and send it again only if not.
 */
export interface Step {
	action: 'fail' | 'repeat' | 'settle';
	wait: number;
}

/** Wait before the second attempt, in milliseconds; each further one waits twice as long. */
const FIRST_WAIT = 500;

/**
 * The policy for all calls. SuperOffice's agents are all POST, so what decides is not the method
 * but what the call does, and what its last attempt tells:
 *
 * - refused before it was read: any call is sent again;
 * - nobody knows whether it was done: a read is sent again, a write is settled by reading, and a
 *   write that cannot be settled fails;
 * - refused: it fails, unless an earlier attempt may have done it.
 *
 * @param random From 0 to 1, for waits that do not make all clients come back at once
 */
export function nextStep(situation: Situation, limits: Limits, random: () => number): Step {
	const { certainty, writes, settles, doubt, attempt } = situation;
	const isLast = attempt > limits.maxRetries;
	const wait = isLast ? 0 : waitAfter(situation, limits, random);
	if (writes && certainty === 'unknown') return { action: settles ? 'settle' : 'fail', wait };
	if (doubt && (isLast || certainty === 'refused')) return { action: 'settle', wait: 0 };
	if (isLast || certainty === 'refused') return { action: 'fail', wait: 0 };
	return { action: 'repeat', wait };
}

/**
 * Twice as long each time, or what the server asks for, and some chance on top of either: a server
 * tells many clients the same, and all would come back at once. Never longer than the limit.
 */
function waitAfter({ attempt, retryAfter }: Situation, limits: Limits, random: () => number) {
	const half = (FIRST_WAIT * 2 ** (attempt - 1)) / 2;
	return Math.min((retryAfter ?? half) + half * random(), limits.maxRetryWait);
}
