import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { LOGINS } from '../../emulator/seed/names.mts';
import type { Measurement, Spec } from '../measurement.mts';
import type { BenchServer } from '../server/index.mts';
import type { DirectOrder, DirectReport } from './messages.mts';

const MAIN = fileURLToPath(new URL('./main.mts', import.meta.url));
const WIDTH = 20;

/**
 * Measures axios outside n8n, by the Node.js that runs n8n.
 *
 * @param node its executable
 */
export async function measureDirect(
	server: BenchServer,
	node: string,
	spec: Spec,
): Promise<Measurement> {
	await server.behave({ latencyMs: spec.latencyMs, limit: spec.limit });
	const child = fork(MAIN, { execPath: node, execArgv: ['--import', 'tsx'] });
	const { userName: username, password } = LOGINS.administrator;
	child.send({
		url: server.url,
		items: spec.items,
		width: WIDTH,
		auth: { username, password },
	} satisfies DirectOrder);
	const early = once(child, 'exit').then(() => Promise.reject(new Error('axios has ended.')));
	const [report] = (await Promise.race([once(child, 'message'), early])) as [DirectReport];
	const { requests, mostAtOnce } = await server.seen();
	const noMemory = { peakMemoryMb: 0, peakWithStoringMb: 0 };
	return { spec, ...noMemory, ...report, requests, done: requests, mostAtOnce };
}
