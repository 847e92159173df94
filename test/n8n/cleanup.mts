const tasks: Array<() => Promise<unknown>> = [];
let undoing: Promise<void> | undefined;
let ending: Promise<never> | undefined;

/** Remembers what has to be undone at the end; the last one is undone first. */
export function undoLater(task: () => Promise<unknown>): void {
	tasks.push(task);
}

/** Undoes everything, each thing once, also when one of them fails. Who calls it meanwhile waits too. */
export async function undoAll(): Promise<void> {
	undoing ??= undoEach().finally(() => (undoing = undefined));
	await undoing;
}

/** Ctrl-C and its like undo everything before the process ends. */
export function endOnSignals(): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => void end(process.exitCode ?? 130));
	}
}

/**
 * Undoes everything and ends the process. Only the first call counts: a second Ctrl-C must not cut
 * the cleaning up short.
 */
export async function end(exitCode: number | string): Promise<never> {
	ending ??= undoAll().then(() => process.exit(exitCode));
	return await ending;
}

/** Ctrl-C in a terminal reaches n8n as well, so that what fails from then on says nothing. */
export function isEnding(): boolean {
	return ending !== undefined;
}

async function undoEach(): Promise<void> {
	for (let task = tasks.pop(); task; task = tasks.pop()) {
		await task().catch((error: unknown) => console.error(error));
	}
}
