import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidInput } from './invalidInput';
import { oneOf, text } from './values';

const FIELDS = 'Fields to Return';

/**
 * Where items may have a password: a generated one that is returned, and what SuperOffice keeps of a
 * user's ways to sign in. n8n versions that know this hide it in the executions that they show.
 */
export const sensitiveOutputFields = ['password', 'Credentials[*].Value'];

/** 'Output' and 'Fields to Return'; small by default, for people and for AI agents. */
export function outputProperties(
	placeholder: string,
	description = 'Names of fields as Output Raw shows them, separated by commas, or a list of names',
): INodeProperties[] {
	return [
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			options: [
				{
					name: 'Raw',
					value: 'raw',
					description: 'As SuperOffice returns it',
				},
				{
					name: 'Selected Fields',
					value: 'selectedFields',
					description: 'Only the fields that you name',
				},
				{
					name: 'Simplified',
					value: 'simplified',
					description: 'The ten fields that matter most, without nesting',
				},
			],
			default: 'simplified',
			description: 'How much of each result to return',
		},
		{
			displayName: FIELDS,
			name: 'fieldsToReturn',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { output: ['selectedFields'] } },
			placeholder,
			description,
		},
	];
}

/** What to make of a result: the fields to ask for (`$select`), where they are chosen, and its shape. */
export interface Output {
	select?: string;
	shape: (result: IDataObject) => IDataObject;
}

/**
 * Reads 'Output'.
 *
 * @param simplify Makes the simplified form of a result, in the language of the options
 * @throws InvalidInput when fields are to be selected and none is named
 */
export function readOutput(
	caller: IExecuteFunctions,
	itemIndex: number,
	simplify: (result: IDataObject, language?: string) => IDataObject,
	{ language }: { language?: string } = {},
): Output {
	const outputs = ['raw', 'selectedFields', 'simplified'];
	switch (oneOf(outputs)(caller.getNodeParameter('output', itemIndex), 'Output')) {
		case 'raw':
			return { shape: (result) => result };
		case 'selectedFields':
			return selected(readFields(caller.getNodeParameter('fieldsToReturn', itemIndex)));
		default:
			return { shape: (result) => simplify(result, language) };
	}
}

function selected(fields: string[]): Output {
	return {
		select: fields.join(','),
		shape: (result) => {
			const entries = fields.map((field) => {
				const found = Object.entries(result).find(
					([name]) => name.toLowerCase() === field.toLowerCase(),
				);
				return [found?.[0] ?? field, found?.[1] ?? null];
			});
			return Object.fromEntries(entries) as IDataObject;
		},
	};
}

function readFields(value: unknown): string[] {
	const names = Array.isArray(value) ? value : text(value, FIELDS).split(',');
	const fields = names.map((name) => text(name, FIELDS).trim()).filter((name) => name !== '');
	if (fields.length === 0) {
		throw new InvalidInput(
			`'${FIELDS}' is empty`,
			'Name one field at least, or choose another Output.',
		);
	}
	return [...new Set(fields)];
}
