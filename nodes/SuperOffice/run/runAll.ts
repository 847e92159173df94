import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failedItem, toNodeError } from './nodeError';

/** An output item, and the input items that it comes from. */
interface Made {
	json: IDataObject;
	items: number[];
}

/**
 * Does the work for all input items at once, and pairs what comes out with the items it came from.
 * What comes from none says so: n8n would pair it with the item that happens to have its place. A
 * failure is one of all items: with Continue or Continue (using error output) one item says it.
 *
 * @throws NodeApiError or NodeOperationError
 */
export async function runAll(
	caller: IExecuteFunctions,
	work: () => Promise<Made[]>,
): Promise<INodeExecutionData[]> {
	try {
		return (await work()).map(({ json, items }) => ({ json, pairedItem: pairing(items) }));
	} catch (thrown) {
		const error = toNodeError(caller.getNode(), thrown, 0);
		if (!caller.continueOnFail()) throw error;
		return [failedItem(caller, error, pairing([...caller.getInputData().keys()]))];
	}
}

function pairing(items: number[]): INodeExecutionData['pairedItem'] {
	const pairs = items.map((item) => ({ item }));
	return pairs.length === 1 ? pairs[0] : pairs;
}
