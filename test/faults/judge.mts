import type { EffectKind } from '../emulator/index.mts';

/** What the output says of an item. */
export type Claim =
	/** It was done. */
	| 'done'
	/** The same, found out by looking after the answer was lost. */
	| 'settled'
	/** It was not done. */
	| 'failed'
	/** It may have been done. */
	| 'uncertain'
	/** Nothing: the item is not in the output. */
	| 'missing';

/** One output item. */
export interface Output {
	/** Index of the input item it is paired with; undefined when it is not. */
	item: number | undefined;
	/** What the message and description of a failed item say; undefined of one that has not failed. */
	failure?: string;
	/** Whether it says `settled`. */
	isSettled: boolean;
}

/** What is so in SuperOffice after the run, for one item. */
export interface Truth {
	/**
	 * Whether the state has what the item asked for: all of it, some of it, or nothing; `unasked`
	 * where it asked for no change.
	 */
	done: 'yes' | 'partly' | 'no' | 'unasked';
	/** How often each kind of effect that belongs to the item happened. */
	effects: Partial<Record<EffectKind, number>>;
	/** What is otherwise than before, though the item did not ask for it. */
	damage: string[];
	/** Whether the data of the item's output are those of the state. */
	isShownRight: boolean;
}

/** What was seen of one run. */
export interface Evidence {
	/** In the order of the output. */
	output: Output[];
	/** What stopped the node, which was told to go on. */
	error?: string;
	/** For each input item. */
	truths: Truth[];
	/** What happened to nobody's order. */
	strays: string[];
	/** By these words a failed item says that its first step was done; none where there is one step. */
	halfDone?: RegExp;
}

/** A defect: what was lost, done twice, or said wrongly. */
export interface Finding {
	class: 'lost' | 'doubled' | 'wrong';
	/** Undefined where it is about the whole run. */
	item?: number;
	claim?: Claim;
	why: string;
}

/** The judgement of one run. */
export interface Judgement {
	/** For each input item. */
	claims: Claim[];
	findings: Finding[];
	/** How often the same values were written again, which does no harm. */
	repeated: number;
}

/** What may happen twice: the second time changes nothing. */
const REPEATABLE: EffectKind[] = [
	...(['licensesChanged', 'patched', 'restored', 'retired', 'saved'] as const),
];

/** Compares what a run claims with what is so. */
export function judge(evidence: Evidence): Judgement {
	const { output, truths, error, strays } = evidence;
	const claims = truths.map((_, item) => claimOf(output.filter((each) => each.item === item)));
	const ofRun: Finding[] = [
		...(error === undefined ? [] : [wrong(`the node stopped: ${error}`)]),
		...strays.map((stray): Finding => ({ class: 'doubled', why: stray })),
		...misplaced(output, truths.length),
	];
	const ofItems = truths.flatMap((truth, item) =>
		[...twice(truth), ...untrue(claims[item], truth, evidence, item)].map((finding) => ({
			...finding,
			item,
			claim: claims[item],
		})),
	);
	return { claims, findings: [...ofRun, ...ofItems], repeated: sum(truths.map(repetitions)) };
}

/** Of several output items for one input item the worst counts. */
function claimOf(outputs: Output[]): Claim {
	if (outputs.length === 0) return 'missing';
	const failures = outputs.flatMap(({ failure }) => failure ?? []);
	if (failures.some((words) => /may have/i.test(words))) return 'uncertain';
	if (failures.length > 0) return 'failed';
	return outputs.some(({ isSettled }) => isSettled) ? 'settled' : 'done';
}

/** Output without its item, or not in the order of the items. */
function misplaced(output: Output[], count: number): Finding[] {
	let last = 0;
	return output.flatMap(({ item }, index) => {
		if (item === undefined) return wrong(`output item ${index} is paired with no input item`);
		if (item >= count) return wrong(`output item ${index} is paired with item ${item}`);
		const isLate = item < last;
		last = Math.max(last, item);
		return isLate ? { ...wrong(`comes after item ${last}`), item } : [];
	});
}

function twice({ effects }: Truth): Finding[] {
	return Object.entries(effects)
		.filter(([kind, count]) => count > 1 && !REPEATABLE.includes(kind as EffectKind))
		.map(([kind, count]) => ({ class: 'doubled', why: `${kind} ${count} times` }));
}

function repetitions({ effects }: Truth): number {
	return sum(
		Object.entries(effects)
			.filter(([kind]) => REPEATABLE.includes(kind as EffectKind))
			.map(([, count]) => Math.max(0, count - 1)),
	);
}

/** What the item says that is not so. */
function untrue(claim: Claim, truth: Truth, evidence: Evidence, item: number): Finding[] {
	const damage = truth.damage.map((what) => wrong(`changed besides: ${what}`));
	return [...damage, ...CLAIMS[claim](truth, evidence, item)];
}

/** What each claim needs to be true. */
const CLAIMS: Record<Claim, (truth: Truth, evidence: Evidence, item: number) => Finding[]> = {
	done: (truth) => claimsSuccess(truth),
	settled: (truth) => claimsSuccess(truth),
	failed({ done }, { output, halfDone }, item) {
		if (done === 'no' || done === 'unasked') return [];
		const words = output.find((each) => each.item === item)?.failure ?? '';
		if (done === 'partly' && halfDone?.test(words) === true) return [];
		return [wrong(`says it was not done, and it was${done === 'partly' ? ' in part' : ''}`)];
	},
	uncertain: () => [],
	missing: () => [wrong('is not in the output')],
};

function claimsSuccess({ done, isShownRight }: Truth): Finding[] {
	if (done === 'no' || done === 'partly') {
		return [
			{ class: 'lost', why: `says it was done, and it was ${done === 'no' ? 'not' : 'in part'}` },
		];
	}
	return isShownRight ? [] : [wrong('its data are not those of SuperOffice')];
}

function wrong(why: string): Finding {
	return { class: 'wrong', why };
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, each) => total + each, 0);
}
