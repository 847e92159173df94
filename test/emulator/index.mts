import { answerRequest } from './api.mts';
import { createControl } from './control.mts';
import type { Faults } from './faults.mts';
import { createFaults } from './faults.mts';
import { listen } from './listen.mts';
import type { LogEntry } from './log.mts';
import type { Mode } from './mode.mts';
import type { App } from './online/app.mts';
import { describeApp } from './online/app.mts';
import { expireAll } from './online/issue.mts';
import { addressOf, findTenant, moveTenant } from './online/tenants.mts';
import type { EmulatorOptions } from './options.mts';
import { readOnlineSeed } from './options.mts';
import { ROUTES } from './routes/index.mts';
import { createState } from './seed/index.mts';
import type { State } from './state.mts';

export * from './seed/names.mts';
export type { FaultRule, Faults } from './faults.mts';
export type { LogEntry } from './log.mts';
export type { Mode } from './mode.mts';
export type { App } from './online/app.mts';
export type { Issued, OnlineSettings, StoredTenant, TenantState } from './online/state.mts';
export type { EmulatorOptions } from './options.mts';
export type { ExecutedCommand, Mail, State, StoredUser } from './state.mts';

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
	faults: Faults;
	/** Back to the seed: state, log and faults. The objects stay the same. */
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
	const faults = createFaults();
	const origins: string[] = [];
	const reset = (): void => {
		Object.assign(state, createState(users, seed, online));
		log.length = 0;
		faults.clear();
	};
	const move = (contextIdentifier = online.tenant): string =>
		moveTenant({ state, origins }, contextIdentifier);
	const readUrl = (): string => {
		const tenant = findTenant(state, online.tenant);
		if (servers > 0 && tenant !== undefined) return addressOf({ origins }, tenant);
		return virtualDirectory === '' ? origins[0] : `${origins[0]}/${virtualDirectory}`;
	};
	const tellApp = (): object => ({ ...describeApp(), loginUrl: origins[0], url: readUrl() });
	const control = createControl({ state, log, faults, reset, move, describeApp: tellApp });
	const place = { state, mode, routes, origins };
	const listening = await listen(options, 1 + servers, (server) => ({
		answer: (incoming) => answerRequest(incoming, { ...place, server }),
		control,
		faults,
		log,
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
		faults,
		reset,
		moveTenant: move,
		expireAll: () => expireAll(state),
		stop: listening.stop,
	};
}
