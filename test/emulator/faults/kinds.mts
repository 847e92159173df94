import type { Answer } from '../answer.mts';
import type { FaultKind, FaultRule, When } from './rule.mts';
import type { Wire } from './wire.mts';
import { cut, keepSilent, reset, trickle } from './wire.mts';

/** What a fault of one kind does. */
export interface Kind {
	/** When it can strike, the usual one first. */
	strikes: [When] | [When, When];
	/** Members of a rule that say more. */
	takes?: Array<keyof FaultRule>;
	/** The answer in place of the server's; `served` is that one, when it was served before. */
	answer?: (rule: FaultRule, served: Answer | undefined) => Answer;
	/** How the answer goes over the wire, or does not. */
	wire?: Wire;
	/** No answer is sent at all. */
	isSilent?: true;
	/** The answer is the server's own, to the letter. */
	isHarmless?: true;
}

const HTML = 'text/html; charset=utf-8';
const RETRY_AFTER: Kind['takes'] = ['retryAfterSeconds', 'retryAfterDate'];

/**
 * Each kind of fault. SuperOffice documents none of them but 421 and the 200 with an error; what a
 * request that was refused with 401, 403, 421, 429 or 503 has done is nothing, so those strike
 * before it is served. What a gateway answers says nothing about the server behind it.
 */
export const KINDS: Record<FaultKind, Kind> = {
	/**
	 * The port is closed for a time, so that connections are refused. A rule for all requests closes
	 * it at once. One with `method`, `path`, `every` or `probability` waits for a matching request,
	 * which is served: nobody can be refused who is connected already.
	 */
	refused: { strikes: ['after'], takes: ['forMs'], isHarmless: true },
	/** The connection is reset (RST). */
	reset: { strikes: ['before', 'after'], wire: reset, isSilent: true },
	/** No answer, and the connection stays open until the client has enough. */
	timeout: { strikes: ['before', 'after'], wire: keepSilent, isSilent: true },
	/** Half of the answer, and then the end of the connection. */
	cut: { strikes: ['after'], takes: ['framing'], wire: cut },
	/** The whole answer, byte by byte. */
	trickle: { strikes: ['after'], takes: ['overMs'], wire: trickle, isHarmless: true },
	/** The right answer, declared as a page. */
	wrongType: {
		strikes: ['after'],
		answer: (_rule, served) => ({ ...asText(served), contentType: HTML }),
	},
	/** What claims to be packed and is not. */
	badGzip: {
		strikes: ['before', 'after'],
		answer: () => ({
			status: 200,
			headers: { 'Content-Encoding': 'gzip' },
			contentType: 'application/json; charset=utf-8',
			body: 'This was never packed.',
		}),
	},
	/** A page with status 200, as proxies send it that want people to sign in. */
	signInPage: {
		strikes: ['before', 'after'],
		answer: () => page(200, 'Sign in'),
	},
	/** A 200 with an object that says that it did not work, as the page on agents has it. */
	errorBody: {
		strikes: ['before'],
		answer: () => ({
			status: 200,
			body: {
				Message: 'The request is invalid.',
				MessageDetail: "The parameters dictionary contains a null entry for parameter 'userId'.",
			},
		}),
	},
	/** SuperOffice's own failure in the form of the REST pages. */
	serverError: {
		strikes: ['before', 'after'],
		answer: () => ({
			status: 500,
			body: {
				Error: true,
				ErrorType: 'SoServerException',
				ErrorMessage: 'The server could not complete the request.',
				ErrorSource: 'SuperOffice.Services.Implementation',
			},
		}),
	},
	errorPage: {
		strikes: ['before', 'after'],
		answer: () => page(500, '500 - Internal server error.'),
	},
	badGateway: { strikes: ['before', 'after'], answer: () => page(502, '502 Bad Gateway') },
	gatewayTimeout: { strikes: ['before', 'after'], answer: () => page(504, '504 Gateway Time-out') },
	unavailable: {
		strikes: ['before'],
		takes: RETRY_AFTER,
		answer: (rule) => ({ ...page(503, 'Service Unavailable'), headers: retryAfter(rule) }),
	},
	tooManyRequests: {
		strikes: ['before'],
		takes: RETRY_AFTER,
		answer: (rule) => ({
			status: 429,
			headers: retryAfter(rule),
			body: { Message: 'Too many requests.' },
		}),
	},
	/** As for a wrong password, or an expired token. */
	unauthorized: {
		strikes: ['before'],
		answer: () => ({
			status: 401,
			headers: { 'WWW-Authenticate': 'Basic realm="SuperOffice"' },
			body: { Message: 'Authorization has been denied for this request.' },
		}),
	},
	/** As for an expired token: it does not say why. */
	forbidden: {
		strikes: ['before'],
		answer: () => ({
			status: 403,
			body: { Message: 'Authorization has been denied for this request.' },
		}),
	},
	/** The tenant is on another server. */
	misdirected: {
		strikes: ['before'],
		answer: () => ({
			status: 421,
			reason: 'Misdirected Request',
			body: { Message: 'Wrong subdomain used to access tenant' },
		}),
	},
	/** To an address of another origin. */
	redirect: {
		strikes: ['before'],
		takes: ['location'],
		answer: ({ location = 'https://elsewhere.example/login' }) => ({
			...page(302, 'Object moved'),
			headers: { Location: location },
		}),
	},
};

function page(status: number, title: string): Answer {
	const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h2>${title}</h2></body></html>`;
	return { status, contentType: HTML, body };
}

/** An answer whose body is text already, so that it can be declared as anything. */
function asText(answer: Answer = { status: 204 }): Answer {
	const { body, contentType } = answer;
	if (body === undefined || contentType !== undefined) return answer;
	return { ...answer, body: JSON.stringify(body) };
}

function retryAfter({ retryAfterSeconds, retryAfterDate }: FaultRule): Record<string, string> {
	if (retryAfterSeconds !== undefined) return { 'Retry-After': String(retryAfterSeconds) };
	if (retryAfterDate === undefined) return {};
	const second = Math.ceil(Date.now() / 1000 + retryAfterDate);
	return { 'Retry-After': new Date(second * 1000).toUTCString() };
}
