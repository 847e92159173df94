import type { AxiosInstance } from 'axios';
import type { Emulator, ThrottleOptions } from '../emulator/index.mts';
import { createThrottle } from '../emulator/throttle.mts';
import { connect, useEmulator } from './client.mts';

/** What a throttle says to requests at these times, in milliseconds: `.` served, `x` too many. */
function said(options: ThrottleOptions, times: number[]): string {
	let time = 0;
	const throttle = createThrottle(options, () => time);
	return times
		.map((each) => {
			time = each;
			return throttle.admits() ? '.' : 'x';
		})
		.join('');
}

const at = (start: number, count: number): number[] => Array<number>(count).fill(start);

describe('a window', () => {
	const window = { requestsPerSecond: 3, model: 'window' } as const;

	it('serves so many in a second that begins with the first of them', () => {
		expect(said(window, [0, 400, 800, 999, 1000, 1001, 1002, 1003])).toBe('...x...x');
	});

	it('takes twice as many at the border of two seconds', () => {
		expect(said(window, [0, ...at(999, 2), ...at(1000, 4)])).toBe('......x');
	});

	it('is the usual model, and does not count what it refuses', () => {
		expect(said({ requestsPerSecond: 1 }, [0, 1, 500, 999, 1000, 1001])).toBe('.xxx.x');
	});
});

describe('a bucket', () => {
	it('lets a burst through, then one more every so often', () => {
		const bucket = { requestsPerSecond: 10, model: 'bucket', burst: 2 } as const;
		expect(said(bucket, [0, 0, 0, 99, 100, 101, 200, 399])).toBe('..xx.x..');
	});

	it('saves up no more than its burst, which is the number for a second', () => {
		const bucket = { requestsPerSecond: 2, model: 'bucket' } as const;
		expect(said(bucket, at(60_000, 3))).toBe('..x');
	});
});

describe('the emulator with a throttle', () => {
	let emulator: Emulator;
	let client: AxiosInstance;
	useEmulator(
		(started, connected) => {
			emulator = started;
			client = connected;
		},
		{ throttle: { requestsPerSecond: 1, model: 'bucket', burst: 5 } },
	);
	const statuses = async (count: number): Promise<number[]> =>
		await Promise.all(
			Array.from({ length: count }, async () => (await client.get('/User/2')).status),
		);
	const served = (all: number[]): number => all.filter((status) => status === 200).length;

	it('answers 429 with Retry-After: 1 above so many requests a second, and does nothing', async () => {
		const patch = async () =>
			await client.patch('/User/2', [{ op: 'replace', path: 'Tooltip', value: 'x' }]);
		const answers = await Promise.all(Array.from({ length: 12 }, patch));
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused.length).toBeGreaterThan(0);
		expect(refused[0].headers['retry-after']).toBe('1');
		expect(emulator.journal).toHaveLength(12 - refused.length);
	});

	it('does not spend a fault on a request that is too many', async () => {
		emulator.faults.add({ path: '/User/3', kind: 'badGateway' });
		await statuses(12);
		expect((await client.get('/User/3')).status).toBe(429);
		expect(emulator.faults.pending()).toHaveLength(1);
	});

	it('is changed, told and taken away over HTTP, which it does not count', async () => {
		const url = `${emulator.origin}/__emulator/throttle`;
		const control = connect(emulator, '');
		const wanted = { requestsPerSecond: 2, model: 'window' };
		expect((await control.post(url, wanted)).status).toBe(204);
		expect((await control.get<unknown>(url)).data).toEqual(wanted);
		expect(served(await statuses(6))).toBe(2);
		expect((await control.delete(url)).status).toBe(204);
		expect((await control.get<unknown>(url)).data).toBeNull();
		expect(served(await statuses(30))).toBe(30);
	});

	it('goes back to what it was started with', async () => {
		emulator.throttle.set(undefined);
		emulator.reset();
		expect(emulator.throttle.get()).toEqual({ requestsPerSecond: 1, model: 'bucket', burst: 5 });
		expect(served(await statuses(30))).toBeLessThan(15);
	});

	it.each([{}, { requestsPerSecond: 0 }, { requestsPerSecond: 1, model: 'leak' }])(
		'refuses %j',
		async (wanted) => {
			const url = `${emulator.origin}/__emulator/throttle`;
			expect((await connect(emulator, '').post(url, wanted)).status).toBe(400);
		},
	);
});
