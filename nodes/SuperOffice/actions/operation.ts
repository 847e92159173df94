import type {
	IDataObject,
	IDisplayOptions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { Run, RunOfAll } from './run';

/** What somebody has to know before they run an operation. */
export interface Notice {
	text: string;
	/** When it matters; always where it is absent */
	displayOptions?: IDisplayOptions;
}

/** What the editor shows of an operation. */
interface Described {
	option: INodePropertyOptions & { value: string; action: string };
	/**
	 * What of it no AI agent does unless the tool allows it: all of it, or the passwords that it takes
	 * among the fields of a user
	 */
	guarded?: 'all' | 'passwords';
	/** Needs the User agent, which SuperOffice Online does not open to apps by default */
	closedOnline?: true;
	/** What is dangerous about it */
	notice?: Notice;
	/** Shown for this operation only: resource and operation are added where the node is put together */
	properties: INodeProperties[];
}

/** Everything one operation is: its entry in the list, its parameters, and what it does for one item. */
export interface OperationForEach extends Described {
	/**
	 * @returns One entry for each output item
	 * @throws InvalidInput, Refused or Failure
	 */
	execute: (run: Run, itemIndex: number) => Promise<IDataObject[]>;
	executeAll?: undefined;
}

/** An operation whose input items are one thing together, such as the list of those who work here. */
export interface OperationForAll extends Described {
	/** @throws InvalidInput, Refused or Failure */
	executeAll: (run: RunOfAll) => Promise<Result[]>;
	execute?: undefined;
}

export type Operation = OperationForEach | OperationForAll;

/** An output item of an operation for all items. */
export interface Result {
	json: IDataObject;
	/** Indices of the input items that it comes from; none for what no item has asked for */
	items: number[];
}

/** A thing that operations are about. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	operations: Operation[];
	/** The operation that is chosen at first; the first of the list where it is absent */
	defaultOperation?: string;
}
