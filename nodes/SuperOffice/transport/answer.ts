import { briefly } from './briefly';
import { isObject } from './json';

/** An answer of SuperOffice, whatever its status. */
export interface Answer {
	status: number;
	/** The reason phrase: SuperOffice writes its own words there, e.g. on a 404 */
	reason?: string;
	/** The `Location` header of a redirect */
	location?: string;
	/** How long the server asks to wait, in milliseconds (`Retry-After`) */
	retryAfter?: number;
	body?: unknown;
}

/** Why no answer came. */
export interface NoAnswer {
	/** Code of the network or TLS layer, e.g. ECONNREFUSED; undefined when nothing was sent at all */
	code?: string;
	/** What was thrown, in words */
	text?: string;
}

/** A full response, as n8n's request helpers give it. */
export interface FullResponse {
	statusCode: number;
	statusMessage?: string;
	headers?: Record<string, unknown>;
	body?: unknown;
}

/** SuperOffice's own words in an answer, from the members that its pages and samples show. */
export interface OwnWords {
	/** `ErrorType`, e.g. SoNotFoundException */
	type?: string;
	/** `ErrorMessage` or `Message`, else the text of a page, else the reason phrase */
	text?: string;
	/** `MessageDetail`, `FriendlyText` and the like */
	detail?: string;
}

const LONGEST_TEXT = 500;

/** Reason phrases that HTTP servers send by themselves say nothing that the status does not say. */
const STANDARD_REASON =
	/^(ok|bad request|unauthorized|forbidden|not found|method not allowed|conflict|gone|unsupported media type|misdirected request|too many requests|internal server error|not implemented|bad gateway|service unavailable|gateway time-?out|found|moved permanently|see other|temporary redirect|permanent redirect)$/i;

export function answerOf({ statusCode, statusMessage, headers, body }: FullResponse): Answer {
	return {
		status: statusCode,
		reason: statusMessage,
		location: stringOf(headers?.location),
		retryAfter: retryAfterOf(headers ?? {}),
		body,
	};
}

export function isSuccess({ status }: Answer): boolean {
	return status >= 200 && status < 300;
}

/**
 * Reads what a request helper has thrown: an error of the network, in n8n's own error around it, or
 * an error of ours from before the request. n8n 2.8 keeps of the former only the code, as `httpCode`.
 */
export function noAnswerFrom(thrown: unknown): NoAnswer {
	const error = isObject(thrown) ? thrown : {};
	const cause = isObject(error.cause) ? error.cause : {};
	return {
		code: [cause.code, error.code, error.httpCode].find((code) => typeof code === 'string') as
			| string
			| undefined,
		text: stringOf(cause.message) ?? stringOf(error.message),
	};
}

/**
 * The answer in an error that n8n has made of a refusal; `undefined` when there was no answer. n8n
 * 2.8 keeps of it only the status and a body in JSON.
 */
export function refusalIn(thrown: unknown): Answer | undefined {
	const error = isObject(thrown) ? thrown : {};
	const cause = isObject(error.cause) ? error.cause : {};
	const response = isObject(cause.response) ? cause.response : {};
	const status = Number(response.status ?? error.httpCode);
	if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
	const context = isObject(error.context) ? error.context : {};
	const headers = isObject(response.headers) ? response.headers : {};
	return {
		status,
		reason: stringOf(response.statusText),
		location: stringOf(headers.location),
		retryAfter: retryAfterOf(headers),
		body: response.data ?? context.data,
	};
}

/**
 * SuperOffice's words in an answer. Two forms are documented, `{Error, ErrorType, ErrorMessage}` of
 * the REST API and `{Message, MessageDetail}` of ASP.NET; `FriendlyText` and `InnerError` are read
 * where they are present.
 */
export function ownWords({ body, reason }: Answer): OwnWords {
	const phrase = reason && !STANDARD_REASON.test(reason) ? textOf(reason) : undefined;
	if (typeof body === 'string') return { text: pageText(body) ?? phrase };
	if (!isObject(body)) return { text: phrase };
	return {
		type: textOf(body.ErrorType) ?? textOf(body.ExceptionType),
		text: textOf(body.ErrorMessage) ?? textOf(body.Message) ?? textOf(body.FriendlyText) ?? phrase,
		detail: textOf(body.MessageDetail) ?? textOf(body.FriendlyText) ?? textOf(body.InnerError),
	};
}

/** Whether a body is a web page instead of JSON: a log-in page, a proxy's page, another product. */
export function isWebPage(body: unknown): boolean {
	return typeof body === 'string' && /^\s*<(!doctype|html|head|body|\?xml)/i.test(body);
}

/** Seconds, or a date, which counts by the server's own clock where the answer tells that (RFC 9110). */
function retryAfterOf(headers: Record<string, unknown>): number | undefined {
	const text = stringOf(headers['retry-after'])?.trim();
	if (text === undefined || text === '') return undefined;
	if (/^\d+$/.test(text)) return Number(text) * 1000;
	// Date.parse makes a date of nearly everything; those of HTTP begin with the day of the week.
	const at = /^[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
	if (Number.isNaN(at)) return undefined;
	const now = Date.parse(stringOf(headers.date) ?? '');
	return Math.max(0, at - (Number.isNaN(now) ? Date.now() : now));
}

function pageText(body: string): string | undefined {
	const title = /<title[^>]*>([^<]*)<\/title>/i.exec(body)?.[1];
	return textOf(isWebPage(body) ? title : body);
}

function stringOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** Text on one line, and not too long. Secrets are struck out before, else a part of one could stay. */
function textOf(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const text = value.replace(/\s+/g, ' ').trim();
	if (text === '') return undefined;
	return briefly(text, LONGEST_TEXT);
}
