import type { OnlineSettings } from './online/state.mts';

/** Where the emulated server is installed: at the customer, or in the vendor's cloud. */
export type Mode = 'onsite' | 'online';

interface ClosedPath {
	path: RegExp;
	methods?: string[];
	/** The agent that it uses: SuperOffice can open it for an app. None is not to be opened. */
	agent?: 'User' | 'Webhook';
}

/** What SuperOffice has opened for the app. */
export type Opened = Pick<OnlineSettings, 'isUserAgentOpen' | 'areWebhooksOpen'>;

/**
 * What the documentation marks as Online Restricted, below `/api/v1`: the User agent, the REST
 * calls that use it, the current user, and webhooks. Lists, archives, the principal and licences
 * stay open.
 */
const CLOSED_ONLINE: ClosedPath[] = [
	{ path: /^\/Agents\/User\//, agent: 'User' },
	{ path: /^\/User$/, methods: ['POST'], agent: 'User' },
	// Blocked for safety, not because it is user management.
	{ path: /^\/User\/current$/ },
	// One user by id or name, Default, Validate, CredentialTypes: all but the open words.
	{
		path: /^\/User\/(?!(current(Principal|Associate|Token)?|CustomField)$)[^/]+$/,
		agent: 'User',
	},
	{ path: /^\/User\/\d+\/(CustomCommand(\/.*)?|UserPresenceStatus)$/, agent: 'User' },
	{ path: /^\/(Agents\/)?Webhook(\/|$)/, agent: 'Webhook' },
	{ path: /^\/Role$/, methods: ['POST'] },
	{ path: /^\/Role\/[^/]+/ },
	// Not marked, but the page that lists the REST calls counts licences to what is onsite only.
	{ path: /^\/License\/[^/]+\/\d+$/, methods: ['PUT', 'DELETE'] },
];

/**
 * Which agent this installation refuses to a call, whoever makes it: `User` for all calls that are
 * closed but those of webhooks.
 * @param opened what SuperOffice has opened for the app, in Online
 * @returns undefined for a call that is open
 */
export function closedAgent(
	mode: Mode,
	opened: Opened,
	method: string,
	path: string,
): 'User' | 'Webhook' | undefined {
	if (mode === 'onsite') return undefined;
	const isOpen = { User: opened.isUserAgentOpen, Webhook: opened.areWebhooksOpen };
	const found = CLOSED_ONLINE.find(
		(closed) =>
			!(closed.agent !== undefined && isOpen[closed.agent]) &&
			new RegExp(closed.path, 'i').test(path) &&
			(closed.methods?.includes(method) ?? true),
	);
	return found === undefined ? undefined : (found.agent ?? 'User');
}

/** Host names of the environments, without the number of a server. */
const RESERVED_HOST = /^(sod|qaonline|stage|online)\.superoffice\.com(:\d+)?$/i;

/** Whether Online refuses a call because of the host it was sent to: only numbered ones serve tenants. */
export function isMisdirected(mode: Mode, host = ''): boolean {
	return mode === 'online' && RESERVED_HOST.test(host);
}
