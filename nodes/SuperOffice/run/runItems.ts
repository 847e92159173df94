import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { toNodeError } from './nodeError';

/**
 * Does the work for each input item, in their order, and pairs what comes out with the item it came
 * from. With Continue or Continue (using error output) an item that failed becomes an item of its
 * own, and the others go on.
 *
 * @throws NodeApiError or NodeOperationError with the index of the item
 */
export async function runItems(
	caller: IExecuteFunctions,
	work: (itemIndex: number) => Promise<IDataObject[]>,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < caller.getInputData().length; itemIndex++) {
		const pairedItem = { item: itemIndex };
		try {
			for (const json of await work(itemIndex)) output.push({ json, pairedItem });
		} catch (error) {
			const nodeError = toNodeError(caller.getNode(), error, itemIndex);
			if (!caller.continueOnFail()) throw nodeError;
			// n8n writes `json.error` itself. If it stood here, Retry On Fail would take the whole run for
			// failed and run every item again: users would be created twice.
			output.push({ json: {}, error: nodeError, pairedItem });
		}
	}
	return output;
}
