import { isSuccess, isWebPage, noAnswerFrom, ownWords, type Answer, type OwnWords } from './answer';
import { hintFor } from './hints';
import type { Redact } from './redact';
import type { Call } from './request';
import type { CredentialType } from './session';

/** What a call was about to do with whom, and what may be shown of it. */
export interface Attempt {
	call: Call;
	/** Scheme, host and port that the call went to */
	origin: string;
	/** The credential that signed it */
	credentialType: CredentialType;
	/** How often it was sent; 1 where it is absent */
	count?: number;
	/** Strikes secrets out of all that is shown */
	redact: Redact;
}

const MAY_BE_DONE =
	'It may have been done all the same: look in SuperOffice before you run this item again.';

/** A server that has not answered in time may be working still. */
const NOT_DONE_YET =
	'SuperOffice was asked afterwards, and it was not done then. It may have been done since: look in SuperOffice before you run this item again.';

/**
 * A call that did not do its work, in words for the user: `message` says what happened, with
 * SuperOffice's own words and the HTTP status, `description` what to do next. It carries nothing of
 * the request, so that no secret travels with it.
 */
export class Failure extends Error {
	constructor(
		message: string,
		readonly description?: string,
		readonly httpCode?: string,
	) {
		super(message);
		this.name = 'Failure';
	}

	/** The same of a write that may have been done. */
	inDoubt(): Failure {
		return this.saying(MAY_BE_DONE);
	}

	/** The same of a write that was looked for afterwards, and was not there. */
	notDoneYet(): Failure {
		return this.saying(NOT_DONE_YET);
	}

	private saying(words: string): Failure {
		return new Failure(this.message, sentences([words, this.description]), this.httpCode);
	}

	/** A credential that is not complete: nothing was sent, and its message says what to do. */
	static beforeSending({ message }: Error): Failure {
		return new Failure(message);
	}

	/** Translates what a request helper of n8n has thrown. A Failure is handed back as it is. */
	static from(thrown: unknown, attempt: Attempt): Failure {
		if (thrown instanceof Failure) return thrown;
		const { code, text } = attempt.redact(noAnswerFrom(thrown));
		if (code !== undefined) return unanswered(code, attempt);
		return failure(attempt, text ?? `SuperOffice did not ${attempt.call.purpose}`);
	}

	/**
	 * Translates an answer that is not the one that was asked for: a refusal; or, with a status of
	 * success, `null` of an agent for what does not exist, an error object, a web page.
	 */
	static fromAnswer(given: Answer, attempt: Attempt): Failure {
		const { call } = attempt;
		const answer = attempt.redact(given);
		if (call.subject && isSuccess(answer) && (answer.body === null || isEmptyList(answer.body))) {
			return failure(
				attempt,
				`SuperOffice did not ${call.purpose}: ${call.subject} does not exist (${source([`HTTP ${answer.status}`, 'empty answer'], attempt)})`,
				hint({ ...answer, status: 404 }, { type: 'SoNotFoundException' }, attempt),
				String(answer.status),
			);
		}
		return refused(answer, attempt);
	}
}

/** Agents answer like this, too, when they look somebody up and find nobody. */
function isEmptyList(body: unknown): boolean {
	return Array.isArray(body) && body.length === 0;
}

function refused(answer: Answer, attempt: Attempt): Failure {
	const { call } = attempt;
	const words = ownWords(answer);
	return failure(
		attempt,
		`SuperOffice did not ${call.purpose}: ${reasonOf(answer, words)} (${source([words.type, `HTTP ${answer.status}`], attempt)})`,
		sentences([
			hint(answer, words, attempt),
			words.detail && words.detail !== words.text && `SuperOffice adds: ${words.detail}`,
		]),
		String(answer.status),
	);
}

function unanswered(code: string, attempt: Attempt): Failure {
	const { call, origin } = attempt;
	return failure(
		attempt,
		`SuperOffice did not answer when asked to ${call.purpose} (${source([origin], attempt)})`,
		sentences([hint({ code }, {}, attempt), `(${code})`]),
	);
}

/** Where a message comes from: what the parts say, and after how many attempts. */
function source(parts: Array<string | undefined>, { count = 1 }: Attempt): string {
	return [...parts, count > 1 && `after ${count} attempts`].filter(Boolean).join(', ');
}

/** What the user asked for is in the message as well, and may hold a secret. */
function failure(
	{ redact }: Attempt,
	message: string,
	description?: string,
	httpCode?: string,
): Failure {
	return new Failure(redact(message), redact(description), httpCode);
}

function reasonOf(answer: Answer, { text }: OwnWords): string {
	if (isWebPage(answer.body)) {
		return text ? `the answer is a web page, "${text}"` : 'the answer is a web page';
	}
	if (text) return text;
	if (answer.location) return 'the server points to another address';
	if (isSuccess(answer)) return 'the answer is not what the WebAPI documents';
	return 'no reason was given';
}

function hint(
	answer: Partial<Answer> & { code?: string },
	words: OwnWords,
	{ call, origin, credentialType }: Attempt,
): string {
	return hintFor({
		...answer,
		words,
		origin,
		credentialType,
		userManagement: call.userManagement,
		webPage: isWebPage(answer.body),
		missing: words.type === 'SoNotFoundException' || (answer.status === 404 && !answer.body),
	});
}

function sentences(parts: Array<string | false | undefined>): string {
	return parts.filter(Boolean).join(' ');
}
