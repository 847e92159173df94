import { isObject } from './json';

/** Whether the body of an answer with a status of success is what the call was made for. */
export type Accepts = (body: unknown, status: number) => boolean;

/** A carrier, known by a member that it always has, also where `$select` has emptied it. */
export function carrierWith(member: string): Accepts {
	return (body) => isObject(body) && member in body;
}

/** What an agent answers to a question for something that need not exist: a carrier, or `null`. */
export function orNull(accepts: Accepts): Accepts {
	return (body, status) => body === null || accepts(body, status);
}

/**
 * No content, as calls answer that only do something: with 204, as their pages say. Any other answer
 * may be somebody else's.
 */
export function nothing(body: unknown, status: number): boolean {
	return status === 204 && (body === undefined || body === null || body === '');
}

/** A map of texts; the error object of ASP.NET, which has texts too, is none. */
export function mapOfTexts(body: unknown): boolean {
	if (!isObject(body) || 'MessageDetail' in body) return false;
	return Object.values(body).every((value) => typeof value === 'string');
}

/** JSON of any kind but the two documented forms of an error object. */
export function noError(body: unknown): boolean {
	if (Array.isArray(body)) return true;
	return isObject(body) && !['ErrorType', 'Message', 'MessageDetail'].some((name) => name in body);
}

/** A list of such carriers, which may be empty. */
export function listOf(accepts: Accepts): Accepts {
	return (body, status) => Array.isArray(body) && body.every((each) => accepts(each, status));
}

/** A list of such carriers with one at least: where nobody is found, that is a failure. */
export function someOf(accepts: Accepts): Accepts {
	return (body, status) => listOf(accepts)(body, status) && (body as unknown[]).length > 0;
}
