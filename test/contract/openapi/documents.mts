import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A schema of Swagger 2.0, as far as these documents use it. */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	format?: string;
	enum?: unknown[];
	items?: Schema;
	properties?: Record<string, Schema>;
	additionalProperties?: Schema | boolean;
	anyOf?: Schema[];
	required?: string[];
}

export interface Parameter {
	name: string;
	in: 'body' | 'formData' | 'header' | 'path' | 'query';
	required?: boolean;
	type?: string;
	enum?: string[];
	schema?: Schema;
}

export interface Operation {
	parameters: Parameter[];
	responses: Record<string, { schema?: Schema }>;
}

export interface SwaggerDocument {
	paths: Record<string, Record<string, Operation>>;
	definitions: Record<string, Schema>;
}

/**
 * Members of carriers that are made from a documented one: the documents have the base alone, and
 * the vendor's client (`Carriers.ts`) says what comes on top, by type.
 */
const DERIVED: Record<string, Record<string, Schema>> = {
	'SuperOffice.CRM.Services.FieldInfoBase': {
		Choices: { type: 'array', items: { type: 'string' } },
		DefaultValue: { type: 'object' },
		FormatMask: { type: 'string' },
		IsDefaultNow: { type: 'boolean' },
		IsHtml: { type: 'boolean' },
		LinkName: { type: 'string' },
		LinkValue: { type: 'string' },
		MaxNum: { type: 'integer' },
		MdoListName: { type: 'string' },
		NumRows: { type: 'integer' },
		Precision: { type: 'integer' },
		TargetLabel: { type: 'string' },
		TargetTable: { type: 'string' },
		TextLength: { type: 'integer' },
		UseDays: { type: 'boolean' },
		UseDropDown: { type: 'boolean' },
		UseHours: { type: 'boolean' },
		UseMinutes: { type: 'boolean' },
		UseTextArea: { type: 'boolean' },
	},
};

/**
 * The folder of the vendor's OpenAPI documents: SUPEROFFICE_OPENAPI, or the folder beside this
 * repository. They are not part of it.
 * @returns undefined where there is none
 */
export function findOpenApiFolder(): string | undefined {
	const folder = resolve(process.env.SUPEROFFICE_OPENAPI ?? '../shared/openapi');
	return existsSync(folder) ? folder : undefined;
}

/** All documents as one: their paths differ, and carriers of one name are the same in each. */
export function readDocuments(folder: string): SwaggerDocument {
	const documents = readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => JSON.parse(readFileSync(resolve(folder, name), 'utf8')) as SwaggerDocument);
	return {
		paths: Object.assign({}, ...documents.map(({ paths }) => paths)),
		definitions: withDerived(
			Object.assign({}, ...documents.map(({ definitions }) => definitions)) as Definitions,
		),
	};
}

type Definitions = SwaggerDocument['definitions'];

function withDerived(definitions: Definitions): Definitions {
	const entries = Object.entries(DERIVED).map(([name, members]) => {
		const { properties, ...base } = definitions[name];
		return [name, { ...base, properties: { ...properties, ...members } }];
	});
	return { ...definitions, ...Object.fromEntries(entries) };
}
