import type { AddressInfo } from 'node:net';
import { answerRequest } from './api.mts';
import { createControl } from './control.mts';
import type { Faults } from './faults.mts';
import { createFaults } from './faults.mts';
import type { LogEntry } from './log.mts';
import type { Mode } from './mode.mts';
import { ROUTES } from './routes/index.mts';
import { createState } from './seed/index.mts';
import { createServer } from './server.mts';
import type { State } from './state.mts';

export * from './seed/names.mts';
export type { FaultRule, Faults } from './faults.mts';
export type { LogEntry } from './log.mts';
export type { Mode } from './mode.mts';
export type { ExecutedCommand, Mail, State, StoredUser } from './state.mts';

const DEFAULT_SEED = 1;

export interface EmulatorOptions {
	/** 0 takes any free port. */
	port?: number;
	host?: string;
	mode?: Mode;
	/** Extra persons with a user each, made up from `seed`. */
	users?: number;
	/** The same number makes the same extra users. */
	seed?: number;
	/** Delay of every answer. */
	latencyMs?: number;
	/** PEM texts; the emulator then speaks https. */
	tls?: { key: string; cert: string };
	/** First part of `url`; `SuperOffice` onsite, the customer's id online. */
	virtualDirectory?: string;
	/** Whether `PATCH /User/{id}` exists: the OpenAPI files do not have it. */
	patch?: boolean;
}

export interface Emulator {
	/** What a person would give as the address of the installation; without `/api`. */
	url: string;
	/** Scheme, host and port. */
	origin: string;
	mode: Mode;
	/** The live state; tests may read and change it. */
	state: State;
	/** All requests in the order they arrived. */
	log: LogEntry[];
	faults: Faults;
	/** Back to the seed: state, log and faults. The objects stay the same. */
	reset: () => void;
	stop: () => Promise<void>;
}

/** Starts a small SuperOffice WebAPI on loopback, seeded with the company in `seed/`. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const { port = 0, host = '127.0.0.1', mode = 'onsite', users = 0, latencyMs = 0, tls } = options;
	const { seed = DEFAULT_SEED } = options;
	const { virtualDirectory = mode === 'online' ? 'Cust12345' : 'SuperOffice' } = options;
	const routes = ROUTES.filter((route) => options.patch !== false || route.method !== 'PATCH');
	const state = createState(users, seed);
	const log: LogEntry[] = [];
	const faults = createFaults();
	const reset = (): void => {
		Object.assign(state, createState(users, seed));
		log.length = 0;
		faults.clear();
	};
	const server = createServer({
		answer: (incoming) => answerRequest(incoming, state, mode, routes),
		control: createControl({ state, log, faults, reset }),
		faults,
		log,
		latencyMs,
		tls,
	});
	await server.listen({ port, host });
	const { port: actual } = server.server.address() as AddressInfo;
	const origin = `${tls === undefined ? 'http' : 'https'}://${host}:${actual}`;
	const url = virtualDirectory === '' ? origin : `${origin}/${virtualDirectory}`;
	return { url, origin, mode, state, log, faults, reset, stop: () => server.close() };
}
