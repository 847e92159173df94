import type { INode } from 'n8n-workflow';

/**
 * Whether the node is a tool of an AI agent. The name of its type is n8n's own sign of it (`@tool`):
 * what a context says by `isToolExecution` is false where a newer agent lets the engine run its tools.
 */
export function isTool({ type }: Pick<INode, 'type'>): boolean {
	return type.endsWith('Tool');
}
