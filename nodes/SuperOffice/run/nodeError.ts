import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { Failure } from '../transport/failure';

/** An error as n8n shows it. */
export type NodeError = NodeApiError | NodeOperationError;

/** Says nothing that n8n could take for one of its error codes. */
const PLAIN_MESSAGE = 'SuperOffice did not do what was asked. What it said stands below';

/**
 * The error as n8n shows it, with the index of its item. Made anew from plain text: a NodeApiError
 * that is made from another one drops what it is told, and one that is made from a request keeps
 * the request, with its secrets.
 */
export function toNodeError(node: INode, thrown: unknown, itemIndex: number): NodeError {
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
