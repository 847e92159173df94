/** Where the emulated server is installed: at the customer, or in the vendor's cloud. */
export type Mode = 'onsite' | 'online';

interface ClosedPath {
	path: RegExp;
	methods?: string[];
}

/**
 * What the documentation marks as Online Restricted, below `/api/v1`: the User agent, the REST
 * calls that use it, and the current user. Lists, the principal and licences stay open.
 */
const CLOSED_ONLINE: ClosedPath[] = [
	{ path: /^\/Agents\/User\// },
	{ path: /^\/User$/, methods: ['POST'] },
	// One user by id or name, Default, Validate, CredentialTypes, current: all but the open words.
	{ path: /^\/User\/(?!(currentPrincipal|currentAssociate|currentToken|CustomField)$)[^/]+$/ },
	{ path: /^\/User\/\d+\/(CustomCommand(\/.*)?|UserPresenceStatus)$/ },
	{ path: /^\/Role$/, methods: ['POST'] },
	{ path: /^\/Role\/[^/]+/ },
	// Not marked, but the page that lists the REST calls counts licences to what is onsite only.
	{ path: /^\/License\/[^/]+\/\d+$/, methods: ['PUT', 'DELETE'] },
];

/** Whether this installation refuses the call whoever makes it. */
export function isClosed(mode: Mode, method: string, path: string): boolean {
	if (mode === 'onsite') return false;
	return CLOSED_ONLINE.some(
		(closed) =>
			new RegExp(closed.path, 'i').test(path) && (closed.methods?.includes(method) ?? true),
	);
}

/** Host names of the environments, without the number of a server. */
const RESERVED_HOST = /^(sod|qaonline|stage|online)\.superoffice\.com(:\d+)?$/i;

/** Whether Online refuses a call because of the host it was sent to: only numbered ones serve tenants. */
export function isMisdirected(mode: Mode, host = ''): boolean {
	return mode === 'online' && RESERVED_HOST.test(host);
}
