import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Run } from './run';

/** Everything one operation is: its entry in the list, its parameters, and what it does for one item. */
export interface Operation {
	option: INodePropertyOptions & { value: string; action: string };
	/** Shown for this operation only: resource and operation are added where the node is put together */
	properties: INodeProperties[];
	/**
	 * @returns One entry for each output item
	 * @throws InvalidInput, Refused or Failure
	 */
	execute: (run: Run, itemIndex: number) => Promise<IDataObject[]>;
}

/** A thing that operations are about. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	operations: Operation[];
	/** The operation that is chosen at first; the first of the list where it is absent */
	defaultOperation?: string;
}
