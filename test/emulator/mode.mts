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
];

/** Whether this installation refuses the call whoever makes it. */
export function isClosed(mode: Mode, method: string, path: string): boolean {
	if (mode === 'onsite') return false;
	return CLOSED_ONLINE.some(
		(closed) =>
			new RegExp(closed.path, 'i').test(path) && (closed.methods?.includes(method) ?? true),
	);
}
