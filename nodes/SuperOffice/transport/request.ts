import type {
	IAdditionalCredentialOptions,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import type { Accepts } from './accepts';
import { answerOf, isSuccess, ownWords, refusalIn, type Answer, type FullResponse } from './answer';
import { Failure, type Attempt } from './failure';
import { createRedactor, withoutTokens } from './redact';
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

/** Statuses by which SuperOffice refuses an expired token or ticket; its pages give either. */
const FORBIDDEN = 403;

/** The statuses of a call to a server where the tenant is no longer, or that it does not run on. */
const MAY_HAVE_MOVED = [421, 503];

/** What a server says of a tenant that does not run, as far as can be guessed. */
const NOT_RUNNING = /not running|suspended|maintenance/i;

/** How long a 403 is believed after a new token has made no difference, in milliseconds. */
const BELIEF = 60_000;

/**
 * The one way to SuperOffice: sends a call through n8n's helper, which signs it and knows proxies
 * and certificates, and hands back the carrier as the API returned it, less any secret of the call
 * that the server repeats. Those of the credential are struck out where items leave the node: an
 * entity is written back, and must not be damaged.
 *
 * A call that was refused before it was read is sent again, once, in two cases: with a new token or
 * ticket, where the credential can get one, and to the tenant's new address.
 *
 * @throws Failure for anything that is not the carrier; nothing else is repeated
 */
export async function request<Carrier>(
	caller: Caller,
	session: Session,
	call: Call,
): Promise<Carrier> {
	try {
		const answer = await answerTo(caller, session, call);
		if (!isSuccess(answer) || !call.accepts(answer.body)) {
			throw Failure.fromAnswer(answer, attemptOf(session, call));
		}
		return (call.secrets ? createRedactor(call.secrets)(answer.body) : answer.body) as Carrier;
	} catch (error) {
		throw Failure.from(error, attemptOf(session, call));
	}
}

async function answerTo(caller: Caller, session: Session, call: Call): Promise<Answer> {
	const { root } = session;
	let answer = await send(caller, session, call);
	if (answer.status === FORBIDDEN && mayBeExpired(session, call, answer)) {
		answer = await send(caller, session, call, RENEW_ON_FORBIDDEN);
		if (answer.status === FORBIDDEN) session.forbidden.set(kindOf(call), Date.now() + BELIEF);
	}
	if (mayBeElsewhere(answer) && (await session.move(root))) {
		answer = await send(caller, session, call);
	}
	return answer;
}

/** Whether the tenant has moved, perhaps, or does not run: the login server knows, and says so. */
function mayBeElsewhere(answer: Answer): boolean {
	const isSaid = answer.status === FORBIDDEN && NOT_RUNNING.test(ownWords(answer).text ?? '');
	return isSaid || MAY_HAVE_MOVED.includes(answer.status);
}

/** Whether a 403 may be one of an expired token: it is not, where SuperOffice says why. */
function mayBeExpired({ renews, forbidden }: Session, call: Call, answer: Answer): boolean {
	const { type, text } = ownWords(answer);
	const isExplained = type !== undefined || NOT_RUNNING.test(text ?? '');
	return renews && !isExplained && (forbidden.get(kindOf(call)) ?? 0) < Date.now();
}

/** Calls that differ in ids alone are allowed or forbidden together. */
function kindOf({ method, path }: Call): string {
	return `${method} ${path.replace(/\d+/g, '#')}`;
}

/** Lets n8n take a 403 for an expired token, as it takes a 401 by itself. */
const RENEW_ON_FORBIDDEN: IAdditionalCredentialOptions = {
	oauth2: { tokenExpiredStatusCode: FORBIDDEN },
	preAuthenticationRetryStatusCode: FORBIDDEN,
};

async function send(
	caller: Caller,
	session: Session,
	call: Call,
	renewal?: IAdditionalCredentialOptions,
): Promise<Answer> {
	try {
		const response = (await caller.helpers.httpRequestWithAuthentication.call(
			caller,
			session.credentialType,
			requestOptions(session, call),
			renewal,
		)) as FullResponse;
		return answerOf(response);
	} catch (error) {
		const answer = refusalIn(error);
		if (answer) return answer;
		throw Failure.from(error, attemptOf(session, call));
	}
}

function attemptOf({ root, credentialType, redactorWith }: Session, call: Call): Attempt {
	const strike = redactorWith(call.secrets ?? []);
	return {
		call,
		origin: root.origin,
		credentialType,
		redact: (value) => withoutTokens(strike(value)),
	};
}

function requestOptions(session: Session, call: Call): IHttpRequestOptions {
	const { method, path, qs, timeout } = call;
	const options: IHttpRequestOptions = {
		method,
		url: new URL(path, session.root).href,
		json: true,
		returnFullResponse: true,
		// The status is read here: the error that n8n would make of it hides SuperOffice's words, and on
		// a 401 n8n would send the request again, so that a wrong password counts twice. Only where n8n
		// can get a new token it has to see the 401.
		ignoreHttpStatusErrors: !session.renews,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
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
