import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from './operation';
import { access } from './access';
import { toolProperties } from './agent';
import { authenticationProperty } from './authentication';
import { license } from './license';
import { noticeProperties } from './notices';
import { role } from './role';
import { user } from './user';
import { userGroup } from './userGroup';
import { oneOf } from './values';

const RESOURCE = 'Resource';
const OPERATION = 'Operation';

const RESOURCES: Resource[] = [access, license, role, user, userGroup];

/** All parameters of the node, made from the same lists that run it. */
export const properties: INodeProperties[] = [
	authenticationProperty,
	{
		displayName: RESOURCE,
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: RESOURCES.map(({ option }) => option),
		default: 'user',
	},
	...RESOURCES.flatMap(({ option, operations, defaultOperation }) => [
		operationList(option.value, operations, defaultOperation ?? firstOf(operations)),
		...operations.flatMap((operation) =>
			updateDisplayOptions(
				{ show: { resource: [option.value], operation: [operation.option.value] } },
				[...noticeProperties(operation), ...toolProperties(operation), ...operation.properties],
			),
		),
	]),
];

/**
 * The operation that the node's parameters choose; they choose it for the whole run, not by item.
 * Where there is none, as a workflow of another hand may have it, each item is refused for that.
 */
export function findOperation(caller: IExecuteFunctions): Operation {
	try {
		const resource = chosen(RESOURCES, caller.getNodeParameter('resource', 0, ''), RESOURCE);
		return chosen(resource.operations, caller.getNodeParameter('operation', 0, ''), OPERATION);
	} catch (error) {
		return refusing(error);
	}
}

/** @throws InvalidInput for one that is not there */
function chosen<Choice extends Resource | Operation>(
	choices: Choice[],
	value: unknown,
	label: string,
): Choice {
	const word = oneOf(choices.map(({ option }) => option.value))(value, label);
	return choices.find(({ option }) => option.value === word)!;
}

function refusing(error: unknown): Operation {
	const none = { name: '', value: '', action: '' };
	const execute = async () => await Promise.reject(error as Error);
	return { option: none, properties: [], execute };
}

function operationList(
	resource: string,
	operations: Operation[],
	defaultOperation: string,
): INodeProperties {
	return {
		displayName: OPERATION,
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ option }) => option),
		default: defaultOperation,
	};
}

function firstOf([{ option }]: Operation[]): string {
	return option.value;
}
