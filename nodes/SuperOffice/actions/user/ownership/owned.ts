import type { Call } from '../../../transport/request';
import type { Run } from '../../run';
import { countRows, type Count } from './count';
import type { Kind } from './kinds';

/** Whose things are counted. */
export interface Owner {
	associateId: number;
	/** ID of the same person in Service; 0 where there is none, `undefined` where nobody knows */
	ejUserId?: number;
}

/** What somebody owns, as far as it could be counted. */
export interface Owned {
	/** How many, by the kind; a kind that was not counted is not in it */
	owns: Record<string, number>;
	/** All of them together; `null` when something was not counted */
	total: number | null;
	/** What was not counted, and why */
	notCounted: Array<{ what: string; reason: string }>;
	/** `null` when it is not known: nothing was found, and something was not counted */
	ownsNothing: boolean | null;
}

/** The ID in Service that stands for nobody: requests that belong to no one have it as their owner. */
const NOBODY_IN_SERVICE = 1;

/**
 * Counts what a user owns, one small call for each kind, side by side. What is refused, or not
 * there, is named in `notCounted`, and no reason to fail.
 *
 * @throws what is no failure of SuperOffice
 */
export async function countOwned(
	run: Run,
	owner: Owner,
	kinds: Kind[],
	every: Pick<Call, 'timeout'>,
): Promise<Owned> {
	const counts = await Promise.all(
		kinds.map(async (kind) => ({ kind, count: await countOf(run, owner, kind, every) })),
	);
	return summaryOf(counts);
}

/** Puts the counts of all kinds together. */
export function summaryOf(counts: Array<{ kind: Pick<Kind, 'value'>; count: Count }>): Owned {
	const owns: Owned['owns'] = {};
	const notCounted: Owned['notCounted'] = [];
	for (const { kind, count } of counts) {
		if ('count' in count) owns[kind.value] = count.count;
		else notCounted.push({ what: kind.value, reason: count.reason });
	}
	const sum = Object.values(owns).reduce((all, each) => all + each, 0);
	const isComplete = notCounted.length === 0;
	const isNothing = isComplete ? true : null;
	return {
		owns,
		total: isComplete ? sum : null,
		notCounted,
		ownsNothing: sum > 0 ? false : isNothing,
	};
}

async function countOf(
	run: Run,
	owner: Owner,
	kind: Kind,
	every: Pick<Call, 'timeout'>,
): Promise<Count> {
	const id = owner[kind.ownerId];
	if (id === undefined) {
		return { reason: 'SuperOffice did not say which user of Service this is' };
	}
	const isNobody = kind.ownerId === 'ejUserId' && id <= NOBODY_IN_SERVICE;
	if (isNobody) return { count: 0 };
	const question = {
		key: kind.key,
		restriction: `${kind.owner} = ${id} and ${kind.open}`,
		purpose: `count the ${kind.words[1]} of user ${owner.associateId}`,
	};
	return await run.sideBySide(async () => await countRows(run, question, every));
}
