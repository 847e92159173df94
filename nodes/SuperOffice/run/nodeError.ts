import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { Failure } from '../transport/failure';
import { isTool } from './tool';

/** An error as n8n shows it. */
export type NodeError = NodeApiError | NodeOperationError;

/** Says nothing that n8n could take for one of its error codes. */
const PLAIN_MESSAGE = 'SuperOffice did not do what was asked. What it said stands below';

/**
 * The error as n8n shows it, with the index of its item. Of a tool it says in its message what to do,
 * because n8n tells the model of an AI agent the message alone.
 */
export function toNodeError(node: INode, thrown: unknown, itemIndex: number): NodeError {
	const error = errorOf(node, thrown, itemIndex);
	const { message, description } = error;
	if (isTool(node) && description && !message.includes(description)) {
		error.message = `${message}${/[.!?]$/.test(message) ? '' : '.'} ${description}`;
	}
	return error;
}

/**
 * What stands in the place of an item that failed, where the others go on.
 *
 * n8n writes `json.error` itself. If it stood there before, Retry On Fail would take the whole run
 * for failed and run every item again: users would be created twice. But agents before version 3 run
 * their tools past n8n's engine, and nobody writes it.
 */
export function failedItem(
	caller: IExecuteFunctions,
	error: NodeError,
	pairedItem: INodeExecutionData['pairedItem'],
): INodeExecutionData {
	return { json: caller.isToolExecution() ? { error: error.message } : {}, error, pairedItem };
}

/**
 * Made anew from plain text: a NodeApiError that is made from another one drops what it is told, and
 * one that is made from a request keeps the request, with its secrets.
 */
function errorOf(node: INode, thrown: unknown, itemIndex: number): NodeError {
	if (thrown instanceof NodeApiError || thrown instanceof NodeOperationError) {
		return ofItem(node, thrown, itemIndex);
	}
	const { message } = thrown as Error;
	const { description, httpCode } = thrown as Partial<Failure>;
	const create = (words: string, details?: string): NodeError =>
		thrown instanceof Failure
			? new NodeApiError(
					node,
					{ message: words },
					{ message: words, description: details, httpCode, itemIndex },
				)
			: new NodeOperationError(node, words, { description: details, itemIndex });
	const error = create(message, description);
	if (error.message === message) return error;
	// n8n replaces a message that holds the letters of a system error, such as the EPERM in "deletePermission".
	return create(
		httpCode ? `${PLAIN_MESSAGE} (HTTP ${httpCode})` : PLAIN_MESSAGE,
		[message, description].filter(Boolean).join(' '),
	);
}

/** n8n's own error; where all items have the same one, as without a credential, each gets its own. */
function ofItem(node: INode, error: NodeError, itemIndex: number): NodeError {
	const { itemIndex: said = itemIndex } = error.context;
	if (said !== itemIndex) {
		const { message, description } = error;
		return new NodeOperationError(node, message, {
			description: description ?? undefined,
			itemIndex,
		});
	}
	error.context.itemIndex = itemIndex;
	return error;
}
