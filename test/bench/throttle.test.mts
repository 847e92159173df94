import { createThrottle, type Limit } from './server/throttle.mts';

/** How many of the requests at these milliseconds are let through. */
function through(limit: Limit, moments: number[]): number {
	const throttle = createThrottle(limit);
	return moments.filter((moment) => throttle(moment)).length;
}

/** A request each millisecond. */
function steadily(from: number, to: number): number[] {
	return Array.from({ length: to - from }, (_each, index) => from + index);
}

describe('by full seconds', () => {
	const limit: Limit = { kind: 'window', perSecond: 100 };

	test('lets so many through in a second, however soon', () => {
		expect(through(limit, steadily(0, 1000))).toBe(100);
	});

	test('counts the seconds from the first request', () => {
		expect(through(limit, [...steadily(500, 700), ...steadily(1400, 1499)])).toBe(100);
		expect(through(limit, [...steadily(500, 700), ...steadily(1500, 1700)])).toBe(200);
	});

	test('gives back nothing for seconds that were not used', () => {
		expect(through(limit, [0, ...steadily(5000, 5500)])).toBe(101);
	});
});

describe('by tokens', () => {
	const limit: Limit = { kind: 'bucket', perSecond: 100 };

	test('lets a full bucket through at once, and then one each hundredth of a second', () => {
		expect(
			through(
				limit,
				Array.from({ length: 300 }, () => 0),
			),
		).toBe(100);
		expect(through(limit, steadily(0, 1001))).toBe(200);
	});

	test('holds no more than a second is worth', () => {
		expect(
			through(limit, [
				...Array.from({ length: 100 }, () => 0),
				...Array.from({ length: 300 }, () => 60_000),
			]),
		).toBe(200);
	});
});
