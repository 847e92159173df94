import { readFile } from 'node:fs/promises';

const LINES_SHOWN = 30;

/**
 * The error with the last lines of n8n's log: n8n itself answers little when something in it fails.
 *
 * @param start where in the log the part begins that can have to do with it
 */
export async function withLog(error: unknown, logFile: string, start = 0): Promise<Error> {
	const reason = error instanceof Error ? error.message : String(error);
	const log = await readLog(logFile);
	// An n8n that had ended before has logged nothing since, and its end is further up.
	const lines = (log.slice(start) || log).trimEnd().split('\n').slice(-LINES_SHOWN);
	return new Error(`${reason}\nThe log of n8n says last:\n${lines.join('\n')}`);
}

/** All that n8n has logged so far. */
export async function readLog(logFile: string): Promise<string> {
	return await readFile(logFile, 'utf8').catch(() => '');
}
