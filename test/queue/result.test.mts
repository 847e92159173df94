import type { Ended } from './executions.mts';
import { brokenBounds, type Result } from './result.mts';

const RIGHT: Result = {
	expected: 2,
	ended: [{ id: '1' }, { id: '2' }] as Ended[],
	verdict: {
		done: { joiners: 1, movers: 1 },
		lost: [],
		doubled: [],
		wrong: [],
		unreported: [],
		unfinished: [],
	},
	interruption: {
		worker: 'worker 2',
		begunBefore: 20,
		cutShort: ['2'],
		writes: 1,
		secondsAway: 15,
	},
	jobs: {},
	requests: [],
	seconds: 100,
	seed: 1,
};

test('a right run breaks no bound', () => {
	expect(brokenBounds(RIGHT)).toEqual([]);
});

test.each(['lost', 'doubled', 'wrong'] as const)('what is %s breaks one', (kind) => {
	const verdict = { ...RIGHT.verdict, [kind]: ['queue-0001'] };
	expect(brokenBounds({ ...RIGHT, verdict })).toEqual([`${kind}: queue-0001`]);
});

test('so does an execution that has not ended, or of which nobody knows the order', () => {
	expect(brokenBounds({ ...RIGHT, ended: RIGHT.ended.slice(1) })).toEqual([
		'only 1 of 2 executions ended',
	]);
	const verdict = { ...RIGHT.verdict, unfinished: ['queue-0001: no execution has ended'] };
	expect(brokenBounds({ ...RIGHT, verdict })).toHaveLength(1);
});

test('so does a worker that was killed while it did nothing', () => {
	const interruption = { ...RIGHT.interruption, cutShort: [] };
	expect(brokenBounds({ ...RIGHT, interruption })).toEqual([
		'the worker was killed while it did nothing',
	]);
});
