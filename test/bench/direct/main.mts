import axios from 'axios';
import { Agent } from 'node:http';

import { personAt, userOf } from '../people.mts';
import type { DirectOrder, DirectReport } from './messages.mts';

/**
 * The same saves with axios alone, without n8n: what this machine can do. Connections are kept, as
 * n8n cannot. One run for each process, so that nothing is warm that is cold inside n8n.
 */
process.once('message', (order: DirectOrder) => {
	void run(order).then(
		(report) => process.send?.(report, () => process.exit(0)),
		(error: unknown) => process.send?.({ failure: String(error) }, () => process.exit(1)),
	);
});

async function run({ url, items, width, auth }: DirectOrder): Promise<DirectReport> {
	const client = axios.create({
		baseURL: `${url}/api/v1/`,
		auth,
		httpAgent: new Agent({ keepAlive: true, maxSockets: width }),
		proxy: false,
	});
	const before = process.cpuUsage();
	const start = performance.now();
	let next = 0;
	const lane = async (): Promise<void> => {
		while (next < items) {
			const person = personAt(next++);
			const { data } = await client.post<{ AssociateId: number }>(
				'Agents/User/SaveUser',
				userOf(person),
			);
			if (data.AssociateId !== person.id) throw new Error(`Not user ${person.id}`);
		}
	};
	await Promise.all(Array.from({ length: width }, lane));
	const milliseconds = performance.now() - start;
	const { user, system } = process.cpuUsage(before);
	return { milliseconds, cpuMs: (user + system) / 1000 };
}
