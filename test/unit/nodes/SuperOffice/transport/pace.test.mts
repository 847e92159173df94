import { Pace } from '../../../../../nodes/SuperOffice/transport/pace.ts';
import { createRandom } from '../../../../emulator/seed/generated/random.mts';

/** When each of so many requests that are ready at once may go. */
const startsOf = (pace: Pace, count: number, now = 0) =>
	Array.from({ length: count }, () => pace.reserve(now));

test('without a limit nothing waits', () => {
	expect(startsOf(new Pace(Infinity), 3, 5)).toEqual([5, 5, 5]);
});

test('requests are spaced evenly, also after a pause', () => {
	const pace = new Pace(10);
	expect(startsOf(pace, 3)).toEqual([0, 100, 200]);
	expect(startsOf(pace, 2, 1000)).toEqual([1000, 1100]);
});

test('no second has more than the limit, however requests come', () => {
	const pace = new Pace(10);
	let now = 0;
	const starts = Array.from({ length: 200 }, (_, index) => {
		now += (index * 37) % 150;
		return pace.reserve(now);
	});
	for (const start of starts) {
		const within = starts.filter((other) => other >= start && other < start + 1000);
		expect(within.length).toBeLessThanOrEqual(10);
	}
});

describe('a server that refuses some', () => {
	/** A server that takes so many requests in a second, which begins with the first of them. */
	function windowFromFirst(perSecond: number) {
		let start = -Infinity;
		let count = 0;
		return (now: number) => {
			if (now - start >= 1000) {
				start = now;
				count = 0;
			}
			count += 1;
			return count <= perSecond;
		};
	}

	/** A server that takes so many requests in each second of its clock. */
	function fixedWindow(perSecond: number) {
		const counts = new Map<number, number>();
		return (now: number) => {
			const second = Math.floor(now / 1000);
			counts.set(second, (counts.get(second) ?? 0) + 1);
			return counts.get(second)! <= perSecond;
		};
	}

	/** A bucket of tokens that fills up evenly. */
	function tokenBucket(perSecond: number, size: number) {
		let tokens = size;
		let last = 0;
		return (now: number) => {
			tokens = Math.min(size, tokens + ((now - last) * perSecond) / 1000);
			last = now;
			if (tokens < 1) return false;
			tokens -= 1;
			return true;
		};
	}

	interface Played {
		/** Milliseconds */
		time: number;
		refused: number;
	}

	/**
	 * Plays a run with a pool of workers; each refused request waits a second, and something by chance
	 * on top, more each time. No real time passes.
	 */
	function play(
		pace: Pace,
		accepts: (now: number) => boolean,
		{
			count,
			workers,
			latency = 20,
			work = 3,
			seed = 1,
		}: { count: number; workers: number; latency?: number; work?: number; seed?: number },
	): Played {
		const { fraction: random } = createRandom(seed);
		let events: Array<{ at: number; act: () => void }> = [];
		let now = 0;
		let [begun, done, refused, free] = [0, 0, 0, 0];
		const at = (time: number, act: () => void) => events.push({ at: time, act });
		const begin = () => {
			if (begun === count) return;
			begun += 1;
			send(1);
		};
		const send = (attempt: number) =>
			at(pace.reserve(now), () => {
				const sentAt = now;
				// One processor prepares the requests, one after the other.
				free = Math.max(free, now) + work * (0.5 + random());
				at(free, () => {
					const isAccepted = accepts(now);
					at(now + (isAccepted ? latency * (0.9 + 0.4 * random()) : 1), () => {
						pace.heard(now, sentAt, !isAccepted);
						if (!isAccepted) {
							refused += 1;
							at(now + 1000 + 250 * 2 ** (attempt - 1) * random(), () => send(attempt + 1));
							return;
						}
						done += 1;
						for (let n = 0; n < (done === 1 ? workers : 1); n++) begin();
					});
				});
			});
		begin();
		while (done < count) {
			events = events.sort((one, other) => one.at - other.at);
			const next = events.shift()!;
			now = next.at;
			next.act();
		}
		return { time: now, refused };
	}

	const SERVERS: Array<[string, (perSecond: number) => (now: number) => boolean]> = [
		['seconds of a clock', fixedWindow],
		['seconds from a request on', windowFromFirst],
		['a token bucket', (perSecond) => tokenBucket(perSecond, perSecond)],
	];

	test.each(SERVERS)('is used nearly as far as it goes: %s, 100, 20 workers', (_, server) => {
		const runs = Array.from({ length: 15 }, (_each, seed) =>
			play(new Pace(Infinity), server(100), { count: 1000, workers: 20, work: 2, seed }),
		);
		const times = runs.map(({ time }) => time).sort((one, other) => one - other);
		expect(times[7]).toBeLessThan(1.12 * 10_000);
		expect(times[13]).toBeLessThan(1.2 * 10_000);
		for (const { refused } of runs) expect(refused).toBeLessThan(100);
	});

	test.each(SERVERS)('is used nearly as far as it goes: %s, 10, 5 workers', (_, server) => {
		const { time, refused } = play(new Pace(Infinity), server(10), { count: 200, workers: 5 });
		expect(time).toBeLessThan(1.2 * 20_000);
		expect(refused).toBeLessThan(60);
	});

	test('that takes more again is used again', () => {
		const slow = fixedWindow(20);
		const fast = fixedWindow(200);
		const { time } = play(new Pace(Infinity), (now) => (now < 5000 ? slow(now) : fast(now)), {
			count: 1000,
			workers: 20,
		});
		// 100 in the first five seconds; without another try at more, 900 would take 45 seconds.
		expect(time).toBeLessThan(18_000);
	});

	test('is never asked for more than the limit', () => {
		const pace = new Pace(50);
		const { time } = play(pace, () => true, { count: 200, workers: 20 });
		expect(time).toBeGreaterThanOrEqual((199 * 1000) / 50);
	});

	test('late refusals of requests that had gone before do not slow it down twice', () => {
		const pace = new Pace(Infinity);
		for (let now = 0; now < 1000; now += 10) {
			pace.reserve(now);
			pace.heard(now, now, false);
		}
		pace.heard(1000, 995, true);
		const [first, second] = startsOf(pace, 2, 1001);
		for (let n = 0; n < 20; n++) pace.heard(1002, 998, true);
		const [third, fourth] = startsOf(pace, 2, second);
		expect(fourth - third).toBeCloseTo(second - first, 0);
	});
});
