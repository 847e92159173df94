import type { LogEntry } from '../../emulator/index.mts';
import type { Operation, Schema } from './documents.mts';

const CARRIERS = '#/definitions/SuperOffice.CRM.Services.';
const USER = { $ref: `${CARRIERS}User` };
const COMMAND_RESULT = { $ref: `${CARRIERS}CommandResult` };
const COUNTED_LIST: Schema = {
	type: 'object',
	properties: {
		'odata.metadata': { type: 'string' },
		'odata.count': { type: 'string' },
		'odata.nextLink': { type: 'string' },
		value: { type: 'array', items: { type: 'object' } },
	},
};
const SELECT = { name: '$select', in: 'query', type: 'string' } as const;
const ACTION_RESULTS = ['Implicit', 'Yes', 'Ok', 'No', 'Cancel'];

interface Exception {
	why: string;
	applies: (entry: LogEntry, path: string) => boolean;
	/** What to check instead; nothing when absent. */
	amend?: (operation: Operation) => Operation;
}

/** Calls the OpenAPI documents do not have, or describe in another form than the pages do. */
export const EXCEPTIONS: Exception[] = [
	{
		why: 'the description of the server is no operation',
		applies: (_entry, path) => /^\/api$/i.test(path),
	},
	{
		why: 'a GET of an agent method describes the method',
		applies: ({ method }, path) => method === 'GET' && /\/Agents\//i.test(path),
	},
	{
		why: 'PATCH of a user has a page, but no OpenAPI document has it',
		applies: ({ method }, path) => method === 'PATCH' && /\/User\/\d+$/i.test(path),
	},
	{
		why: 'only failures are documented; taken to be the answer of GetUserCommands',
		applies: ({ method }, path) => method === 'GET' && /\/User\/\d+\/CustomCommand$/i.test(path),
		amend: (operation) => ({
			...operation,
			responses: {
				...operation.responses,
				'200': { schema: { type: 'array', items: { $ref: `${CARRIERS}CustomCommand` } } },
			},
		}),
	},
	{
		why: 'only failures are documented; taken to be the answer of ExecuteUserCommand',
		applies: ({ method }, path) =>
			method === 'POST' && /\/User\/\d+\/CustomCommand\/[^/]+$/i.test(path),
		amend: (operation) => ({
			...operation,
			responses: { ...operation.responses, '200': { schema: COMMAND_RESULT } },
		}),
	},
	{
		why: 'the page of ExecuteUserCommand has query parameters and a bare User',
		applies: ({ query }, path) =>
			/\/ExecuteUserCommand$/i.test(path) &&
			Object.keys(query).some((name) => name.toLowerCase() === 'commandname'),
		amend: (operation) => ({
			...operation,
			parameters: [
				{ name: 'commandName', in: 'query', type: 'string', required: true },
				{
					name: 'actionResult',
					in: 'query',
					type: 'string',
					required: true,
					enum: ACTION_RESULTS,
				},
				SELECT,
				{ name: 'user', in: 'body', required: true, schema: USER },
			],
		}),
	},
	{
		why: 'a row count is asked for, and where the answer has it is not described',
		applies: ({ query }, path) =>
			/\/Archive\/[^/]+$/i.test(path) &&
			Object.keys(query).some((name) => name.toLowerCase() === '$inlinecount'),
		amend: (operation) => ({
			...operation,
			responses: { ...operation.responses, '200': { schema: COUNTED_LIST } },
		}),
	},
	{
		why: "the vendor's client sends GetUserCommands an object with the User in it",
		applies: ({ body }, path) =>
			/\/GetUserCommands$/i.test(path) &&
			typeof body === 'object' &&
			body !== null &&
			Object.keys(body).join().toLowerCase() === 'user',
		amend: (operation) => ({
			...operation,
			parameters: [
				SELECT,
				{
					name: 'request',
					in: 'body',
					required: true,
					schema: { type: 'object', properties: { User: USER } },
				},
			],
		}),
	},
];
