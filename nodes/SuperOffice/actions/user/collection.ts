import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { isObject } from '../../transport/json';
import { refuseForgotten } from './fields';

/**
 * Reads a collection of fields for a user who may be there already.
 *
 * @throws InvalidInput for a field that was added and left empty, where that would take things away
 */
export function readCollection(
	caller: IExecuteFunctions,
	itemIndex: number,
	{ name, displayName }: Pick<INodeProperties, 'name' | 'displayName'>,
): IDataObject {
	const stored: unknown = caller.getNodeParameter(name, itemIndex, {}, { rawExpressions: true });
	if (isObject(stored)) refuseForgotten(stored, displayName);
	return caller.getNodeParameter(name, itemIndex, {}) as IDataObject;
}
