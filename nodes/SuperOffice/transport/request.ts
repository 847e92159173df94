import type {
	IAdditionalCredentialOptions,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { Accepts } from './accepts';
import {
	answerOf,
	isSuccess,
	noAnswerFrom,
	ownWords,
	refusalIn,
	type Answer,
	type FullResponse,
} from './answer';
import { certaintyOf, certaintyWithout, type Certainty } from './certainty';
import { Failure, type Attempt } from './failure';
import { createRedactor, withoutTokens } from './redact';
import { nextStep } from './retry';
import type { Session } from './session';

/** What n8n hands to a node that runs, to the editor's look-ups, or to a trigger. */
export type Caller =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IHookFunctions
	| IWebhookFunctions;

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
	/** Milliseconds; that of the run where it is absent */
	timeout?: number;
	/** What the call is for, in words that follow "SuperOffice did not", e.g. `save user 5` */
	purpose: string;
	/** Who or what has to exist for it, e.g. `user 5`: an agent answers `null` for what does not */
	subject?: string;
	/** Tells the answer from an error object with status 200 */
	accepts: Accepts;
	/** Whether it changes something in SuperOffice: then it is not sent twice without knowing why */
	writes: boolean;
	/** How to find out whether it was done when its answer is lost; a write without it fails then */
	settlement?: Settlement;
	/** Whether it stands on the User agent, which SuperOffice Online closes */
	userManagement: boolean;
}

/** How to find out by reading whether a write was done. */
export interface Settlement {
	/** Reads what the write would have changed; its answer is `null` where there is nothing */
	read: Call;
	/** Looks at what was read */
	verdict: (found: unknown) => Verdict;
}

/** Done, with what the write would have answered; or not done; or reading cannot tell. */
export type Verdict = { answer: unknown } | 'notDone' | 'unclear';

/** A patch is a list of operations (RFC 6902), which SuperOffice takes under the standard's own type. */
const CONTENT_TYPES: Partial<Record<Call['method'], string>> = {
	PATCH: 'application/json-patch+json',
};

/** Sends a call and hands back the carrier that it answers. */
export type Send = <Carrier>(call: Call) => Promise<Carrier>;

/** Statuses by which SuperOffice refuses an expired token or ticket; its pages give either. */
const FORBIDDEN = 403;

/** A server that is asked too much. */
const TOO_MANY = 429;

/** The statuses of a call to a server where the tenant is no longer, or that it does not run on. */
const MAY_HAVE_MOVED = [421, 503];

/** What a server says of a tenant that does not run, as far as can be guessed. */
const NOT_RUNNING = /not running|suspended|maintenance/i;

/** How long a 403 is believed after a new token has made no difference, in milliseconds. */
const BELIEF = 60_000;

/** What became of one attempt: the carrier, or what is known of why it is not there. */
type Outcome = { carrier: unknown } | Trouble;

interface Trouble {
	certainty: Certainty;
	retryAfter?: number;
	/** @param count How often the call was sent by now */
	failure: (count: number) => Failure;
}

/**
 * The one way to SuperOffice: sends a call through n8n's helper, which signs it and knows proxies
 * and certificates, and hands back the carrier as the API returned it, less any secret of the call
 * that the server repeats. Those of the credential are struck out where items leave the node: an
 * entity is written back, and must not be damaged.
 *
 * What is done after an attempt that failed is the policy of `nextStep`. A write whose answer was
 * lost is looked for by its settlement: what is found done is handed back as if it had answered.
 *
 * @param onSettled Told when the answer was lost, and the write was found done
 * @throws Failure for anything that is not the carrier
 */
export async function request<Carrier>(
	caller: Caller,
	session: Session,
	call: Call,
	onSettled?: () => void,
): Promise<Carrier> {
	const { waiting, limits } = session;
	let doubt = false;
	for (let attempt = 1; ; attempt++) {
		const outcome = await attemptTo(caller, session, call);
		if ('carrier' in outcome) return outcome.carrier as Carrier;
		const { certainty, retryAfter } = outcome;
		const failure = outcome.failure(attempt);
		doubt ||= call.writes && certainty === 'unknown';
		const settles = call.settlement !== undefined;
		const situation = { certainty, writes: call.writes, settles, doubt, attempt, retryAfter };
		const { action, wait } = nextStep(situation, limits, Math.random);
		if (action !== 'fail') await waiting.wait(wait);
		if (action === 'fail' || waiting.isCanceled) throw doubt ? failure.inDoubt() : failure;
		if (action === 'repeat') continue;
		const verdict = await settle(caller, session, call);
		if (verdict === 'unclear') throw failure.inDoubt();
		if (verdict !== 'notDone') {
			onSettled?.();
			return verdict.answer as Carrier;
		}
		if (certainty === 'refused' || attempt > limits.maxRetries) throw failure.notDoneYet();
	}
}

async function settle(caller: Caller, session: Session, call: Call): Promise<Verdict> {
	const { read, verdict } = call.settlement!;
	const found = request<unknown>(caller, session, { ...read, timeout: call.timeout });
	return await found.then(verdict).catch(() => 'unclear' as const);
}

async function attemptTo(caller: Caller, session: Session, call: Call): Promise<Outcome> {
	const { root } = session;
	try {
		const answer = await answerTo(caller, session, call);
		if (isSuccess(answer) && call.accepts(answer.body, answer.status)) {
			return { carrier: call.secrets ? createRedactor(call.secrets)(answer.body) : answer.body };
		}
		return {
			certainty: certaintyOf(answer),
			retryAfter: answer.retryAfter,
			failure: (count) => Failure.fromAnswer(answer, trialOf(session, root, call, count)),
		};
	} catch (error) {
		return {
			certainty: error instanceof Failure ? 'refused' : certaintyWithout(noAnswerFrom(error).code),
			failure: (count) => Failure.from(error, trialOf(session, root, call, count)),
		};
	}
}

/**
 * The answer to one attempt. A call that was refused before it was read is sent again, once, in two
 * cases: with a new token or ticket, where the credential can get one, and to the tenant's new
 * address.
 */
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

/** Sends it once, when its turn has come. @throws what n8n's helper throws when no answer came */
async function send(
	caller: Caller,
	session: Session,
	call: Call,
	renewal?: IAdditionalCredentialOptions,
): Promise<Answer> {
	const { pace, waiting, credentialType, credential } = session;
	await waiting.wait(pace.reserve(Date.now()) - Date.now());
	const sentAt = Date.now();
	const answer = await caller.helpers.httpRequestWithAuthentication
		.call(caller, credentialType, requestOptions(session, call), {
			credentialsDecrypted: credential,
			...renewal,
		})
		.then((response) => answerOf(response as FullResponse))
		.catch((error: unknown) => {
			const refusal = refusalIn(error);
			if (refusal === undefined) throw error;
			return refusal;
		});
	pace.heard(Date.now(), sentAt, answer.status === TOO_MANY);
	return answer;
}

function trialOf(session: Session, { origin }: URL, call: Call, count: number): Attempt {
	const { credentialType, redactorWith } = session;
	const strike = redactorWith(call.secrets ?? []);
	return {
		call,
		origin,
		credentialType,
		count,
		redact: (value) => withoutTokens(strike(value)),
	};
}

function requestOptions(session: Session, call: Call): IHttpRequestOptions {
	const { method, path, qs, timeout = session.timeout } = call;
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
