import type { AxiosInstance } from 'axios';
import type { Emulator, FaultRule } from '../emulator/index.mts';
import { FAULT_KINDS } from '../emulator/index.mts';
import { connect, useEmulator } from './client.mts';

let emulator: Emulator;
let client: AxiosInstance;
useEmulator((started, connected) => {
	emulator = started;
	client = connected;
});

/** Whether each of a series of requests was struck, as a text such as `.x..x`. */
async function strikes(count: number, path = '/User/2'): Promise<string> {
	const marks = [];
	for (let index = 0; index < count; index += 1) {
		marks.push((await client.get(path)).status === 200 ? '.' : 'x');
	}
	return marks.join('');
}

describe('which requests a rule strikes', () => {
	it('each n-th, without an end', async () => {
		emulator.faults.add({ kind: 'badGateway', every: 3 });
		expect(await strikes(10)).toBe('..x..x..x.');
		expect(emulator.faults.pending()).toEqual([{ kind: 'badGateway', every: 3 }]);
	});

	it('each n-th, so many times', async () => {
		emulator.faults.add({ kind: 'badGateway', every: 2, times: 2 });
		expect(await strikes(8)).toBe('.x.x....');
		expect(emulator.faults.pending()).toEqual([]);
	});

	it('counts only the requests that match', async () => {
		emulator.faults.add({ kind: 'badGateway', path: '/User/2', every: 2 });
		expect(await strikes(1)).toBe('.');
		expect(await strikes(3, '/User/3')).toBe('...');
		expect(await strikes(1)).toBe('x');
	});

	it('now and then, the same for the same seed', async () => {
		const rule: FaultRule = { kind: 'badGateway', probability: 0.25, seed: 7 };
		emulator.faults.add(rule);
		const first = await strikes(200);
		// Within four standard deviations of 50.
		expect(first.split('x').length - 1).toBeGreaterThan(25);
		expect(first.split('x').length - 1).toBeLessThan(75);
		emulator.faults.clear();
		emulator.faults.add(rule);
		expect(await strikes(200)).toBe(first);
		emulator.faults.clear();
		emulator.faults.add({ ...rule, seed: 8 });
		expect(await strikes(200)).not.toBe(first);
	});

	it('always and never, by probability', async () => {
		emulator.faults.add(
			{ kind: 'badGateway', path: '/User/2', probability: 1 },
			{ kind: 'badGateway', path: '/User/3', probability: 0 },
		);
		expect([await strikes(4), await strikes(4, '/User/3')]).toEqual(['xxxx', '....']);
	});

	it('each different request once', async () => {
		emulator.faults.add({ kind: 'badGateway', path: '/User/\\d', eachRequest: true });
		expect([await strikes(3), await strikes(3, '/User/3')]).toEqual(['x..', 'x..']);
		const values = ['a', 'b', 'a'].map(async (Tooltip) => {
			return (await client.put('/User/2', { Tooltip })).status;
		});
		expect((await Promise.all(values)).filter((status) => status === 502)).toHaveLength(2);
	});

	it('in the order of the rules, the next one where the first lets a request through', async () => {
		emulator.faults.add({ kind: 'badGateway', every: 2 }, { kind: 'unavailable' });
		const statuses = [];
		for (let index = 0; index < 4; index += 1) {
			statuses.push((await client.get('/User/2')).status);
		}
		expect(statuses).toEqual([503, 502, 200, 502]);
	});

	it('from a strike on, by further rules', async () => {
		emulator.faults.add({
			path: '/User/3',
			kind: 'reset',
			when: 'after',
			then: [{ kind: 'unavailable', every: 1 }],
		});
		expect(await strikes(2)).toBe('..');
		await client.get('/User/3').catch(() => undefined);
		expect(await strikes(3)).toBe('xxx');
	});
});

describe('rules over HTTP', () => {
	const order = async (rules: unknown): Promise<unknown[]> => {
		const url = `${emulator.origin}/__emulator/faults`;
		const { status, data } = await connect(emulator, '').post<{ Message: string }>(url, rules);
		return [status, data.Message];
	};

	it('takes every kind, and tells what waits', async () => {
		const rules = FAULT_KINDS.map((kind) => ({ kind, path: 'nowhere', times: 2 }));
		expect(await order(rules)).toEqual([204, undefined]);
		const { data } = await client.get<unknown>(`${emulator.origin}/__emulator/faults`);
		expect(data).toEqual(rules);
	});

	it.each([
		['no rule', 'reset', /is an object/],
		['a member that is not there', { kinds: 'reset' }, /no 'kinds'/],
		['a member of all objects', { constructor: 'reset' }, /no 'constructor'/],
		['a kind that is not there', { kind: 'explosion' }, /'kind'.*"explosion"/],
		['a probability above 1', { probability: 2 }, /'probability'.*2/],
		['a zeroth request', { every: 0 }, /'every'.*0/],
		['a status that is none', { status: 1000 }, /'status'/],
		['a time that does not fit', { kind: 'unavailable', when: 'after' }, /cannot strike after/],
		['a member of another kind', { kind: 'reset', overMs: 5 }, /takes no 'overMs'/],
		['a status beside a kind', { kind: 'reset', status: 500 }, /takes no 'status'/],
		['a time without a kind', { status: 500, when: 'after' }, /'when'.*needs a kind/],
		['a fault in what comes then', { status: 500, then: [{ kind: 'oops' }] }, /"oops"/],
	])('refuses %s, and says so', async (_name, rule, message) => {
		expect(await order([{ kind: 'reset' }, rule])).toEqual([400, expect.stringMatching(message)]);
		expect(emulator.faults.pending()).toEqual([]);
	});
});
