import { randomBytes } from 'node:crypto';

import { HOST } from './ports.mts';

/** What differs from one start of n8n to the next. */
export interface Place {
	userFolder: string;
	port: number;
	brokerPort: number;
}

/**
 * The environment of n8n. It is complete: of the caller's own environment only the search path
 * and the language get through, because a variable such as DB_TYPE or HTTP_PROXY would change
 * what n8n does.
 */
export function settingsOf({ userFolder, port, brokerPort }: Place): NodeJS.ProcessEnv {
	return {
		PATH: process.env.PATH,
		LANG: process.env.LANG,
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: randomKey(),
		N8N_LISTEN_ADDRESS: HOST,
		N8N_HOST: HOST,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// The page is served over plain http, where a browser does not keep a secure cookie.
		N8N_SECURE_COOKIE: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		N8N_LOG_LEVEL: 'info',
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		...QUIET,
	};
}

/** A key to encrypt credentials with. */
export function randomKey(): string {
	return randomBytes(24).toString('hex');
}

/** Everything by which n8n would talk to its makers. */
const QUIET = {
	// The list of MCP servers, which n8n fetches when it starts.
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};
