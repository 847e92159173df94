import type { Answer } from '../answer.mts';
import { wrongMethod } from '../answer.mts';
import type { Incoming } from '../api.mts';
import { authorize } from './authorize.mts';
import { publishedKeys } from './jwt.mts';
import { describeProvider } from './metadata.mts';
import type { Online } from './online.mts';
import { authenticateSystemUser } from './systemUser.mts';
import { describeTenant } from './tenants.mts';
import { giveTokens } from './tokens.mts';

interface LoginRoute {
	method: 'GET' | 'POST';
	/** Its groups are handed to `handle`. */
	path: RegExp;
	handle: (incoming: Incoming, online: Online, parts: string[]) => Answer;
}

/** For any customer, or for the one that is named instead of `common`. */
const AUTHORIZE = /^\/login\/([^/]+)\/oauth\/authorize$/i;

/** What the login server answers. None of it needs a login, and paths have no case. */
const ROUTES: LoginRoute[] = [
	{
		method: 'GET',
		path: /^\/login\/\.well-known\/openid-configuration$/i,
		handle: (_incoming, online) => ({ status: 200, body: describeProvider(online) }),
	},
	{
		method: 'GET',
		path: /^\/login\/\.well-known\/jwks$/i,
		handle: () => ({ status: 200, body: publishedKeys() }),
	},
	{
		method: 'POST',
		path: /^\/login\/api\/PartnerSystemUser\/Authenticate$/i,
		handle: authenticateSystemUser,
	},
	{ method: 'GET', path: AUTHORIZE, handle: authorize },
	{ method: 'POST', path: AUTHORIZE, handle: authorize },
	{ method: 'POST', path: /^\/login\/[^/]+\/oauth\/tokens$/i, handle: giveTokens },
	{
		method: 'GET',
		path: /^\/api\/state\/([^/]+)\/?$/i,
		handle: (_incoming, online, [name]) => ({ status: 200, body: describeTenant(online, name) }),
	},
];

/** Answers what belongs to the login server; undefined for all other addresses. */
export function answerLogin(incoming: Incoming, online: Online): Answer | undefined {
	// Servers with a number are for tenants only.
	if (online.server !== 0) return undefined;
	const matches = ROUTES.map((route) => ({ route, match: route.path.exec(incoming.path) })).filter(
		({ match }) => match !== null,
	);
	if (matches.length === 0) return undefined;
	const found = matches.find(({ route }) => route.method === incoming.method);
	if (found === undefined) return wrongMethod(incoming.method);
	const parts = (found.match ?? []).slice(1).map(decodeURIComponent);
	return found.route.handle(incoming, online, parts);
}
