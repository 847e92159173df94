import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { loadPackage, runNode } from './harness.mts';
import { basic } from './setup.mts';

/**
 * `npm run memory`: what reviewing and comparing many users takes, with the emulator in a process of
 * its own. What lives is counted after a collection, every few milliseconds of the run.
 */
const USERS = 10_000;
const EVERY = 20;
const MB = 1024 * 1024;

interface Measured {
	name: string;
	items: number;
	requests: number;
	seconds: number;
	/** What lived at most above what lived before the run: the output included, the input not */
	mostMB: number;
	/** The output as JSON */
	outputMB: number;
}

/** What lives now, in bytes: `--expose-gc` is needed for it. */
function living(): number {
	if (!global.gc) throw new Error('Run it by npm run memory: node needs --expose-gc');
	global.gc();
	return process.memoryUsage().heapUsed;
}

async function measure(
	url: string,
	name: string,
	parameters: IDataObject,
	items?: INodeExecutionData[],
): Promise<{ measured: Measured; output: INodeExecutionData[] }> {
	const run = async () => {
		const { items: output, error } = await runNode({
			parameters: parameters as never,
			credential: basic(url),
			items,
		});
		if (error) throw new Error(error.message);
		return output;
	};
	const before = living();
	let most = before;
	const timer = setInterval(() => (most = Math.max(most, living())), EVERY);
	const output = await run();
	clearInterval(timer);
	most = Math.max(most, living());

	// Once more for the time: collecting all the while took most of it.
	const control = new URL('/__emulator/log', url);
	await fetch(control, { method: 'DELETE' });
	const begun = performance.now();
	await run();
	const seconds = round((performance.now() - begun) / 1000);
	const { length: requests } = (await (await fetch(control)).json()) as unknown[];
	const measured = {
		name,
		items: output.length,
		requests,
		seconds,
		mostMB: round((most - before) / MB),
		outputMB: round(JSON.stringify(output).length / MB),
	};
	return { measured, output };
}

function round(number: number): number {
	return Math.round(number * 10) / 10;
}

/** The emulator in another process, so that its own users do not count. */
async function withEmulator(work: (url: string) => Promise<void>): Promise<void> {
	const args = ['--import', 'tsx', 'test/emulator/cli.mts', '--port', '0', '--users', `${USERS}`];
	const emulator = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	try {
		for await (const line of createInterface({ input: emulator.stdout })) {
			const url = /https?:\/\/\S+/.exec(line)?.[0];
			if (url === undefined) continue;
			await work(url);
			break;
		}
	} finally {
		emulator.kill();
	}
}

await withEmulator(async (url) => {
	await loadPackage();
	// What is loaded and compiled at the first run is not what users take.
	await runNode({
		parameters: { operation: 'accessReview', limit: 1 },
		credential: basic(url),
	});
	const review = await measure(url, 'Access Review', {
		operation: 'accessReview',
		returnAll: true,
	});
	const wanted = review.output.map(({ json }) => ({
		json: { login: json.userId, role: json.role, group: json.primaryGroup, plan: json.userPlan },
	}));
	const compare = {
		operation: 'compare',
		matchBy: 'userId',
		keyField: 'login',
		userTypes: [],
		mapping: {
			properties: [
				{ property: 'role', field: 'role' },
				{ property: 'primaryGroup', field: 'group' },
				{ property: 'userPlan', field: 'plan' },
			],
		},
	};
	const same = await measure(url, 'Compare, differences', compare, wanted);
	const all = { ...compare, return: 'everything' };
	const everything = await measure(url, 'Compare, everything', all, wanted);
	console.table([review, same, everything].map(({ measured }) => measured));
});
