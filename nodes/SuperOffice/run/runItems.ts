import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failedItem, toNodeError, type NodeError } from './nodeError';
import { inPool, Places } from './pool';
import { Stopped, Turns, type Turn } from './turns';

/** Does the work for one item; its turn is for what has to be done in the order of the items. */
export type Work = (itemIndex: number, turn: Turn) => Promise<IDataObject[]>;

interface Failed {
	itemIndex: number;
	error: NodeError;
}

/**
 * Does the work for each input item, `concurrency` of them at a time and the first one alone, and
 * pairs what comes out with the item it came from, in the order of the items. With Continue or
 * Continue (using error output) an item that failed becomes an item of its own, and the others go
 * on. Otherwise nothing new begins, and what is under way is waited for.
 *
 * @throws NodeApiError or NodeOperationError with the index of the first item that failed
 */
export async function runItems(
	caller: IExecuteFunctions,
	concurrency: number,
	work: Work,
): Promise<INodeExecutionData[]> {
	const count = caller.getInputData().length;
	const results: Array<INodeExecutionData[] | undefined> = new Array<undefined>(count);
	const failures: Failed[] = [];
	const isStopped = () =>
		failures.length > 0 || caller.getExecutionCancelSignal()?.aborted === true;
	const places = new Places(concurrency);
	const turns = new Turns(places, isStopped);

	const doOne = async (itemIndex: number) => {
		const pairedItem = { item: itemIndex };
		const turn = turns.next();
		try {
			const found = await work(itemIndex, turn);
			results[itemIndex] = found.map((json) => ({ json, pairedItem }));
		} catch (thrown) {
			if (thrown instanceof Stopped) return;
			const error = toNodeError(caller.getNode(), thrown, itemIndex);
			if (!caller.continueOnFail()) failures.push({ itemIndex, error });
			else results[itemIndex] = [failedItem(caller, error, pairedItem)];
		} finally {
			turn.ends();
		}
	};
	await inPool(count, places, doOne, () => !isStopped());

	if (failures.length > 0) throw firstOf(failures, results);
	return results.flatMap((items) => items ?? []);
}

/** The first failure, with what became of the other items: n8n shows nothing of a run that failed. */
function firstOf(failures: Failed[], results: unknown[]): NodeError {
	const [{ error }, ...others] = failures.sort((one, other) => one.itemIndex - other.itemIndex);
	if (results.length === 1) return error;
	const done = results.flatMap((items, index) => (items === undefined ? [] : [index]));
	const failed = others.map(({ itemIndex }) => itemIndex);
	const words = [
		error.description,
		`Before the node stopped, ${done.length} of ${results.length} items were done${listed(done)}.`,
		failed.length > 0 && `Other items failed, too${listed(failed)}.`,
	];
	error.description = words.filter(Boolean).join(' ');
	return error;
}

/** Indices in a few characters: ` (0–41, 43)`. */
function listed(indices: number[]): string {
	if (indices.length === 0) return '';
	const ranges: Array<[number, number]> = [];
	for (const index of indices) {
		const last = ranges[ranges.length - 1];
		if (last && last[1] === index - 1) last[1] = index;
		else ranges.push([index, index]);
	}
	const words = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
	return ` (${words.join(', ')})`;
}
