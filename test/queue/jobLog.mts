/** Executions by id, as a worker's log names them; one that it began twice is there twice. */
export interface Jobs {
	started: string[];
	/** Well or not: what is missing here was under way when the worker ended, or still is. */
	finished: string[];
}

/** Reads what a worker of n8n 2.41 logs of each job at its usual level. */
export function readJobs(log: string): Jobs {
	return {
		started: idsAfter(log, /Worker started execution (\S+)/g),
		finished: idsAfter(log, /Worker (?:finished|errored while running) execution (\S+)/g),
	};
}

/** What was begun and not ended. */
export function underWay({ started, finished }: Jobs): string[] {
	const done = new Set(finished);
	return [...new Set(started)].filter((id) => !done.has(id));
}

/** What the main n8n has put into the queue so far. */
export function readEnqueued(log: string): string[] {
	return idsAfter(log, /Enqueued execution (\S+)/g);
}

/** What the main n8n has given up because its job stalled. */
export function readGivenUp(log: string): string[] {
	return idsAfter(log, /Problem with execution (\S+):/g);
}

function idsAfter(log: string, pattern: RegExp): string[] {
	return [...log.matchAll(pattern)].map(([, id]) => id);
}
