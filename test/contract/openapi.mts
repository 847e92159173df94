import type { LogEntry } from '../emulator/index.mts';
import type { Operation, SwaggerDocument } from './openapi/documents.mts';
import { findOpenApiFolder, readDocuments } from './openapi/documents.mts';
import { EXCEPTIONS } from './openapi/exceptions.mts';
import { apiPath, checkQuery, findOperation } from './openapi/operations.mts';
import { alignNames, createCompiler } from './openapi/schemas.mts';

export { findOpenApiFolder } from './openapi/documents.mts';

/** Why a suite cannot check against the documents; undefined when it can. */
export const SKIPPED = findOpenApiFolder()
	? undefined
	: "skipped: the vendor's OpenAPI documents are not here (set SUPEROFFICE_OPENAPI)";

let isSkipSaid = false;

/**
 * Fails when a request or an answer in the log is not as the vendor's OpenAPI documents say.
 * Without the documents it only warns: they cannot be part of this repository.
 * @throws Error that lists every violation
 */
export function assertConforms(log: LogEntry[]): void {
	if (SKIPPED !== undefined) {
		if (!isSkipSaid) process.stderr.write(`${SKIPPED}\n`);
		isSkipSaid = true;
		return;
	}
	const violations = findViolations(log);
	if (violations.length === 0) return;
	throw new Error(`Not as the OpenAPI documents say:\n${violations.join('\n')}`);
}

/** All violations, each with its method and path in front. */
export function findViolations(log: LogEntry[]): string[] {
	return log.flatMap((entry) =>
		checkEntry(entry).map((text) => `${entry.method} ${entry.decodedPath}: ${text}`),
	);
}

let loaded: { document: SwaggerDocument; compile: ReturnType<typeof createCompiler> } | undefined;

function load(): NonNullable<typeof loaded> {
	if (loaded === undefined) {
		const document = readDocuments(findOpenApiFolder() ?? '');
		loaded = { document, compile: createCompiler(document) };
	}
	return loaded;
}

function checkEntry(entry: LogEntry): string[] {
	const path = apiPath(entry.path);
	// Without /api it was the web server that answered, not the API.
	if (path === undefined) return [];
	const exception = EXCEPTIONS.find((each) => each.applies(entry, path));
	if (exception !== undefined && exception.amend === undefined) return [];
	const found = findOperation(load().document, entry.method, path.replace(/\/$/, ''));
	if (found === undefined) return ['no such operation'];
	return checkCall(entry, exception?.amend?.(found) ?? found);
}

function checkCall(entry: LogEntry, operation: Operation): string[] {
	const query = checkQuery(operation.parameters, entry.query);
	const request = [...query, ...checkBody(entry, operation)].map((text) => `request: ${text}`);
	// A fault's answer is what a test wanted it to be, and a call that was broken off has none.
	if (entry.isFault || entry.status === 0) return request;
	const answer = checkAnswer(entry, operation).map((text) => `answer ${entry.status}: ${text}`);
	return [...request, ...answer];
}

function checkBody({ body }: LogEntry, operation: Operation): string[] {
	const parameter = operation.parameters.find((each) => each.in === 'body');
	// The vendor's client sends the text `null` where a method takes no body.
	if (parameter?.schema === undefined) return (body ?? null) === null ? [] : ['no body expected'];
	if (body === undefined) return parameter.required ? ['the body is missing'] : [];
	const { document, compile } = load();
	return compile(parameter.schema, 'references')(alignNames(body, parameter.schema, document));
}

function checkAnswer(entry: LogEntry, operation: Operation): string[] {
	const { status, responseBody, query, path } = entry;
	const response = operation.responses[status];
	if (status >= 400) return checkError(responseBody, response !== undefined);
	if (response === undefined) return ['this status is not documented'];
	if (response.schema === undefined) return responseBody === undefined ? [] : ['no body expected'];
	if (responseBody === undefined) return ['the body is missing'];
	// An agent answers null for what it does not find.
	if (responseBody === null && /\/Agents\//i.test(path)) return [];
	const isSelected = Object.keys(query).some((name) => name.toLowerCase() === '$select');
	return load().compile(response.schema, isSelected ? 'everything' : 'references')(responseBody);
}

/** Errors are in no document; the two bodies are those of the pages on REST and on agents. */
function checkError(body: unknown, isDocumented: boolean): string[] {
	if (body === null && isDocumented) return [];
	const keys = typeof body === 'object' ? Object.keys(body ?? {}).join() : '';
	const known = ['Error,ErrorType,ErrorMessage,ErrorSource', 'Message', 'Message,MessageDetail'];
	return known.includes(keys) ? [] : ['neither of the two documented error bodies'];
}
