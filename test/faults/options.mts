import { parseArgs } from 'node:util';
import type { Selection } from './cells.mts';

/** What `npm run test:faults -- --help` prints. */
export const USAGE = `Runs every fault against every operation of the node, and looks whether what the node says is so.

  npm run test:faults                                             all of it; writes docs/faults.md
  npm run test:faults -- --fault 503 --operation user.create      those with such names
  npm run test:faults -- --list                                   prints the names
  npm run test:faults -- --help                                   prints this

Ends with exit code 1 when an item was lost, done twice or told wrongly, or ended worse than it could.`;

export interface Options extends Selection {
	list: boolean;
	help: boolean;
}

/** @throws Error when an argument is unknown */
export function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			fault: { type: 'string' },
			operation: { type: 'string' },
			list: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	return values;
}
