import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Behaviour, Order, Report, Seen } from './messages.mts';

export type { Behaviour, Seen } from './messages.mts';

const MAIN = fileURLToPath(new URL('./main.mts', import.meta.url));

/** The running stand-in for SuperOffice. */
export interface BenchServer {
	/** What a credential has as its base URL */
	url: string;
	/** Sets how it answers, and counts from zero again */
	behave: (behaviour: Behaviour) => Promise<void>;
	/** What it has seen since then */
	seen: () => Promise<Seen>;
	stop: () => Promise<void>;
}

/** Starts the stand-in as a process of its own. */
export async function startServer(): Promise<BenchServer> {
	const child = fork(MAIN, { execArgv: ['--import', 'tsx'] });
	const ended = once(child, 'exit');
	const next = async (): Promise<Report> => {
		const early = ended.then(() => Promise.reject(new Error('The server of the bench has ended.')));
		const [report] = (await Promise.race([once(child, 'message'), early])) as [Report];
		return report;
	};
	const order = async (message: Order): Promise<Seen> => {
		const answer = next();
		child.send(message);
		const report = await answer;
		if (report.kind !== 'seen') throw new Error(`Unexpected report: ${report.kind}`);
		return report.seen;
	};

	const first = await next();
	if (first.kind !== 'listening') throw new Error(`Unexpected report: ${first.kind}`);
	return {
		url: first.url,
		behave: async (behaviour) => void (await order({ kind: 'behave', behaviour })),
		seen: async () => await order({ kind: 'tell' }),
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
		},
	};
}
