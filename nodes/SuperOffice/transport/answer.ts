import { isObject } from './json';

/** What came back for one request, or why nothing did; the same for every request helper of n8n. */
export interface Answer {
	/** HTTP status; undefined when no answer came */
	status?: number;
	/** The reason phrase: SuperOffice writes its own words there, e.g. on a 404 */
	reason?: string;
	/** The `Location` header of a redirect */
	location?: string;
	body?: unknown;
	/** Code of the network or TLS layer, e.g. ECONNREFUSED; undefined when an answer came */
	code?: string;
	/** What was thrown, in words: for failures before the request was sent */
	text?: string;
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

/**
 * Reads what one of n8n's request helpers has thrown: a NodeApiError around an axios error, an
 * axios error, or an error of our own from before the request.
 */
export function answerFrom(thrown: unknown): Answer {
	const error = isObject(thrown) ? thrown : {};
	const cause = isObject(error.cause) ? error.cause : {};
	const response = [cause.response, error.response].find(isObject);
	if (response) {
		const headers = isObject(response.headers) ? response.headers : {};
		return {
			status: Number(response.status),
			reason: textOf(response.statusText),
			location: textOf(headers.location),
			// n8n's older helper moves the body to `error`.
			body:
				response.data ?? error.error ?? (isObject(error.context) ? error.context.data : undefined),
		};
	}
	return {
		code: [cause.code, error.code].find((code): code is string => typeof code === 'string'),
		text: textOf(cause.message) ?? textOf(error.message),
	};
}

/**
 * SuperOffice's words in an answer. Two forms are documented, `{Error, ErrorType, ErrorMessage}` of
 * the REST API and `{Message, MessageDetail}` of ASP.NET; `FriendlyText` and `InnerError` are read
 * where they are present.
 */
export function ownWords({ body, reason }: Answer): OwnWords {
	const phrase = reason && !STANDARD_REASON.test(reason) ? reason : undefined;
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

function pageText(body: string): string | undefined {
	const title = /<title[^>]*>([^<]*)<\/title>/i.exec(body)?.[1];
	return textOf(isWebPage(body) ? title : body);
}

function textOf(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const text = value.replace(/\s+/g, ' ').trim();
	if (text === '') return undefined;
	return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
