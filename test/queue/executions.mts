import { parse } from 'flatted';
import { setTimeout as sleep } from 'node:timers/promises';

import { hasEnded, type N8nClient } from '../n8n/client.mts';
import type { Execution, ExecutionSummary } from '../n8n/shapes.mts';
import type { Keys } from './keys.mts';

const MS_BETWEEN_QUESTIONS = 1_000;

/** An execution that has ended, in n8n's words. */
export interface Ended {
	id: string;
	/** `success`, `error`, `crashed` or `canceled`. */
	status: string;
	/** What n8n called its end before, when it has changed its mind. */
	before: string[];
	/** Of its order; missing when nobody can tell any more. */
	key?: string;
	/** Why it did not end well: message and description. */
	message?: string;
	/** Whether the node says that it found its write done by reading back. */
	isSettled: boolean;
}

/**
 * Reads executions as they end, and again when n8n calls their end by another name.
 *
 * @param options.until looks at those that have ended, and says whether that is all
 * @returns what has ended when that is all, or when the time is up
 */
export async function followExecutions(
	client: N8nClient,
	keys: Keys,
	options: { until: (ended: Ended[]) => Promise<boolean>; withinMs: number },
): Promise<Ended[]> {
	const ended = new Map<string, Ended>();
	const deadline = Date.now() + options.withinMs;
	for (;;) {
		const listed = await client.listExecutions();
		for (const summary of listed.filter(({ status }) => hasEnded(status))) {
			const last = ended.get(summary.id);
			if (last?.status === summary.status) continue;
			const before = last ? [...last.before, last.status] : [];
			ended.set(summary.id, { ...(await readEnded(client, keys, summary)), before });
		}
		const all = [...ended.values()];
		if ((await options.until(all)) || Date.now() > deadline) return all;
		await sleep(MS_BETWEEN_QUESTIONS);
	}
}

async function readEnded(
	client: N8nClient,
	keys: Keys,
	{ id, status }: ExecutionSummary,
): Promise<Omit<Ended, 'before'>> {
	const { data } = await client.readExecution(id);
	const { error } = (parse(data) as Pick<Execution, 'resultData'>).resultData;
	return {
		id,
		status,
		key: keys.learn(id, data),
		message: error && [error.message, error.description].filter(Boolean).join(' '),
		isSettled: data.includes('"settled":true'),
	};
}
