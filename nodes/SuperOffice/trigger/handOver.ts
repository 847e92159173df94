import type { IDataObject, INode, IWorkflowMetadata } from 'n8n-workflow';

/** What both contexts know of the node. */
interface Place {
	getNode(): INode;
	getWorkflow(): IWorkflowMetadata;
}

/** Items of tests in the editor that are on their way, by workflow and node. */
const received = new Map<string, IDataObject>();

/**
 * Keeps the item that a webhook has brought in a test in the editor. n8n begins the execution with
 * `poll` then, for any node that has it, and what the webhook gave is not handed to it.
 */
export function handOver(place: Place, item: IDataObject): void {
	received.set(keyOf(place), item);
}

/** The item that is on its way, once. */
export function takeReceived(place: Place): IDataObject | undefined {
	const item = received.get(keyOf(place));
	received.delete(keyOf(place));
	return item;
}

function keyOf(place: Place): string {
	return `${place.getWorkflow().id} ${place.getNode().id}`;
}
