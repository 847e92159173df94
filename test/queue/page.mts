import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

import { figures } from './figures.mts';
import { brokenBounds, type Result } from './result.mts';

const PAGE = fileURLToPath(new URL('../../docs/queue.md', import.meta.url));

/** Writes docs/queue.md, formatted as the other pages are. */
export async function writePage(result: Result): Promise<void> {
	const broken = brokenBounds(result);
	const rows = figures(result).map(([what, count]) => `| ${what} | ${count} |`);
	const text = [
		'# More than one machine: the last result',
		INTRODUCTION,
		`Seed ${result.seed}. ${broken.length === 0 ? 'All bounds hold.' : `**Broken**: ${broken.join('; ')}`}`,
		['| What | Count |', '| --- | --- |', ...rows].join('\n'),
		WORDS,
	].join('\n\n');
	const options = await resolveConfig(PAGE);
	await mkdir(dirname(PAGE), { recursive: true });
	await writeFile(PAGE, await format(text, { ...options, parser: 'markdown' }));
}

const INTRODUCTION = `\`npm run test:queue\` writes this page. It runs webhook executions through n8n in queue mode, one main and two workers with this package in each, against an emulated SuperOffice that serves 20 requests a second and no more (429), and in which calls fail now and then; in the middle of it one worker is killed (SIGKILL) while it writes, and started again. A third of the executions is _Create or Update_, a third _Create_ with _Retry On Fail_, a third _Update_. Every execution that n8n reports as a success has to be in SuperOffice exactly once, with its values.`;

const WORDS = `## What n8n does with a killed worker's executions

It runs none of them again. (Bull, n8n's queue, would put a job back; n8n 2 forbids it.) When the worker starts again, it finds some of what it had begun in its own log of events, and n8n calls these executions \`crashed\`. Once the lock of a job has run out (60 s) and the queue has been looked through (every 30 s), the main n8n hears that the job stalled, and calls the execution \`error\`: "This execution failed to be processed too many times". Neither is a success, and n8n keeps no data of what the execution was about.

So a killed worker can leave a write that SuperOffice did and n8n does not report. Nothing outside the worker knows of it. Run such an execution again: _Create or Update_ and _Update_ find what is there and change nothing, _Create_ says that the person is a user already.`;
