import type { ErrorType } from './errors.mts';
import {
	MalformedRequestError,
	MissingEntityError,
	NoUserForCommandError,
	PatchTestError,
	PreconditionError,
	SuperOfficeError,
} from './errors.mts';

/** What goes over the wire. A body of undefined is no body at all, null is the text `null`. */
export interface Answer {
	status: number;
	/** Text of the status line where it is not the usual one. */
	reason?: string;
	headers?: Record<string, string>;
	body?: unknown;
	/** For a body that is not JSON: its content type, the body being the text itself. */
	contentType?: string;
}

/**
 * Only SoNotFoundException has a published status. The others are chosen to be what a client of
 * REST would expect: 403 for a right that is missing, 400 for a value that is refused.
 */
const STATUS_BY_TYPE: Record<ErrorType, number> = {
	SoDuplicateException: 400,
	SoIllegalOperationException: 403,
	SoInvalidArgumentException: 400,
	SoInvalidPasswordException: 400,
	SoLicenseException: 400,
	SoNotFoundException: 404,
	SoNotSupportedException: 403,
	SoValidationException: 400,
};

const SOURCE = 'SuperOffice.Services.Implementation';

/** Writes a refusal. @throws the error itself when it is a fault of the emulator */
export function writeError(error: unknown): Answer {
	if (error instanceof SuperOfficeError) {
		const { type, message } = error;
		return { status: STATUS_BY_TYPE[type], body: errorBody(type, message) };
	}
	if (error instanceof MalformedRequestError) {
		const body = { Message: 'The request is invalid.', MessageDetail: error.message };
		return { status: 400, body };
	}
	if (error instanceof MissingEntityError) {
		return { status: 400, reason: error.message, body: { Message: error.message } };
	}
	if (error instanceof NoUserForCommandError) {
		return { status: 404, reason: error.message, body: null };
	}
	if (error instanceof PatchTestError) {
		return { status: 409, body: errorBody('SoInvalidArgumentException', error.message) };
	}
	if (error instanceof PreconditionError) {
		return { status: 412, body: errorBody('SoIllegalOperationException', error.message) };
	}
	throw error;
}

function errorBody(ErrorType: ErrorType, ErrorMessage: string): object {
	return { Error: true, ErrorType, ErrorMessage, ErrorSource: SOURCE };
}

/** The documentation names the status of a missing login, not its body; this is ASP.NET's own. */
export function unauthorized(schemes: string[]): Answer {
	return {
		status: 401,
		headers: { 'WWW-Authenticate': schemes.join(', ') },
		body: { Message: 'Authorization has been denied for this request.' },
	};
}

/**
 * An expired token or ticket: 401 in the general pages, 403 in those on best practices. Neither
 * tells a client more than the status.
 */
export function expired(status: 401 | 403, schemes: string[]): Answer {
	const answer = unauthorized(schemes);
	return status === 401 ? answer : { status, body: answer.body };
}

/** The answer of Online to a host name without a number, which is kept for signing in. */
export function misdirected(): Answer {
	const Message = 'Wrong subdomain used to access tenant';
	return { status: 421, reason: 'Misdirected Request', body: { Message } };
}

/** What the web server itself answers below an address that is no API. */
export function pageNotFound(): Answer {
	return {
		status: 404,
		contentType: 'text/html; charset=utf-8',
		body: '<!DOCTYPE html><html><head><title>404 - File or directory not found.</title></head><body><h2>404 - File or directory not found.</h2></body></html>',
	};
}

export function noSuchRoute(address: string): Answer {
	const Message = `No HTTP resource was found that matches the request URI '${address}'.`;
	return { status: 404, body: { Message } };
}

export function wrongMethod(method: string): Answer {
	const Message = `The requested resource does not support http method '${method}'.`;
	return { status: 405, body: { Message } };
}
