import { readFile } from 'node:fs/promises';

const LINES_SHOWN = 30;

/** The error with the last lines of n8n's log: n8n itself answers little when something in it fails. */
export async function withLog(error: unknown, logFile: string): Promise<Error> {
	const reason = error instanceof Error ? error.message : String(error);
	const lines = (await readLog(logFile)).trimEnd().split('\n').slice(-LINES_SHOWN);
	return new Error(`${reason}\nThe log of n8n says last:\n${lines.join('\n')}`);
}

/** All that n8n has logged so far. */
export async function readLog(logFile: string): Promise<string> {
	return await readFile(logFile, 'utf8').catch(() => '');
}
