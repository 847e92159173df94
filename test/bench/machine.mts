import { execFile } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';

import app from '../n8n/app/package.json' with { type: 'json' };
import type { Machine } from './results.mts';

/** Where the bench runs. */
export async function describeMachine(node: string): Promise<Machine> {
	const { stdout } = await promisify(execFile)(node, ['--version']);
	const [first] = cpus();
	return {
		cpu: first.model.trim(),
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 1e9),
		platform: `${type()} ${release().split('-')[0]}`,
		node: stdout.trim(),
		n8n: app.dependencies.n8n,
		loadBefore: Number(loadavg()[0].toFixed(2)),
	};
}
