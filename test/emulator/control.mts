import type { Answer } from './answer.mts';
import { isObject } from './carriers/reading.mts';
import type { FaultRule } from './faults/rule.mts';
import type { Faults } from './faults/queue.mts';
import type { LogEntry } from './log.mts';
import { parseOrKeep } from './log.mts';
import { expireAll } from './online/issue.mts';
import type { Deed, Moment } from './others/deed.mts';
import type { Others } from './others/others.mts';
import type { State } from './state.mts';
import type { Throttle, ThrottleOptions } from './throttle.mts';
import type { Webhooks } from './webhooks/webhooks.mts';

export interface Controlled {
	state: State;
	log: LogEntry[];
	faults: Faults;
	throttle: Throttle;
	others: Others;
	webhooks: Webhooks;
	reset: () => void;
	/** Moves a tenant, or that of `url`; answers its new address. */
	move: (contextIdentifier?: string) => string;
	/** What an app needs for signing in, and where. */
	describeApp: () => object;
}

/**
 * Routes for tests in another process: `GET /__emulator/state`, `GET|DELETE /__emulator/log`,
 * `GET /__emulator/journal`, `POST /__emulator/reset`, `GET|POST|DELETE /__emulator/faults`,
 * `GET|POST|DELETE /__emulator/throttle`, `GET|POST|DELETE /__emulator/others` with a deed, several,
 * `{"random": 200, "seed": 1}` or `{"after": {"path": "/User", "request": 2}, "do": […]}`,
 * `GET /__emulator/webhooks` for every attempt to deliver one, and `POST /__emulator/webhooks` with
 * `{"retryMs": [10, 40]}`; for Online `GET /__emulator/app`, `POST /__emulator/expire`, and `POST
 * /__emulator/move` with `{"contextIdentifier": "Cust12345"}` or nothing. They need no login.
 */
export function createControl(
	controlled: Controlled,
): (method: string, path: string, text: string) => Answer | undefined {
	const { state, log, faults, throttle, others, webhooks, reset, move, describeApp } = controlled;
	const routes: Record<string, (body: unknown) => Answer> = {
		'GET /state': () => ({ status: 200, body: state }),
		'GET /log': () => ({ status: 200, body: log }),
		'DELETE /log': () => {
			log.length = 0;
			return { status: 204 };
		},
		'GET /journal': () => ({ status: 200, body: state.journal }),
		'POST /reset': () => {
			reset();
			return { status: 204 };
		},
		'GET /faults': () => ({ status: 200, body: faults.pending() }),
		'POST /faults': (body) => {
			const rules: unknown[] = Array.isArray(body) ? body : [body];
			// They are looked at where they are added.
			return tell(() => faults.add(...(rules as FaultRule[])));
		},
		'DELETE /faults': () => {
			faults.clear();
			return { status: 204 };
		},
		'GET /throttle': () => ({ status: 200, body: throttle.get() ?? null }),
		'POST /throttle': (body) =>
			tell(() => throttle.set((isObject(body) ? body : {}) as unknown as ThrottleOptions)),
		'DELETE /throttle': () => tell(() => throttle.set(undefined)),
		'GET /others': () => ({ status: 200, body: others.waiting() }),
		'POST /others': (body) => tell(() => doAsTold(others, body)),
		'DELETE /others': () => {
			others.clear();
			return { status: 204 };
		},
		'GET /webhooks': () => ({ status: 200, body: webhooks.attempts }),
		'POST /webhooks': (body) => tell(() => setRetries(webhooks, body)),
		'GET /app': () => ({ status: 200, body: describeApp() }),
		'POST /expire': () => {
			expireAll(state);
			return { status: 204 };
		},
		'POST /move': (body) => {
			const { contextIdentifier } = isObject(body) ? body : {};
			const isNamed = typeof contextIdentifier === 'string';
			return tell(() => ({ url: move(isNamed ? contextIdentifier : undefined) }));
		},
	};
	return (method, path, text) =>
		routes[`${method} ${path.replace(/\/$/, '')}`]?.(parseOrKeep(text));
}

/** Deeds are looked at where they are done. */
function doAsTold(others: Others, body: unknown): object | void {
	if (!isObject(body)) return others.do(...((Array.isArray(body) ? body : []) as Deed[]));
	const { random, seed, after, do: deeds } = body;
	if (typeof random === 'number') {
		return others.doRandom(random, typeof seed === 'number' ? seed : 1);
	}
	if (isObject(after)) {
		others.doAfter(after as Moment, ...((Array.isArray(deeds) ? deeds : [deeds]) as Deed[]));
		return undefined;
	}
	return others.do(body as unknown as Deed);
}

function setRetries(webhooks: Webhooks, body: unknown): void {
	const { retryMs } = isObject(body) ? body : {};
	const isTimes = Array.isArray(retryMs) && retryMs.every((ms) => typeof ms === 'number');
	if (!isTimes) throw new Error("'retryMs' is an array of milliseconds.");
	webhooks.retryMs = retryMs;
}

/** What cannot be done is the fault of the test that asks for it. */
function tell(ask: () => object | void): Answer {
	try {
		const body = ask();
		return body === undefined ? { status: 204 } : { status: 200, body };
	} catch (error) {
		return { status: 400, body: { Message: error instanceof Error ? error.message : '' } };
	}
}
