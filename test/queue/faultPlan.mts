import type { Faults, LogEntry } from '../emulator/index.mts';
import { createRandom, type Random } from '../emulator/seed/generated/random.mts';

type Rule = Parameters<Faults['add']>[0];

const WRITES: Rule[] = [
	{ method: 'POST', path: 'v1/User\\?' },
	{ method: 'PATCH', path: 'v1/User/' },
];

/** What goes wrong with any call, before or instead of its being processed. */
const REFUSED: Rule[] = [
	{ status: 503, headers: { 'Retry-After': '1' } },
	{ status: 429, headers: { 'Retry-After': '1' } },
	{ status: 429 },
	{ drop: 'before' },
];

const LOST_ANSWER: Rule = { drop: 'after' };

/** What leaves open whether the call was processed. Only the one of the last was. */
const UNKNOWN: Rule[] = [
	{
		status: 500,
		body: {
			Error: true,
			ErrorType: 'SoException',
			ErrorMessage: 'Deadlock found when trying to get lock; try restarting transaction',
		},
	},
	{ status: 500, contentType: 'text/html', body: '<html><body>Server Error</body></html>' },
	{ status: 502, contentType: 'text/html', body: '<html><body>Bad Gateway</body></html>' },
	LOST_ANSWER,
];

const SHARE = {
	/** Of all faults, those that are kept for calls that write: there are few of these, and they count. */
	ofWrites: 0.4,
	/** Of those, the ones whose answer is lost: what a second user would come from. */
	lostAnswers: 0.4,
} as const;

/** The next thing that goes wrong. */
export function nextFault(random: Random): Rule {
	const any = random.pick(random.chance(0.5) ? REFUSED : UNKNOWN);
	if (!random.chance(SHARE.ofWrites)) return any;
	return { ...random.pick(WRITES), ...(random.chance(SHARE.lostAnswers) ? LOST_ANSWER : any) };
}

const MS_BETWEEN_REFILLS = 250;

/**
 * Makes a share of all requests go wrong, by ordering a fault for every so many requests that have
 * come in.
 *
 * @param options.share of the requests, 0 to 1
 * @param options.seed the same number makes the same faults in the same order
 * @returns what ends it
 */
export function injectFaults(
	{ faults, log }: { faults: Faults; log: LogEntry[] },
	{ share, seed }: { share: number; seed: number },
): () => void {
	const random = createRandom(seed);
	let ordered = 0;
	const timer = setInterval(() => {
		for (; ordered < log.length * share; ordered += 1) faults.add(nextFault(random));
	}, MS_BETWEEN_REFILLS);
	return () => {
		clearInterval(timer);
		faults.clear();
	};
}
