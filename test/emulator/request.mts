import type { UserContent } from './carriers/shapes.mts';
import { userShape } from './carriers/shapes.mts';
import type { Shape } from './carriers/reading.mts';
import { isObject, readProperty, readShape } from './carriers/reading.mts';
import { MalformedRequestError, MissingEntityError } from './errors.mts';
import type { Mode } from './mode.mts';
import type { State, StoredUser } from './state.mts';
import type { Webhooks } from './webhooks/webhooks.mts';

/** A request as a route sees it. */
export interface ApiRequest {
	/** Parts of the path, by the names in the route's template. */
	parameters: Record<string, string>;
	query: Record<string, string>;
	/** Header names are lower-case. */
	headers: Record<string, string>;
	/** Parsed JSON; undefined when the request has no body. */
	body: unknown;
	/** Address of the API as the client called it, such as `http://host/SuperOffice/api/v1`. */
	base: string;
	mode: Mode;
	/** The tenant that is called; `Default` onsite. */
	tenant: string;
	/** The user the login belongs to. */
	caller: StoredUser;
	/** What tells targets of events. */
	webhooks: Webhooks;
}

/** What a route answers: the body, or undefined for 204 No Content; a promise where it asks others. */
export type Handler = (request: ApiRequest, state: State) => unknown;

export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Template below `/api/v1`, such as `/User/{id:int}`. */
	path: string;
	handle: Handler;
	/** Others are refused: only administrators manage users. */
	administratorsOnly?: boolean;
	/** Whether `$select` blanks properties of the answer. */
	selects?: boolean;
}

/** A method of an agent: always POST. */
export function agentMethod(
	name: `${string}/${string}`,
	handle: Handler,
	options: Pick<Route, 'administratorsOnly' | 'selects'> = {},
): Route {
	return { method: 'POST', path: `/Agents/${name}`, handle, selects: true, ...options };
}

/** Query parameters have no upper and lower case either. */
export function readQuery(request: ApiRequest, name: string): string | undefined {
	const value = readProperty(request.query, name);
	return typeof value === 'string' ? value : undefined;
}

/** @throws MalformedRequestError when the parameter is missing or no integer */
export function requireInteger(request: ApiRequest, name: string): number {
	const value = readQuery(request, name);
	if (value === undefined || !/^-?\d+$/.test(value)) {
		throw new MalformedRequestError(
			`The parameters dictionary contains a null entry for parameter '${name}'.`,
		);
	}
	return Number(value);
}

/** The bare User of a save. @throws MissingEntityError for an empty body */
export function readUser(request: ApiRequest): UserContent {
	const { body } = request;
	if (body === undefined || body === null) throw new MissingEntityError();
	if (!isObject(body)) throw new MalformedRequestError('The request is not an object.');
	return readShape(userShape, body);
}

/** The request object of an agent's method. @throws MalformedRequestError when there is none */
export function readArguments<T>(request: ApiRequest, shape: Shape<T>): T {
	if (!isObject(request.body)) {
		throw new MalformedRequestError(
			"The parameters dictionary contains a null entry for parameter 'request'.",
		);
	}
	return readShape(shape, request.body);
}

/** The id of the path; the router lets only integers through to it. */
export function pathId(request: ApiRequest): number {
	return Number(request.parameters.id ?? request.parameters.associateId);
}
