import { parseArgs } from 'node:util';
import { LOGINS, startEmulator } from './index.mts';

/** `npm run emulator -- --port 8080 --mode online --users 100 --seed 7 --host 127.0.0.1` */
async function run(): Promise<void> {
	const { values } = parseArgs({
		options: {
			host: { type: 'string', default: '127.0.0.1' },
			mode: { type: 'string', default: 'onsite' },
			port: { type: 'string', default: '8080' },
			seed: { type: 'string' },
			users: { type: 'string', default: '0' },
		},
	});
	const { host, mode } = values;
	if (mode !== 'onsite' && mode !== 'online') throw new Error('--mode is onsite or online');
	const emulator = await startEmulator({
		host,
		mode,
		port: readCount('port', values.port),
		users: readCount('users', values.users),
		...(values.seed !== undefined && { seed: readCount('seed', values.seed) }),
	});
	process.stdout.write(`${describe(emulator.url, emulator.origin, mode)}\n`);
	const stop = (): void => void emulator.stop().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

function describe(url: string, origin: string, mode: string): string {
	const { administrator, salesUser, ticket, bearerToken, appToken } = LOGINS;
	const login =
		mode === 'onsite'
			? `-u ${administrator.userName}:${administrator.password}`
			: `-H 'Authorization: Bearer ${bearerToken}'`;
	return [
		`SuperOffice emulator (${mode})  ${url}`,
		`  administrator  ${administrator.userName} / ${administrator.password}`,
		`  sales user     ${salesUser.userName} / ${salesUser.password}`,
		`  ticket         ${ticket}  (online with SO-AppToken: ${appToken})`,
		`  bearer token   ${bearerToken}`,
		`  control        ${origin}/__emulator/{state,log,reset,faults}`,
		`Try: curl ${login} ${url}/api/v1/User/currentPrincipal`,
		'Stop with Ctrl-C.',
	].join('\n');
}

function readCount(name: string, value: string): number {
	if (!/^\d+$/.test(value)) throw new Error(`--${name} is a whole number`);
	return Number(value);
}

run().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
