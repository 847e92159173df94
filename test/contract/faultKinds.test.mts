import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import type { Emulator, FaultKind, FaultRule } from '../emulator/index.mts';
import { FAULT_KINDS, USERS } from '../emulator/index.mts';
import { useEmulator } from './client.mts';
import type { Seen } from './raw.mts';
import { sendRaw } from './raw.mts';

let emulator: Emulator;
useEmulator((started) => (emulator = started));

const isThere = (): boolean =>
	emulator.state.users.some(({ AssociateId }) => AssociateId === USERS.service);

/** A write whose effect can be seen: it answers 204, so that it has no body. */
const remove = async (timeoutMs?: number): Promise<Seen> =>
	await sendRaw(emulator, 'DELETE', `/User/${USERS.service}`, { timeoutMs });

/** The same with an answer. */
const save = async (timeoutMs?: number): Promise<Seen> =>
	await sendRaw(emulator, 'PATCH', `/User/${USERS.service}`, {
		body: [{ op: 'replace', path: 'Tooltip', value: 'Saved' }],
		timeoutMs,
	});
const isSaved = (): boolean =>
	emulator.state.users.find(({ AssociateId }) => AssociateId === USERS.service)?.Tooltip ===
	'Saved';

/** One kind in all its forms, and what a client sees of it. */
interface Row {
	rule: FaultRule & { kind: FaultKind };
	sees: (seen: Seen) => void;
	/** Whether the write is done. */
	does: boolean;
}

const status =
	(wanted: number, text: string | RegExp, headers: Record<string, unknown> = {}) =>
	(seen: Seen): void => {
		expect(seen).toMatchObject({ status: wanted, complete: true, headers });
		expect(seen.body.toString()).toMatch(text);
	};
const nothing =
	(code: string) =>
	(seen: Seen): void => {
		expect(seen).toMatchObject({ code, body: Buffer.alloc(0), complete: false });
		expect(seen.status).toBeUndefined();
	};
const html = { 'content-type': expect.stringMatching(/^text\/html/) as unknown };
const json = { 'content-type': expect.stringMatching(/^application\/json/) as unknown };

