import type { Answer } from './answer.mts';
import { isObject } from './carriers/reading.mts';
import type { FaultRule, Faults } from './faults.mts';
import type { LogEntry } from './log.mts';
import { parseOrKeep } from './log.mts';
import { expireAll } from './online/issue.mts';
import type { State } from './state.mts';

export interface Controlled {
	state: State;
	log: LogEntry[];
	faults: Faults;
	reset: () => void;
	/** Moves a tenant, or that of `url`; answers its new address. */
	move: (contextIdentifier?: string) => string;
	/** What an app needs for signing in, and where. */
	describeApp: () => object;
}

/**
 * Routes for tests in another process: `GET /__emulator/state`, `GET|DELETE /__emulator/log`,
 * `POST /__emulator/reset`, `GET|POST|DELETE /__emulator/faults`, for Online `GET /__emulator/app`,
 * `POST /__emulator/expire`, and `POST /__emulator/move` with `{"contextIdentifier": "Cust12345"}`
 * or nothing. They need no login.
 */
export function createControl(
	controlled: Controlled,
): (method: string, path: string, text: string) => Answer | undefined {
	const { state, log, faults, reset, move, describeApp } = controlled;
	const routes: Record<string, (body: unknown) => Answer> = {
		'GET /state': () => ({ status: 200, body: state }),
		'GET /log': () => ({ status: 200, body: log }),
		'DELETE /log': () => {
			log.length = 0;
			return { status: 204 };
		},
		'POST /reset': () => {
			reset();
			return { status: 204 };
		},
		'GET /faults': () => ({ status: 200, body: faults.pending() }),
		'POST /faults': (body) => {
			const rules: unknown[] = Array.isArray(body) ? body : [body];
			if (!rules.every(isFaultRule)) return { status: 400, body: { Message: 'No fault rule.' } };
			faults.add(...rules);
			return { status: 204 };
		},
		'DELETE /faults': () => {
			faults.clear();
			return { status: 204 };
		},
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
function tell(ask: () => object): Answer {
	try {
		return { status: 200, body: ask() };
	} catch (error) {
		return { status: 400, body: { Message: error instanceof Error ? error.message : '' } };
	}
}

function isFaultRule(value: unknown): value is FaultRule {
	return isObject(value);
}
