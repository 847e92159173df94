import type { LogEntry } from '../emulator/index.mts';
import type { Ended } from './executions.mts';
import type { Interruption } from './interruption.mts';
import type { Jobs } from './jobLog.mts';
import type { Verdict } from './judge.mts';

/** All that a run has shown. */
export interface Result {
	/** How many executions there had to be. */
	expected: number;
	ended: Ended[];
	verdict: Verdict;
	interruption: Interruption;
	/** By the name of the worker. */
	jobs: Record<string, Jobs>;
	/** All requests that SuperOffice got. */
	requests: LogEntry[];
	/** From the first call of a webhook to the end of the last execution. */
	seconds: number;
	seed: number;
}

/** What of it must not be; empty when the run was right. */
export function brokenBounds({ expected, ended, verdict, interruption }: Result): string[] {
	const { lost, doubled, wrong, unfinished } = verdict;
	return [
		...lost.map((text) => `lost: ${text}`),
		...doubled.map((text) => `doubled: ${text}`),
		...wrong.map((text) => `wrong: ${text}`),
		...unfinished.map((text) => `not ended: ${text}`),
		...(ended.length >= expected ? [] : [`only ${ended.length} of ${expected} executions ended`]),
		...(interruption.cutShort.length > 0 ? [] : ['the worker was killed while it did nothing']),
	];
}
