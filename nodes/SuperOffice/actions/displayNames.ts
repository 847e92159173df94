import type { INodeProperties } from 'n8n-workflow';

/** The members of a collection in the order of the editor's lists. */
export function byDisplayName(properties: INodeProperties[]): INodeProperties[] {
	return [...properties].sort((a, b) => a.displayName.localeCompare(b.displayName));
}
