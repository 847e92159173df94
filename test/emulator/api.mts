import type { Answer } from './answer.mts';
import {
	expired,
	misdirected,
	noSuchRoute,
	pageNotFound,
	unauthorized,
	writeError,
	wrongMethod,
} from './answer.mts';
import { authenticate } from './auth.mts';
import { MalformedRequestError, SuperOfficeError } from './errors.mts';
import type { Effect } from './journal.mts';
import type { Mode } from './mode.mts';
import { closedAgent, isMisdirected } from './mode.mts';
import { answerLogin } from './online/login.mts';
import { findTenant, refuseTenant, tenantOfPath } from './online/tenants.mts';
import { present } from './present/present.mts';
import { selectProperties } from './present/select.mts';
import type { ApiRequest, Route } from './request.mts';
import { readQuery } from './request.mts';
import { findRoute } from './router.mts';
import type { State, StoredUser } from './state.mts';
import { requireAdministrator } from './users/permissions.mts';
import type { Webhooks } from './webhooks/webhooks.mts';

/** A request as it arrived, not yet understood. */
export interface Incoming {
	method: string;
	/** Scheme and host, such as `http://127.0.0.1:8080`. */
	origin: string;
	/** Path as sent, without the query. */
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	/** Text of the body; empty when there is none. */
	text: string;
}

/** One of the servers of an installation; onsite there is only one. */
export interface Place {
	state: State;
	mode: Mode;
	routes: Route[];
	/** Scheme, host and port of the installation's servers; in Online the first is the login server. */
	origins: string[];
	/** Index of this one. */
	server: number;
	webhooks: Webhooks;
	/** Told of the writes of a call, in the order they were done. */
	onWrites: (effects: Effect[], caller: StoredUser, tenant: string) => void;
}

/**
 * Answers a request to any address: the part before `/api` may be anything. It has been served when
 * this returns, but for calls that ask others themselves: these give a promise.
 */
export function answerRequest(incoming: Incoming, place: Place): Answer | Promise<Answer> {
	const { state, mode, webhooks } = place;
	const login = mode === 'online' ? answerLogin(incoming, place) : undefined;
	if (login !== undefined) return login;
	const address = /^(.*?\/api)(?:\/(v1)(\/.*)?)?\/?$/i.exec(incoming.path);
	if (address === null) {
		return /\/api\//i.test(incoming.path)
			? noSuchRoute(incoming.origin + incoming.path)
			: pageNotFound();
	}
	if (isMisdirected(mode, incoming.headers.host)) return misdirected();
	const refusal = mode === 'online' ? refuseTenant(place, incoming.path) : undefined;
	if (refusal !== undefined) return refusal;
	const [, api, version, path = ''] = address;
	const base = `${incoming.origin}${api}/v1`;
	if (version === undefined) return { status: 200, body: describeServer(base) };
	const tenant = calledTenant(place, incoming.path);
	const caller = authenticate(state, mode, tenant, incoming.headers);
	const schemes = SCHEMES[mode];
	if (caller === undefined) return unauthorized(schemes);
	if (caller === 'expired') return expired(state.settings.expiredStatus, schemes);
	const explain = (error: unknown): Answer => {
		const answer = writeError(error);
		return { ...answer, body: present(answer.body, incoming.headers) };
	};
	try {
		const shared = { mode, tenant, base, caller, webhooks };
		const answer = answerCall({ ...incoming, path }, place, shared);
		return answer instanceof Promise ? answer.catch(explain) : answer;
	} catch (error) {
		return explain(error);
	}
}

/** What the server says it takes, in the order of `WWW-Authenticate`. */
const SCHEMES: Record<Mode, string[]> = {
	onsite: ['Basic realm="SuperOffice"', 'SOTicket', 'Bearer'],
	online: ['SOTicket', 'Bearer'],
};

/** Onsite there are no tenants; an address in Online without one means the first. */
function calledTenant({ mode, state }: Place, path: string): string {
	if (mode === 'onsite') return 'Default';
	const name = tenantOfPath(path);
	const tenant = name === undefined ? undefined : findTenant(state, name);
	return (tenant ?? state.tenants[0]).contextIdentifier;
}

/** What a route is told beside the request. */
type Shared = Pick<ApiRequest, 'mode' | 'tenant' | 'base' | 'caller' | 'webhooks'>;

function answerCall(incoming: Incoming, place: Place, shared: Shared): Answer | Promise<Answer> {
	const { state, routes, onWrites } = place;
	const { mode, base, caller, tenant } = shared;
	const { method, query, headers } = incoming;
	const parts = incoming.path
		.split('/')
		.filter((part) => part !== '')
		.map(decodeURIComponent);
	const path = `/${parts.join('/')}`;
	// Which status and text a restricted call gets in Online is not documented.
	const closed = closedAgent(mode, state.settings, method, path);
	if (closed !== undefined) {
		const message = `The ${closed} agent is not available in Online.`;
		throw new SuperOfficeError('SoNotSupportedException', message);
	}
	const match = findRoute(routes, method, parts);
	if (match === 'unknown') return noSuchRoute(base + path);
	if (match === 'wrong method') {
		const isAgent = method === 'GET' && parts[0].toLowerCase() === 'agents';
		return isAgent ? { status: 200, body: describeMethod(base, path) } : wrongMethod(method);
	}
	const { route, parameters } = match;
	if (route.administratorsOnly) requireAdministrator(state, caller);
	const request = { parameters, query, headers, body: parseBody(incoming), ...shared };
	const known = state.journal.length;
	const body = route.handle(request, state);
	onWrites(state.journal.slice(known), caller, tenant);
	const write = (result: unknown): Answer => writeResult(result, route, request);
	return body instanceof Promise ? body.then(write) : write(body);
}

function writeResult(result: unknown, route: Route, request: ApiRequest): Answer {
	if (result === undefined) return { status: 204 };
	const select = readQuery(request, '$select');
	const selected = route.selects ? selectProperties(result, select) : result;
	return { status: 200, body: present(selected, request.headers) };
}

function parseBody({ text }: Incoming): unknown {
	if (text.trim() === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		throw new MalformedRequestError('The body is not valid JSON.');
	}
}

/** The one call that needs no login. */
function describeServer(base: string): object {
	return {
		v1: `${base}/`,
		NetServerVersion: '12.4.1514.0',
		NetServer: 'Emulator',
		Services: 'Services88',
		ServicesCurrent: 'Services88',
		Version: 'v1',
	};
}

/** A GET to an agent's method describes the call and runs nothing; the text is the server's own. */
function describeMethod(base: string, path: string): object {
	return { Method: 'POST', Url: base + path, Description: 'Call this method with POST.' };
}
