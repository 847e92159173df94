import { answerRequest } from './api.mts';
import { createControl } from './control.mts';
import type { Faults } from './faults/queue.mts';
import { createFaults } from './faults/queue.mts';
import type { Effect } from './journal.mts';
import { markEffects } from './journal.mts';
import { listen } from './listen.mts';
import type { LogEntry } from './log.mts';
import type { Mode } from './mode.mts';
import type { App } from './online/app.mts';
import { describeApp } from './online/app.mts';
import { expireAll } from './online/issue.mts';
import { addressOf, findTenant, moveTenant } from './online/tenants.mts';
import type { EmulatorOptions } from './options.mts';
import { readOnlineSeed } from './options.mts';
import type { Others } from './others/others.mts';
import { createOthers } from './others/others.mts';
import { createPorts } from './ports.mts';
import { ROUTES } from './routes/index.mts';
import { createState } from './seed/index.mts';
import { addressOf as plainAddress } from './server.mts';
import type { State } from './state.mts';
import type { Throttle } from './throttle.mts';
import { createThrottle } from './throttle.mts';
import { createSignals } from './webhooks/signals.mts';
import type { Webhooks } from './webhooks/webhooks.mts';
import { createWebhooks } from './webhooks/webhooks.mts';

export * from './seed/names.mts';
export type { Faults } from './faults/queue.mts';
export { FAULT_KINDS } from './faults/rule.mts';
export type { FaultKind, FaultRule, When } from './faults/rule.mts';
export type { Effect, EffectKind } from './journal.mts';
export type { LogEntry } from './log.mts';
export type { Mode } from './mode.mts';
export type { App } from './online/app.mts';
export type { Issued, OnlineSettings, StoredTenant, TenantState } from './online/state.mts';
export type { EmulatorOptions } from './options.mts';
export type { Deed, Done, Moment } from './others/deed.mts';
export type { Others } from './others/others.mts';
export type { ExecutedCommand, Mail, State, StoredUser } from './state.mts';
export type { Throttle, ThrottleModel, ThrottleOptions } from './throttle.mts';
export type { Attempt } from './webhooks/delivery.mts';
export type { StoredWebhook } from './webhooks/stored.mts';
export type { Webhooks } from './webhooks/webhooks.mts';

const DEFAULT_SEED = 1;

export interface Emulator {
	/**
	 * What a person would give as the address of the installation, without `/api`: in Online where
	 * the tenant is at present.
	 */
	readonly url: string;
	/** Scheme, host and port; of several servers the login server's. */
	origin: string;
	/** Where Online signs in and tells a tenant's state; the same as `origin`. */
	loginUrl: string;
	mode: Mode;
	/** The app that Online knows; its key is made when it is first asked for. */
	readonly app: App;
	/** The live state; tests may read and change it. */
	state: State;
	/** All requests in the order they arrived. */
	log: LogEntry[];
	/** Every write that was really done, with the number of its request in the log. */
	readonly journal: Effect[];
	faults: Faults;
	/** How many requests a second are served. */
	throttle: Throttle;
	/** Somebody else, who changes users beside the requests. */
	others: Others;
	/** What tells targets of events, and every attempt to. */
	webhooks: Webhooks;
	/**
	 * Back to the seed: state, log, journal, faults, webhooks and what others were to do, and the
	 * throttle it began with.
	 */
	reset: () => void;
	/** Moves a tenant, or that of `url`, to the next server; answers its new address. */
	moveTenant: (contextIdentifier?: string) => string;
	/** Ends the life of every token and ticket given out; the seeded ones go on unless they expire. */
	expireAll: () => void;
	stop: () => Promise<void>;
}

/** Starts a small SuperOffice WebAPI on loopback, seeded with the company in `seed/`. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const { mode = 'onsite', users = 0, latencyMs = 0, tls } = options;
	const { seed = DEFAULT_SEED } = options;
	const servers = mode === 'online' ? (options.servers ?? 0) : 0;
	const routes = ROUTES.filter((route) => options.patch !== false || route.method !== 'PATCH');
	const online = readOnlineSeed(options);
	const { virtualDirectory = mode === 'online' ? online.tenant : 'SuperOffice' } = options;
	const state = createState(users, seed, online);
	const log: LogEntry[] = [];
	const ports = createPorts();
	const faults = createFaults(ports.closeFor);
	const throttle = createThrottle(options.throttle);
	const webhooks = createWebhooks(state, options.webhookRetryMs);
	const signals = createSignals(state, webhooks);
	const { onWrites } = signals;
	const others = createOthers(state, (effects, caller) =>
		onWrites(effects, caller, mode === 'online' ? online.tenant : 'Default'),
	);
	const origins: string[] = [];
	let requests = 0;
	const reset = (): void => {
		Object.assign(state, createState(users, seed, online));
		webhooks.clear();
		signals.reset();
		others.clear();
		log.length = 0;
		requests = 0;
		faults.clear();
		throttle.set(options.throttle);
	};
	const move = (contextIdentifier = online.tenant): string =>
		moveTenant({ state, origins }, contextIdentifier);
	const readUrl = (): string => {
		const tenant = findTenant(state, online.tenant);
		if (servers > 0 && tenant !== undefined) return addressOf({ origins }, tenant);
		return virtualDirectory === '' ? origins[0] : `${origins[0]}/${virtualDirectory}`;
	};
	const tellApp = (): object => ({ ...describeApp(), loginUrl: origins[0], url: readUrl() });
	const shared = { log, faults, throttle };
	const control = createControl({
		...shared,
		state,
		others,
		webhooks,
		reset,
		move,
		describeApp: tellApp,
	});
	const place = { state, mode, routes, origins, webhooks, onWrites };
	const listening = await listen(options, 1 + servers, ports, (server) => ({
		...shared,
		answer(incoming, number) {
			const serve = (): ReturnType<typeof answerRequest> =>
				answerRequest(incoming, { ...place, server });
			const answer = markEffects(state.journal, number, serve);
			others.served({ method: incoming.method, address: plainAddress(incoming) });
			return answer;
		},
		control,
		nextNumber: () => (requests += 1),
		close: ports.closeFor,
		latencyMs,
		tls,
	}));
	origins.push(...listening.origins);
	const [origin] = origins;
	return {
		get url() {
			return readUrl();
		},
		origin,
		loginUrl: origin,
		mode,
		get app() {
			return describeApp();
		},
		state,
		log,
		get journal() {
			return state.journal;
		},
		faults,
		throttle,
		others,
		webhooks,
		reset,
		moveTenant: move,
		expireAll: () => expireAll(state),
		async stop() {
			webhooks.clear();
			await listening.stop();
		},
	};
}
