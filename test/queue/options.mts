import { parseArgs } from 'node:util';

/** What `npm run test:queue -- --help` prints. */
export const USAGE = `Runs joiners and movers through n8n in queue mode while a worker is killed, and compares.

  npm run test:queue                       300 executions; the result goes to docs/queue.md, too
  npm run test:queue -- --executions 60    fewer, or more
  npm run test:queue -- --seed 7           other faults
  npm run test:queue -- --help             prints this`;

export interface Options {
	/** A third of them of each kind. */
	executions: number;
	seed: number;
	help: boolean;
}

/** @throws Error when an argument is unknown or no whole number above 0 */
export function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			executions: { type: 'string', default: '300' },
			seed: { type: 'string', default: '1' },
			help: { type: 'boolean', default: false },
		},
	});
	return {
		executions: count('executions', values.executions),
		seed: count('seed', values.seed),
		help: values.help,
	};
}

function count(name: string, text: string): number {
	if (!/^[1-9]\d*$/.test(text)) {
		throw new Error(`--${name} has to be a whole number above 0, but is "${text}".`);
	}
	return Number(text);
}
