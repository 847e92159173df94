import { isSuccess, ownWords, type Answer } from './answer';

/** What an attempt that did not do its work tells about the call. */
export type Certainty =
	/** It was refused before it was read: nothing was done, and it may go better later */
	| 'notRead'
	/** Nobody knows whether it was done */
	| 'unknown'
	/** It was not done, and would not be if it were sent again */
	| 'refused';

/** Refused on the way, before SuperOffice could have read the request. */
const NEVER_ARRIVED = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH)$/;

/** No connection will come of this: certificates, TLS, a sign-in that n8n could not renew. */
const HOPELESS = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|^EPROTO$|^EAUTH$/;

/** A server that takes no more for now. */
const NOT_NOW = [429, 503];

/** Errors of a server that has read the request and does not know it. */
const NOT_THERE = [501, 505];

/**
 * Exceptions by which SuperOffice says no, whatever the status they come with: which exception
 * gives which status is not published. Others, such as those of its database, may come after the
 * work was done.
 */
const SAYS_NO =
	/^So(Consent|Duplicate|FunctionRight|IllegalOperation|InvalidArgument|InvalidPassword|InvalidSignature|License|NotFound|NotImplemented|NotSupported|Sentry|Validation)Exception$/;

/** What an answer tells that is not the one that was asked for. */
export function certaintyOf(answer: Answer): Certainty {
	const { status, body } = answer;
	const { type } = ownWords(answer);
	if (NOT_NOW.includes(status)) return 'notRead';
	if (type !== undefined && SAYS_NO.test(type)) return 'refused';
	// An agent answers `null` for what does not exist, and a look-up an empty list.
	if (isSuccess(answer)) return isNothing(body) ? 'refused' : 'unknown';
	return status >= 500 && !NOT_THERE.includes(status) ? 'unknown' : 'refused';
}

/**
 * What it tells that no answer came.
 *
 * @param code Of the network or TLS layer; undefined where nothing was sent at all
 */
export function certaintyWithout(code: string | undefined): Certainty {
	if (code === undefined || HOPELESS.test(code)) return 'refused';
	if (NEVER_ARRIVED.test(code)) return 'notRead';
	return 'unknown';
}

function isNothing(body: unknown): boolean {
	return body === null || (Array.isArray(body) && body.length === 0);
}
