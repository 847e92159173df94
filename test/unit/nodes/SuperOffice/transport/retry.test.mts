import {
	nextStep,
	type Limits,
	type Situation,
} from '../../../../../nodes/SuperOffice/transport/retry.ts';

const LIMITS: Limits = { maxRetries: 3, maxRetryWait: 10_000 };

const step = (situation: Partial<Situation>, limits: Partial<Limits> = {}, random = 0.5) =>
	nextStep(
		{
			certainty: 'notRead',
			writes: true,
			settles: true,
			doubt: false,
			attempt: 1,
			...situation,
		},
		{ ...LIMITS, ...limits },
		() => random,
	);

describe('what is done next', () => {
	test.each([
		['a write that was not read', {}, 'repeat'],
		['a write that cannot be settled, and was not read', { settles: false }, 'repeat'],
		['a read of which nothing is known', { certainty: 'unknown', writes: false }, 'repeat'],
		['a write of which nothing is known', { certainty: 'unknown', doubt: true }, 'settle'],
		[
			'a write of which nothing is known, and which cannot be settled',
			{ certainty: 'unknown', settles: false, doubt: true },
			'fail',
		],
		['a refusal', { certainty: 'refused' }, 'fail'],
		['a refused read', { certainty: 'refused', writes: false }, 'fail'],
		[
			'a refusal of a write that an earlier attempt may have done',
			{ certainty: 'refused', doubt: true, attempt: 2 },
			'settle',
		],
		['the last attempt was not read', { attempt: 4 }, 'fail'],
		['the last attempt, after one in doubt', { attempt: 4, doubt: true }, 'settle'],
		['the last read', { certainty: 'unknown', writes: false, attempt: 4 }, 'fail'],
		['the last write, of which nothing is known', { certainty: 'unknown', attempt: 4 }, 'settle'],
	] as Array<[string, Partial<Situation>, string]>)('%s', (_, situation, action) => {
		expect(step(situation).action).toBe(action);
	});

	test('without retries a read fails at once, and a lost write is looked for', () => {
		const reads: Partial<Situation> = { certainty: 'unknown', writes: false };
		expect(step(reads, { maxRetries: 0 })).toEqual({ action: 'fail', wait: 0 });
		expect(step({ certainty: 'unknown' }, { maxRetries: 0 })).toEqual({
			action: 'settle',
			wait: 0,
		});
	});
});

describe('the wait before', () => {
	const waits = (random: number) => [1, 2, 3].map((attempt) => step({ attempt }, {}, random).wait);

	test('doubles each time, and is never the same for all', () => {
		expect(waits(1)).toEqual([500, 1000, 2000]);
		expect(waits(0)).toEqual([250, 500, 1000]);
	});

	test('is what the server asks for, and a little more, which is not the same for all', () => {
		expect(step({ retryAfter: 7000 }, {}, 0).wait).toBe(7000);
		expect(step({ retryAfter: 7000 }, {}, 1).wait).toBe(7250);
		expect(step({ retryAfter: 7000, attempt: 3 }, {}, 1).wait).toBe(8000);
		expect(step({ retryAfter: 0 }, {}, 0).wait).toBe(0);
	});

	test('is never longer than the limit', () => {
		expect(step({ retryAfter: 3_600_000 }).wait).toBe(10_000);
		expect(step({ attempt: 9 }, { maxRetries: 10 }, 1).wait).toBe(10_000);
		expect(step({}, { maxRetryWait: 0 }).wait).toBe(0);
	});

	test.each(['notRead', 'unknown', 'refused'] as const)(
		'is none after the last attempt: %s',
		(certainty) => {
			for (const writes of [true, false]) {
				for (const doubt of [true, false]) {
					expect(step({ certainty, writes, doubt, attempt: 4, retryAfter: 5000 }).wait).toBe(0);
				}
			}
		},
	);
});