const BOTH: Array<[FaultKind, Row['sees']]> = [
	['reset', nothing('ECONNRESET')],
	['timeout', nothing('TIMEOUT')],
	['signInPage', status(200, /<title>Sign in/, html)],
	['serverError', status(500, /"ErrorType":"So\w+Exception","ErrorMessage":"/, json)],
	['errorPage', status(500, /^<!DOCTYPE html>/, html)],
	['badGateway', status(502, /^<!DOCTYPE html>/, html)],
	['gatewayTimeout', status(504, /^<!DOCTYPE html>/, html)],
	['badGzip', status(200, /^This was never packed\.$/, { ...json, 'content-encoding': 'gzip' })],
];

const ROWS: Row[] = [
	...BOTH.flatMap(([kind, sees]): Row[] => [
		{ rule: { kind, when: 'before' }, sees, does: false },
		{ rule: { kind, when: 'after' }, sees, does: true },
	]),
	{ rule: { kind: 'tooManyRequests' }, sees: status(429, /Too many/, json), does: false },
	{ rule: { kind: 'unavailable' }, sees: status(503, /Service Unavailable/, html), does: false },
	{
		rule: { kind: 'unauthorized' },
		sees: status(401, /denied/, { 'www-authenticate': expect.stringContaining('Basic') as string }),
		does: false,
	},
	{ rule: { kind: 'forbidden' }, sees: status(403, /denied/, json), does: false },
	{ rule: { kind: 'misdirected' }, sees: status(421, /Wrong subdomain/, json), does: false },
	{
		rule: { kind: 'redirect' },
		sees: status(302, /moved/, { location: 'https://elsewhere.example/login' }),
		does: false,
	},
	{
		rule: { kind: 'redirect', location: 'http://127.0.0.2/x' },
		sees: status(302, /moved/, { location: 'http://127.0.0.2/x' }),
		does: false,
	},
	{
		rule: { kind: 'errorBody' },
		sees: status(200, /^\{"Message":"[^"]+","MessageDetail":"[^"]+"\}$/, json),
		does: false,
	},
	{ rule: { kind: 'wrongType' }, sees: status(200, /^\{.*"Saved"/, html), does: true },
	{ rule: { kind: 'trickle', overMs: 100 }, sees: status(200, /^\{.*\}$/s, json), does: true },
	{ rule: { kind: 'refused', path: '/User', forMs: 20 }, sees: status(200, /"Saved"/), does: true },
	{
		rule: { kind: 'cut' },
		does: true,
		sees(seen) {
			const length = Number(seen.headers['content-length']);
			expect(seen).toMatchObject({ code: 'ECONNRESET', status: 200, complete: false });
			expect(seen.body.length).toBe(Math.floor(length / 2));
			expect(seen.body.length).toBeGreaterThan(100);
		},
	},
	{
		rule: { kind: 'cut', framing: 'chunked' },
		does: true,
		sees(seen) {
			expect(seen).toMatchObject({ code: 'ECONNRESET', status: 200, complete: false });
			expect(seen.headers['content-length']).toBeUndefined();
			expect(seen.headers['transfer-encoding']).toBe('chunked');
			expect(seen.body.length).toBeGreaterThan(100);
		},
	},
];

describe('each kind of fault', () => {
	it('is in the table below', () => {
		expect([...new Set(ROWS.map(({ rule }) => rule.kind))].sort()).toEqual([...FAULT_KINDS]);
	});

	it.each(ROWS)('$rule: the write is done: $does', async ({ rule, sees, does }) => {
		emulator.faults.add(rule);
		sees(await save(rule.kind === 'timeout' ? 100 : undefined));
		expect(isSaved()).toBe(does);
		expect(emulator.journal).toHaveLength(does ? 1 : 0);
		// Once, and then as usual.
		await sleep(rule.forMs ?? 0);
		status(200, /"Saved"/)(await save());
	});

	it.each(ROWS.filter(({ rule }) => rule.kind !== 'refused'))(
		'$rule does not fail at an answer without a body',
		async ({ rule, does }) => {
			emulator.faults.add(rule);
			const seen = await remove(rule.kind === 'timeout' ? 100 : undefined);
			expect(isThere()).toBe(!does);
			if (rule.kind === 'cut') expect(seen.status).toBeUndefined();
			expect(seen.complete).toBe(!['cut', 'reset', 'timeout'].includes(rule.kind));
			expect((await sendRaw(emulator, 'GET', '/User/currentPrincipal')).status).toBe(200);
		},
	);

	it('tells a reset from an end that only lacks the answer', async () => {
		emulator.faults.add({ kind: 'reset' }, { drop: 'before' });
		expect((await save()).message).toBe('read ECONNRESET');
		expect((await save()).message).toBe('socket hang up');
	});

	it('notes in the log what was sent, and that the server did not mean it', async () => {
		emulator.faults.add(
			{ kind: 'badGateway', when: 'after' },
			{ kind: 'reset' },
			{ kind: 'trickle', overMs: 20 },
		);
		for (let count = 0; count < 4; count += 1) await save();
		expect(
			emulator.log.map(({ number, status, isFault }) => ({ number, status, isFault })),
		).toEqual([
			{ number: 1, status: 502, isFault: true },
			{ number: 2, status: 0, isFault: true },
			{ number: 3, status: 200, isFault: false },
			{ number: 4, status: 200, isFault: false },
		]);
		expect(emulator.journal.map(({ request }) => request)).toEqual([1, 3, 4]);
	});
});

describe('Retry-After', () => {
	const header = async (rule: FaultRule): Promise<string | undefined> => {
		emulator.faults.add(rule);
		return (await save()).headers['retry-after'];
	};

	it.each(['tooManyRequests', 'unavailable'] as const)('%s: in seconds, or not', async (kind) => {
		expect(await header({ kind })).toBeUndefined();
		expect(await header({ kind, retryAfterSeconds: 7 })).toBe('7');
	});

	it.each(['tooManyRequests', 'unavailable'] as const)('%s: as a date of HTTP', async (kind) => {
		const before = Date.now();
		const date = (await header({ kind, retryAfterDate: 3 })) ?? '';
		expect(date).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
		// A date has whole seconds, and coming back too early helps nobody.
		expect(Date.parse(date)).toBeGreaterThanOrEqual(before + 3000);
		expect(Date.parse(date)).toBeLessThanOrEqual(Date.now() + 4000);
	});
});

describe('a slow trickle', () => {
	it('takes its time, and comes in many pieces', async () => {
		emulator.faults.add({ kind: 'trickle', overMs: 300 });
		const { pieces, complete } = await save();
		expect(complete).toBe(true);
		expect(pieces.length).toBeGreaterThan(10);
		expect(pieces[0]).toBeLessThan(200);
		expect(pieces[pieces.length - 1]).toBeGreaterThanOrEqual(290);
	});

	it('can take longer than a client waits, and does not mind that it leaves', async () => {
		emulator.faults.add({ kind: 'trickle', overMs: 400 });
		expect(await save(100)).toMatchObject({ code: 'TIMEOUT', status: 200, complete: false });
		await sleep(350);
		expect((await save()).complete).toBe(true);
	});
});

describe('an answer that only claims to be packed', () => {
	it('cannot be unpacked', async () => {
		emulator.faults.add({ kind: 'badGzip' });
		const { body } = await save();
		const unpack = createGunzip();
		const failed = new Promise((resolve) => unpack.on('error', resolve));
		unpack.end(body);
		expect(await failed).toMatchObject({ code: 'Z_DATA_ERROR' });
	});
});

describe('a closed port', () => {
	it('refuses connections for its time, at once when the rule is for everybody', async () => {
		emulator.faults.add({ kind: 'refused', forMs: 150 });
		expect((await save()).code).toBe('ECONNREFUSED');
		await sleep(200);
		expect((await save()).status).toBe(200);
		expect(emulator.log).toHaveLength(1);
	});

	it('is closed before the answer to the request that a rule waits for', async () => {
		emulator.faults.add({ kind: 'refused', method: 'GET', forMs: 150 });
		expect((await save()).status).toBe(200);
		expect((await sendRaw(emulator, 'GET', '/User/2')).status).toBe(200);
		expect((await save()).code).toBe('ECONNREFUSED');
		await sleep(200);
		expect((await save()).status).toBe(200);
	});

	it('stays closed for the longest of two times', async () => {
		emulator.faults.add({ kind: 'refused', forMs: 50 }, { kind: 'refused', forMs: 200 });
		await sleep(100);
		expect((await save()).code).toBe('ECONNREFUSED');
		await sleep(150);
		expect((await save()).status).toBe(200);
	});
});
