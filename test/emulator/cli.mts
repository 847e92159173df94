import { parseArgs } from 'node:util';
import { describe } from './cliText.mts';
import { startEmulator } from './index.mts';
import type { ThrottleOptions } from './throttle.mts';
import { THROTTLE_MODELS } from './throttle.mts';

/**
 * `npm run emulator -- --port 8080 --mode online --users 100 --seed 7 --host 127.0.0.1
 * --requests-per-second 100 --throttle bucket`, and for Online `--servers 2 --token-life 5
 * --open-user-agent --open-webhooks`
 */
async function run(): Promise<void> {
	const { values } = parseArgs({
		options: {
			host: { type: 'string', default: '127.0.0.1' },
			mode: { type: 'string', default: 'onsite' },
			'open-user-agent': { type: 'boolean', default: false },
			'open-webhooks': { type: 'boolean', default: false },
			port: { type: 'string', default: '8080' },
			'requests-per-second': { type: 'string' },
			seed: { type: 'string' },
			servers: { type: 'string', default: '0' },
			throttle: { type: 'string' },
			'token-life': { type: 'string' },
			users: { type: 'string', default: '0' },
		},
	});
	const { host, mode, seed, 'token-life': tokenLife } = values;
	if (mode !== 'onsite' && mode !== 'online') throw new Error('--mode is onsite or online');
	const emulator = await startEmulator({
		host,
		mode,
		openUserAgent: values['open-user-agent'],
		openWebhooks: values['open-webhooks'],
		port: readCount('port', values.port),
		servers: readCount('servers', values.servers),
		throttle: readThrottle(values['requests-per-second'], values.throttle),
		users: readCount('users', values.users),
		...(seed !== undefined && { seed: readCount('seed', seed) }),
		...(tokenLife !== undefined && { tokenLifeSeconds: readCount('token-life', tokenLife) }),
	});
	process.stdout.write(`${describe(emulator)}\n`);
	const stop = (): void => void emulator.stop().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

function readThrottle(
	rate: string | undefined,
	model: string | undefined,
): ThrottleOptions | undefined {
	if (rate === undefined) {
		if (model !== undefined) throw new Error('--throttle needs --requests-per-second');
		return undefined;
	}
	const known = THROTTLE_MODELS.find((each) => each === (model ?? 'window'));
	if (known === undefined) throw new Error(`--throttle is ${THROTTLE_MODELS.join(' or ')}`);
	return { requestsPerSecond: readCount('requests-per-second', rate), model: known };
}

function readCount(name: string, value: string): number {
	if (!/^\d+$/.test(value)) throw new Error(`--${name} is a whole number`);
	return Number(value);
}

run().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
