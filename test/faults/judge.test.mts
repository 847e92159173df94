import type { Evidence, Finding, Output, Truth } from './judge.mts';
import { judge } from './judge.mts';

const DONE: Truth = { done: 'yes', effects: { created: 1 }, damage: [], isShownRight: true };
const NOT_DONE: Truth = { done: 'no', effects: {}, damage: [], isShownRight: false };
const MAY_HAVE = 'SuperOffice did not answer. It may have been done all the same.';

const success = (item: number | undefined, isSettled = false): Output => ({ item, isSettled });
const failure = (item: number, words = 'SuperOffice refused it.'): Output => ({
	item,
	isSettled: false,
	failure: words,
});

const findingsOf = (evidence: Partial<Evidence>): Finding[] =>
	judge({ output: [], truths: [], strays: [], ...evidence }).findings;

describe('an honest run', () => {
	test.each<[string, Output, Truth]>([
		['done, and it is', success(0), DONE],
		['settled, and it is', success(0, true), DONE],
		['not done, and it is not', failure(0), NOT_DONE],
		['may have been done, and it was', failure(0, MAY_HAVE), DONE],
		['read, and shown', success(0), { ...DONE, done: 'unasked', effects: {} }],
		['not read', failure(0), { ...NOT_DONE, done: 'unasked' }],
		['may have been done, and it was not', failure(0, MAY_HAVE), NOT_DONE],
	])('%s', (_name, output, truth) => {
		expect(findingsOf({ output: [output], truths: [truth] })).toEqual([]);
	});

	test('of many items, each with its claim', () => {
		const output = [success(0), failure(1), failure(2, MAY_HAVE), success(3, true)];
		const truths = [DONE, NOT_DONE, NOT_DONE, DONE];
		expect(judge({ output, truths, strays: [] })).toEqual({
			claims: ['done', 'failed', 'uncertain', 'settled'],
			findings: [],
			repeated: 0,
		});
	});

	test('of items that give several each', () => {
		const output = [success(0), success(0), success(1), success(1)];
		expect(findingsOf({ output, truths: [DONE, DONE] })).toEqual([]);
	});

	test('writes the same values again, which is counted', () => {
		const truth: Truth = { ...DONE, effects: { patched: 3, retired: 2, saved: 1 } };
		const { findings, repeated } = judge({ output: [success(0)], truths: [truth], strays: [] });
		expect(findings).toEqual([]);
		expect(repeated).toBe(3);
	});

	test('says that its first step was done', () => {
		const truth: Truth = { ...NOT_DONE, done: 'partly', effects: { restored: 1 } };
		const output = [failure(0, 'User KARI was restored, but got no user plan')];
		expect(findingsOf({ output, truths: [truth], halfDone: /was restored, but/ })).toEqual([]);
	});
});

describe('a lie is found', () => {
	test.each<[string, Partial<Evidence>, Finding]>([
		[
			'done, and it is not',
			{ output: [success(0)], truths: [NOT_DONE] },
			{ class: 'lost', item: 0, claim: 'done', why: 'says it was done, and it was not' },
		],
		[
			'done, and only a part of it is',
			{ output: [success(0)], truths: [{ ...DONE, done: 'partly' }] },
			{ class: 'lost', item: 0, claim: 'done', why: 'says it was done, and it was in part' },
		],
		[
			'settled, and it is not',
			{ output: [success(0, true)], truths: [NOT_DONE] },
			{ class: 'lost', item: 0, claim: 'settled', why: 'says it was done, and it was not' },
		],
		[
			'not done, and it is',
			{ output: [failure(0)], truths: [DONE] },
			{ class: 'wrong', item: 0, claim: 'failed', why: 'says it was not done, and it was' },
		],
		[
			'not done, and a part of it is',
			{ output: [failure(0)], truths: [{ ...DONE, done: 'partly' }], halfDone: /was restored/ },
			{ class: 'wrong', item: 0, claim: 'failed', why: 'says it was not done, and it was in part' },
		],
		[
			'only the first step done, and both are',
			{ output: [failure(0, 'was restored, but')], truths: [DONE], halfDone: /was restored/ },
			{ class: 'wrong', item: 0, claim: 'failed', why: 'says it was not done, and it was' },
		],
		[
			'done, with data of another',
			{ output: [success(0)], truths: [{ ...DONE, isShownRight: false }] },
			{ class: 'wrong', item: 0, claim: 'done', why: 'its data are not those of SuperOffice' },
		],
		[
			'read, with data of another',
			{ output: [success(0)], truths: [{ ...NOT_DONE, done: 'unasked' }] },
			{ class: 'wrong', item: 0, claim: 'done', why: 'its data are not those of SuperOffice' },
		],
		[
			'done, and something else was changed as well',
			{ output: [success(0)], truths: [{ ...DONE, damage: ['Rank'] }] },
			{ class: 'wrong', item: 0, claim: 'done', why: 'changed besides: Rank' },
		],
		[
			'may have been done, and something else was changed',
			{ output: [failure(0, MAY_HAVE)], truths: [{ ...NOT_DONE, damage: ['Rank'] }] },
			{ class: 'wrong', item: 0, claim: 'uncertain', why: 'changed besides: Rank' },
		],
		[
			'nothing of an item',
			{ output: [success(1)], truths: [NOT_DONE, DONE] },
			{ class: 'wrong', item: 0, claim: 'missing', why: 'is not in the output' },
		],
		[
			'in another order',
			{ output: [success(1), success(0)], truths: [DONE, DONE] },
			{ class: 'wrong', item: 0, why: 'comes after item 1' },
		],
		[
			'of an item that was not there',
			{ output: [success(0), success(1)], truths: [DONE] },
			{ class: 'wrong', why: 'output item 1 is paired with item 1' },
		],
		[
			'of no item',
			{ output: [success(0), success(undefined)], truths: [DONE] },
			{ class: 'wrong', why: 'output item 1 is paired with no input item' },
		],
		[
			'a stop, though it was to go on',
			{ output: [success(0)], truths: [DONE], error: 'Oops' },
			{ class: 'wrong', why: 'the node stopped: Oops' },
		],
		[
			'nothing of what was done to somebody else',
			{ output: [success(0)], truths: [DONE], strays: ['created of user 7'] },
			{ class: 'doubled', why: 'created of user 7' },
		],
	])('%s', (_name, evidence, finding) => {
		expect(findingsOf(evidence)).toEqual([finding]);
	});

	test.each(['created', 'deleted', 'commandExecuted', 'emailSent', 'passwordSet'] as const)(
		'%s twice, whatever the item says',
		(kind) => {
			const truth: Truth = { ...DONE, effects: { [kind]: 2 } };
			for (const output of [success(0), success(0, true), failure(0, MAY_HAVE)]) {
				expect(findingsOf({ output: [output], truths: [truth] })).toEqual([
					expect.objectContaining({ class: 'doubled', why: `${kind} 2 times` }),
				]);
			}
		},
	);

	test('one failed output item makes the item a failed one', () => {
		const output = [success(0), failure(0)];
		expect(findingsOf({ output, truths: [DONE] })).toEqual([
			expect.objectContaining({ class: 'wrong', claim: 'failed' }),
		]);
	});
});
