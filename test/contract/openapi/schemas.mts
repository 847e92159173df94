import type { ErrorObject, ValidateFunction } from 'ajv';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { Schema, SwaggerDocument } from './documents.mts';

/**
 * Which values may be null. The documents mark none, but the vendor's own samples show null for
 * references (`"Role": null`), texts (`"UserName": null`) and, inside an entity read with
 * `$select`, for every property. .NET has no null for numbers, flags, dates and enums.
 */
export type Nullability = 'references' | 'everything';

/** Dates come without a zone by default, which RFC 3339 and so the format would not allow. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

export type Check = (value: unknown) => string[];

/** Compiles schemas of one document, made stricter: no property that is not declared. */
export function createCompiler(
	document: SwaggerDocument,
): (schema: Schema, nullability: Nullability) => Check {
	const compilers = {
		references: compilerFor(document, 'references'),
		everything: compilerFor(document, 'everything'),
	};
	return (schema, nullability) => compilers[nullability](schema);
}

function compilerFor(
	document: SwaggerDocument,
	nullability: Nullability,
): (schema: Schema) => Check {
	const ajv = new Ajv({ allErrors: true, strict: false });
	addFormats(ajv);
	ajv.addFormat('date-time', DATE_TIME);
	const definitions = Object.fromEntries(
		Object.entries(document.definitions).map(([name, schema]) => [
			name,
			tighten(schema, nullability),
		]),
	);
	const compiled = new Map<string, ValidateFunction>();
	return (schema) => {
		const key = JSON.stringify(schema);
		const validate =
			compiled.get(key) ?? ajv.compile({ ...tighten(schema, nullability), definitions });
		compiled.set(key, validate);
		return (value) =>
			validate(value) ? [] : [...new Set((validate.errors ?? []).filter(isTelling).map(describe))];
	};
}

function tighten(schema: Schema, nullability: Nullability): Schema {
	if (schema.$ref !== undefined) return { $ref: schema.$ref };
	const { type, format, items, properties, additionalProperties } = schema;
	if (type === 'array' && items !== undefined) return { type, items: tighten(items, nullability) };
	if (properties !== undefined) {
		const entries = Object.entries(properties).map(([name, each]) => [
			name,
			orNull(tighten(each, nullability), nullability),
		]);
		return { type: 'object', properties: Object.fromEntries(entries), additionalProperties: false };
	}
	if (typeof additionalProperties === 'object') {
		return { type: 'object', additionalProperties: tighten(additionalProperties, nullability) };
	}
	// An object of which nothing is said is .NET's object: any value, as the cells of a list are.
	if (type === 'object') return {};
	return { type, ...(format && { format }), ...(schema.enum && { enum: schema.enum }) };
}

function orNull(schema: Schema, nullability: Nullability): Schema {
	const isReference =
		schema.$ref !== undefined || schema.type === 'object' || schema.type === 'array';
	const isText =
		schema.type === 'string' && schema.format === undefined && schema.enum === undefined;
	if (!isReference && !isText && nullability === 'references') return schema;
	return { anyOf: [schema, { type: 'null' }] };
}

/** Leaves out what only says that a value is not null either. */
function isTelling({ keyword, params }: ErrorObject): boolean {
	return keyword !== 'anyOf' && !(keyword === 'type' && params.type === 'null');
}

function describe({ instancePath, message, params }: ErrorObject): string {
	const extra = 'additionalProperty' in params ? ` '${String(params.additionalProperty)}'` : '';
	return `${instancePath || '(body)'} ${message ?? 'is wrong'}${extra}`;
}

/**
 * Gives the properties of a request the case of the schema: the server does not mind it, and the
 * vendor's own client sends camelCase. Names the schema lacks stay, and are reported later.
 */
export function alignNames(value: unknown, schema: Schema, document: SwaggerDocument): unknown {
	const { items, properties, additionalProperties } = resolveReference(schema, document);
	if (Array.isArray(value)) {
		return items === undefined ? value : value.map((item) => alignNames(item, items, document));
	}
	if (typeof value !== 'object' || value === null) return value;
	const names = Object.keys(properties ?? {});
	const entries = Object.entries(value).map(([key, each]): [string, unknown] => {
		const name = names.find((known) => known.toLowerCase() === key.toLowerCase());
		if (properties && name) return [name, alignNames(each, properties[name], document)];
		if (typeof additionalProperties !== 'object') return [key, each];
		return [key, alignNames(each, additionalProperties, document)];
	});
	return Object.fromEntries(entries);
}

function resolveReference(schema: Schema, document: SwaggerDocument): Schema {
	if (schema.$ref === undefined) return schema;
	return document.definitions[schema.$ref.replace('#/definitions/', '')] ?? {};
}
