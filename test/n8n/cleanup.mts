const tasks: Array<() => Promise<unknown>> = [];

/** Remembers what has to be undone at the end; the last one is undone first. */
export function undoLater(task: () => Promise<unknown>): void {
	tasks.push(task);
}

/** Undoes everything, each thing once, also when one of them fails. */
export async function undoAll(): Promise<void> {
	for (let task = tasks.pop(); task; task = tasks.pop()) {
		await task().catch((error: unknown) => console.error(error));
	}
}
