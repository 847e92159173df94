import type { INodeExecutionData } from 'n8n-workflow';

import type { Claim } from './outcome.mts';
import { short } from './outcome.mts';

/** The items that an output item belongs to. */
function indexesOf({ pairedItem }: INodeExecutionData): number[] {
	const pairs = [pairedItem].flat().filter((pair) => pair !== undefined);
	return pairs.map((pair) => (typeof pair === 'object' ? pair.item : pair));
}

/** The item that an output item belongs to; the first one where it belongs to several. */
export function indexOf(item: INodeExecutionData): number | undefined {
	return indexesOf(item)[0];
}

/** Nothing stopped the run, and each output belongs to the items that it comes from. */
export const isPaired: Claim = (outcome) => {
	const { operation, result } = outcome;
	if (result.error) return [`the run stopped: ${short(result.error.message)}`];
	return operation.takesAll ? isPairedWithAny(outcome) : isPairedWithOne(outcome);
};

/** An error is the only output and that of all items; else an output is that of items that there are. */
const isPairedWithAny: Claim = ({ count, result: { items } }) => {
	const all = Array.from({ length: count }, (_, index) => index);
	const wrong = items.filter((item) => {
		const indexes = indexesOf(item);
		if (item.error) return items.length > 1 || indexes.join() !== all.join();
		return indexes.some((index) => !all.includes(index));
	});
	return wrong.map((item) => `an output is said to be that of items ${indexesOf(item).join()}`);
};

/** Each input item has its output, or one error, in the order of the input. */
const isPairedWithOne: Claim = ({ operation, count, result: { items } }) => {
	const indexes = items.map(indexOf);
	const failed = items.filter((item) => item.error).map(indexOf);
	const isList = operation.properties.some(({ name }) => name === 'limit');
	const wrong = Array.from({ length: count }, (_, index) => index).filter((index) => {
		const outputs = indexes.filter((each) => each === index).length;
		if (failed.includes(index)) return outputs !== 1;
		return !isList && outputs === 0;
	});
	const isOrdered = indexes.every((each, place) => place === 0 || each! >= indexes[place - 1]!);
	return [
		...wrong.map((index) => `item ${index} has neither its output nor one error`),
		...(isOrdered ? [] : ['the output is in another order than the input']),
	];
};

/** An output item is JSON: what JSON does not have would be lost on the way to the next node. */
export const isJson: Claim = ({ result: { items } }) =>
	items
		.filter(({ json }) => !sameInJson(json))
		.map((item) => `the output of item ${indexOf(item)} is no JSON: ${short(item.json)}`);

function sameInJson(value: unknown): boolean {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
	if (typeof value === 'number') return Number.isFinite(value);
	if (typeof value !== 'object') return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return false;
	// A member that is undefined is left out, as n8n does with it.
	return Object.values(value).every((member) => member === undefined || sameInJson(member));
}
