/** Where the emulated server is installed: at the customer, or in the vendor's cloud. */
export type Mode = 'onsite' | 'online';

interface ClosedPath {
	path: RegExp;
	methods?: string[];
	/** Whether it opens when SuperOffice opens user management for an app. */
	isUserManagement?: boolean;
}

/**
 * What the documentation marks as Online Restricted, below `/api/v1`: the User agent, the REST
 * calls that use it, and the current user. Lists, the principal and licences stay open.
 */
const CLOSED_ONLINE: ClosedPath[] = [
	{ path: /^\/Agents\/User\//, isUserManagement: true },
	{ path: /^\/User$/, methods: ['POST'], isUserManagement: true },
	// Blocked for safety, not because it is user management.
	{ path: /^\/User\/current$/ },
	// One user by id or name, Default, Validate, CredentialTypes: all but the open words.
	{
		path: /^\/User\/(?!(current(Principal|Associate|Token)?|CustomField)$)[^/]+$/,
		isUserManagement: true,
	},
	{ path: /^\/User\/\d+\/(CustomCommand(\/.*)?|UserPresenceStatus)$/, isUserManagement: true },
	{ path: /^\/Role$/, methods: ['POST'] },
	{ path: /^\/Role\/[^/]+/ },
	// Not marked, but the page that lists the REST calls counts licences to what is onsite only.
	{ path: /^\/License\/[^/]+\/\d+$/, methods: ['PUT', 'DELETE'] },
];

/**
 * Whether this installation refuses the call whoever makes it.
 * @param isUserAgentOpen whether SuperOffice has opened user management for the app, in Online
 */
export function isClosed(
	mode: Mode,
	isUserAgentOpen: boolean,
	method: string,
	path: string,
): boolean {
	if (mode === 'onsite') return false;
	return CLOSED_ONLINE.some(
		(closed) =>
			!(isUserAgentOpen && closed.isUserManagement === true) &&
			new RegExp(closed.path, 'i').test(path) &&
			(closed.methods?.includes(method) ?? true),
	);
}

/** Host names of the environments, without the number of a server. */
const RESERVED_HOST = /^(sod|qaonline|stage|online)\.superoffice\.com(:\d+)?$/i;

/** Whether Online refuses a call because of the host it was sent to: only numbered ones serve tenants. */
export function isMisdirected(mode: Mode, host = ''): boolean {
	return mode === 'online' && RESERVED_HOST.test(host);
}
