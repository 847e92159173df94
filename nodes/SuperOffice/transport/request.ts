import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import type { Accepts } from './accepts';
import { answerOf, isSuccess, type FullResponse } from './answer';
import { Failure, type Attempt } from './failure';
import type { Session } from './session';

/** What n8n hands to a node that runs, or to the editor's look-ups. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions;

/** One call to the WebAPI. */
export interface Call {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Below `/api/v1/`, its parts URL-encoded, e.g. `Agents/User/SaveUser` */
	path: string;
	qs?: IDataObject;
	/** Sent as JSON, also when it is an empty object, which n8n's helper would leave out */
	body?: object;
	headers?: Record<string, string>;
	/** Texts of the body that no message may show, such as the password of the user that is saved */
	secrets?: string[];
	/** Milliseconds; n8n's own limit of 300,000 where it is absent */
	timeout?: number;
	/** What the call is for, in words that follow "SuperOffice did not", e.g. `save user 5` */
	purpose: string;
	/** Who or what has to exist for it, e.g. `user 5`: an agent answers `null` for what does not */
	subject?: string;
	/** Tells the answer from an error object with status 200 */
	accepts: Accepts;
	/** Whether it changes something in SuperOffice */
	writes: boolean;
	/** Whether it stands on the User agent, which SuperOffice Online closes */
	userManagement: boolean;
}

/** A patch is a list of operations (RFC 6902), which SuperOffice takes under the standard's own type. */
const CONTENT_TYPES: Partial<Record<Call['method'], string>> = {
	PATCH: 'application/json-patch+json',
};

/** Sends a call and hands back the carrier that it answers. */
export type Send = <Carrier>(call: Call) => Promise<Carrier>;

/**
 * The one way to SuperOffice: sends a call through n8n's helper, which signs it and knows proxies
 * and certificates, and hands back the carrier as the API returned it, less any secret of the
 * credential or of the call that the server repeats.
 *
 * @throws Failure for anything that is not the carrier; nothing is repeated
 */
export async function request<Carrier>(
	caller: Caller,
	session: Session,
	call: Call,
): Promise<Carrier> {
	try {
		const response = (await caller.helpers.httpRequestWithAuthentication.call(
			caller,
			session.credentialType,
			requestOptions(call),
		)) as FullResponse;
		const answer = answerOf(response);
		if (!isSuccess(answer) || !call.accepts(answer.body)) {
			throw Failure.fromAnswer(answer, attemptOf(session, call));
		}
		return attemptOf(session, call).redact(answer.body) as Carrier;
	} catch (error) {
		throw Failure.from(error, attemptOf(session, call));
	}
}

function attemptOf({ origin, redactorWith }: Session, call: Call): Attempt {
	return { call, origin, redact: redactorWith(call.secrets ?? []) };
}

function requestOptions(call: Call): IHttpRequestOptions {
	const { method, path, qs, timeout } = call;
	const options: IHttpRequestOptions = {
		method,
		url: path,
		json: true,
		returnFullResponse: true,
		// The status is read here: the error that n8n would make of it hides SuperOffice's words, and
		// on a 401 n8n would send the request again, so that a wrong password counts twice.
		ignoreHttpStatusErrors: true,
		headers: { ...call.headers },
	};
	if (qs) options.qs = qs;
	if (timeout) options.timeout = timeout;
	if (call.body) {
		options.body = JSON.stringify(call.body);
		options.headers!['Content-Type'] = CONTENT_TYPES[method] ?? 'application/json';
	}
	return options;
}
