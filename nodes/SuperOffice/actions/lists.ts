import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { flag, wholeNumber } from './values';

/** 'Return All' and 'Limit', as n8n's lists have them. */
export const limitProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/**
 * How many results are wanted at most; Infinity for all.
 *
 * @throws InvalidInput for a limit that is no whole number from 1
 */
export function readLimit(caller: IExecuteFunctions, itemIndex: number): number {
	if (flag(caller.getNodeParameter('returnAll', itemIndex), 'Return All')) return Infinity;
	return wholeNumber(1)(caller.getNodeParameter('limit', itemIndex), 'Limit');
}
