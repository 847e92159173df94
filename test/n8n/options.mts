import { parseArgs } from 'node:util';

/** What `npm start --help` prints. */
export const USAGE = `Starts n8n with this package and an emulated SuperOffice, and runs an example workflow.

  npm start                    and keeps n8n's editor open until Ctrl-C
  npm start -- --once          and ends; exit code 0 only when the run was right
  npm start -- --port 5700     n8n's port; without it 5678, or any free one
  npm start -- --help          prints this`;

export interface Options {
	once: boolean;
	help: boolean;
	port?: number;
}

/** @throws Error when an argument is unknown, or the port is none */
export function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			once: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
			port: { type: 'string' },
		},
	});
	return { ...values, port: values.port === undefined ? undefined : portOf(values.port) };
}

function portOf(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Error(`--port has to be a number from 1 to 65535, but is "${text}".`);
	}
	return port;
}
