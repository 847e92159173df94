import type { Mode } from './mode.mts';
import type { OnlineSeed } from './seed/online.mts';
import { TENANTS } from './seed/names.mts';
import type { ThrottleOptions } from './throttle.mts';

export interface EmulatorOptions {
	/** 0 takes any free port; of several servers it is the first one's, and the others follow. */
	port?: number;
	host?: string;
	mode?: Mode;
	/** Extra persons with a user each, made up from `seed`. */
	users?: number;
	/** The same number makes the same extra users. */
	seed?: number;
	/** Delay of every answer. */
	latencyMs?: number;
	/** How many requests a second are served; the others get a 429. All are when absent. */
	throttle?: ThrottleOptions;
	/** PEM texts; the emulator then speaks https. */
	tls?: { key: string; cert: string };
	/** First part of `url`; `SuperOffice` onsite, the customer's id online. */
	virtualDirectory?: string;
	/** Whether `PATCH /User/{id}` exists: the OpenAPI files do not have it. */
	patch?: boolean;
	/**
	 * Online: how many servers tenants live on, each with a port of its own beside that of the login
	 * server. Without it one port does it all.
	 */
	servers?: number;
	/**
	 * How long the tokens and tickets are good for that are given out; 3600 and 21600. A ticket's life
	 * begins again with each use. The seeded ones are good for ever.
	 */
	tokenLifeSeconds?: number;
	/** Whether the token and tickets of `LOGINS` have that life as well. */
	seededLoginsExpire?: boolean;
	/** What an expired one is answered with; 401. */
	expiredStatus?: 401 | 403;
	/** Online: whether SuperOffice has opened user management for the app. */
	openUserAgent?: boolean;
	/** Online: whether the app has asked for webhooks. */
	openWebhooks?: boolean;
	/** How long the second and the third attempt to deliver a webhook wait; 1000 and 4000. */
	webhookRetryMs?: number[];
	/** Online: where users may be sent back to, letter by letter; else any n8n on this machine. */
	redirectUris?: string[];
	/** Online: how long a client may keep what it was told of a tenant; 300. */
	stateLifeSeconds?: number;
}

const FIVE_MINUTES = 300;
const HOUR = 3600;

/** What Online begins with, and goes back to. */
export function readOnlineSeed(options: EmulatorOptions): OnlineSeed {
	const { servers = 0, virtualDirectory = '' } = options;
	return {
		tenant: virtualDirectory === '' ? TENANTS.running : virtualDirectory,
		server: Math.min(servers, 1),
		seededLoginsExpire: options.seededLoginsExpire ?? false,
		settings: {
			tokenLifeSeconds: options.tokenLifeSeconds ?? HOUR,
			ticketLifeSeconds: options.tokenLifeSeconds ?? 6 * HOUR,
			expiredStatus: options.expiredStatus ?? 401,
			isUserAgentOpen: options.openUserAgent ?? false,
			areWebhooksOpen: options.openWebhooks ?? false,
			redirectUris: options.redirectUris ?? null,
			stateLifeSeconds: options.stateLifeSeconds ?? FIVE_MINUTES,
		},
	};
}
