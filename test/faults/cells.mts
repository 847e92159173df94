import type { FaultRule } from '../emulator/index.mts';
import type { FaultCase } from './faults.mts';
import { FAULTS } from './faults.mts';
import type { Claim } from './judge.mts';
import { GROUPS } from './operations/index.mts';
import type { FaultedOperation, Target } from './operations/operation.mts';

/** How often a fault comes, and how many items there are. */
export type Mode =
	/** One item, and the fault once. */
	| 'once'
	/** One item, and the fault each time. */
	| 'lasting'
	/** Thirty items, and the fault once for each request of them. */
	| 'each';

/** One run: a fault on a call of an operation. */
export interface Cell {
	fault: FaultCase;
	operation: FaultedOperation;
	target: Target;
	mode: Mode;
}

export const ITEMS: Record<Mode, number> = { once: 1, lasting: 1, each: 30 };

/** Which runs are wanted; parts of names, in any case. */
export interface Selection {
	fault?: string;
	operation?: string;
}

/** All runs, the same call of an operation one after the other. */
export function listCells({ fault: faultName, operation: operationName }: Selection): Cell[] {
	const isWanted = (name: string, part = ''): boolean =>
		name.toLowerCase().includes(part.toLowerCase());
	const operations = GROUPS.flatMap((group) => group.operations).filter(({ name }) =>
		isWanted(name, operationName),
	);
	const faults = FAULTS.filter(({ name }) => isWanted(name, faultName));
	return operations.flatMap((operation) =>
		operation.targets.flatMap((target) =>
			faults.flatMap((fault) =>
				(Object.keys(ITEMS) as Mode[])
					.map((mode) => ({ fault, operation, target, mode }))
					.filter(tellsSomething),
			),
		),
	);
}

function tellsSomething({ fault, target, mode }: Cell): boolean {
	// What the server is down after comes once, however often it is ordered.
	if (fault.rule.then !== undefined && mode === 'once') return false;
	// It is the write that others are other than.
	return fault.others === undefined || target.writes;
}

/** Longer than a run takes, also on a machine that is busy. */
const FOREVER = 120_000;

/** The rules that bring the fault of a run. */
export function rulesOf({ fault: { rule, others }, target, mode }: Cell): FaultRule[] {
	const { match, after } = target;
	if (rule.kind === 'refused') {
		// A port is closed before a request comes: after the answer to the one before it, if any.
		const first = { ...rule, ...after, forMs: mode === 'lasting' ? FOREVER : rule.forMs };
		// The first item goes alone. After its call the others find the port closed, and nobody is on
		// the way to it: a connection that waits to be taken would be reset, which is another fault.
		return mode === 'each' ? [first, { ...rule, ...match }] : [first];
	}
	const often: Record<Mode, FaultRule> = {
		once: { times: 1 },
		lasting: { every: 1 },
		each: { eachRequest: true },
	};
	return [
		{ ...rule, ...match, ...(rule.then === undefined ? often[mode] : often.once) },
		...(others === undefined ? [] : [{ ...others, ...often.each }]),
	];
}

/**
 * How an item may end that makes the best of it; undefined where that depends on what was under way
 * when the fault came, or on how the answer is read.
 */
export function endingsOf({ fault, operation, target, mode }: Cell): Claim[] | undefined {
	const { nature } = fault;
	if (fault.rule.then !== undefined || nature === 'unclear') return undefined;
	// Some of these are refusals, which it goes on after, and some are not.
	const isOften = nature === 'final' || mode === 'lasting';
	if (target.isOptional === 'refused' && isOften) return undefined;
	if (nature === 'harmless' || target.isOptional === 'always') return ['done'];
	const isSparing = target.isShared === true && mode === 'each';
	if (nature === 'final') return isSparing ? ['failed', 'done'] : ['failed'];
	// n8n's time-out is for a connection on which nothing happens at all, so patience is right, too.
	const patient: Claim[] = nature === 'late' ? ['done'] : [];
	if (mode === 'lasting') {
		if (nature === 'refused' || !target.writes) return [...patient, 'failed'];
		const truthful: Claim[] = operation.isSettled ? ['settled', 'failed'] : [];
		return [...patient, ...truthful, 'uncertain'];
	}
	if (nature === 'refused' || !target.writes) return ['done'];
	return operation.isSettled ? ['done', 'settled'] : [...patient, 'uncertain'];
}
