import type { Answer } from './answer.mts';
import { isObject } from './carriers/reading.mts';
import type { FaultRule } from './faults/rule.mts';
import type { Faults } from './faults/queue.mts';
import type { LogEntry } from './log.mts';
import { parseOrKeep } from './log.mts';
import { expireAll } from './online/issue.mts';
import type { State } from './state.mts';
import type { Throttle, ThrottleOptions } from './throttle.mts';

export interface Controlled {
	state: State;
	log: LogEntry[];
	faults: Faults;
	throttle: Throttle;
	reset: () => void;
	/** Moves a tenant, or that of `url`; answers its new address. */
	move: (contextIdentifier?: string) => string;
	/** What an app needs for signing in, and where. */
	describeApp: () => object;
}

/**
 * Routes for tests in another process: `GET /__emulator/state`, `GET|DELETE /__emulator/log`,
 * `GET /__emulator/journal`, `POST /__emulator/reset`, `GET|POST|DELETE /__emulator/faults`,
 * `GET|POST|DELETE /__emulator/throttle`, for Online `GET /__emulator/app`, `POST
 * /__emulator/expire`, and `POST /__emulator/move` with `{"contextIdentifier": "Cust12345"}` or
 * nothing. They need no login.
 */
export function createControl(
	controlled: Controlled,
): (method: string, path: string, text: string) => Answer | undefined {
	const { state, log, faults, throttle, reset, move, describeApp } = controlled;
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

/** What cannot be done is the fault of the test that asks for it. */
function tell(ask: () => object | void): Answer {
	try {
		const body = ask();
		return body === undefined ? { status: 204 } : { status: 200, body };
	} catch (error) {
		return { status: 400, body: { Message: error instanceof Error ? error.message : '' } };
	}
}
