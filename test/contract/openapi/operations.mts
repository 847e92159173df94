import type { Operation, Parameter, SwaggerDocument } from './documents.mts';

/** The part of an address, as it was sent, that the documents describe; undefined when the API is not addressed. */
export function apiPath(path: string): string | undefined {
	return /\/api(\/v1(\/.*)?)?$/i.exec(path)?.[0];
}

/** Finds what the documents say of a call. Literal parts win over integers, these over names. */
export function findOperation(
	{ paths }: SwaggerDocument,
	method: string,
	path: string,
): Operation | undefined {
	const found = Object.entries(paths).flatMap(([template, operations]) => {
		const operation = operations[method.toLowerCase()];
		const rank = operation && rankMatch(template, path, operation.parameters);
		return rank === undefined ? [] : [{ operation, rank }];
	});
	return found.sort((one, other) => (one.rank < other.rank ? -1 : 1))[0]?.operation;
}

function rankMatch(template: string, path: string, parameters: Parameter[]): string | undefined {
	const wanted = template.split('/');
	const actual = path.split('/');
	if (wanted.length !== actual.length) return undefined;
	const ranks = wanted.map((part, index) => rankPart(part, actual[index], parameters));
	return ranks.includes(undefined) ? undefined : ranks.join('');
}

function rankPart(template: string, part: string, parameters: Parameter[]): string | undefined {
	const name = /^\{(.+)\}$/.exec(template)?.[1];
	if (name === undefined) return template.toLowerCase() === part.toLowerCase() ? '0' : undefined;
	const type = parameters.find((each) => each.in === 'path' && each.name === name)?.type;
	if (type !== 'integer') return '2';
	return /^-?\d+$/.test(part) ? '1' : undefined;
}

/** What is wrong with the query: unknown names, missing ones, values of the wrong type. */
export function checkQuery(parameters: Parameter[], query: Record<string, string>): string[] {
	const known = parameters.filter((each) => each.in === 'query');
	const sent = new Map(Object.entries(query).map(([name, value]) => [name.toLowerCase(), value]));
	const names = new Set(known.map((each) => each.name.toLowerCase()));
	return [
		...[...sent.keys()].filter((name) => !names.has(name)).map((name) => `unknown query ${name}`),
		...known.flatMap((parameter) => checkValue(parameter, sent.get(parameter.name.toLowerCase()))),
	];
}

function checkValue(parameter: Parameter, value: string | undefined): string[] {
	const { name, type, required } = parameter;
	if (value === undefined) return required ? [`query ${name} is missing`] : [];
	if (type === 'integer' && !/^-?\d+$/.test(value)) return [`query ${name} is no integer`];
	if (type === 'boolean' && !/^(true|false)$/i.test(value)) return [`query ${name} is no boolean`];
	const isNamed = parameter.enum?.some((each) => each.toLowerCase() === value.toLowerCase());
	return isNamed === false ? [`query ${name} is none of ${parameter.enum?.join(', ')}`] : [];
}
