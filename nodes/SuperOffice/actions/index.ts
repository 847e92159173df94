import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from './operation';
import { access } from './access';
import { authenticationProperty } from './authentication';
import { license } from './license';
import { role } from './role';
import { user } from './user';
import { userGroup } from './userGroup';

const RESOURCES: Resource[] = [access, license, role, user, userGroup];

/** All parameters of the node, made from the same lists that run it. */
export const properties: INodeProperties[] = [
	authenticationProperty,
	{
		displayName: 'Resource',
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
				operation.properties,
			),
		),
	]),
];

/** The operation that the node's parameters choose; they choose it for the whole run, not by item. */
export function findOperation(caller: IExecuteFunctions): Operation {
	const resource = caller.getNodeParameter('resource', 0);
	const operation = caller.getNodeParameter('operation', 0);
	return RESOURCES.find(({ option }) => option.value === resource)!.operations.find(
		({ option }) => option.value === operation,
	)!;
}

function operationList(
	resource: string,
	operations: Operation[],
	defaultOperation: string,
): INodeProperties {
	return {
		displayName: 'Operation',
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
