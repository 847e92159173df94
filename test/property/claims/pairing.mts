import type { INodeExecutionData } from 'n8n-workflow';

import type { Claim } from './outcome.mts';
import { short } from './outcome.mts';

/** The item that an output item belongs to. */
export function indexOf({ pairedItem }: INodeExecutionData): number | undefined {
	const [pair] = [pairedItem].flat();
	return typeof pair === 'object' ? pair.item : pair;
}

/** Each input item has its output, or one error, in the order of the input; nothing stopped the run. */
export const isPaired: Claim = ({ operation, count, result: { items, error } }) => {
	if (error) return [`the run stopped: ${short(error.message)}`];
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
