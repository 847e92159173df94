import { parseArgs } from 'node:util';

/** What `npm run bench -- --help` prints. */
export const USAGE = `Measures this package's node in a real n8n against n8n's HTTP Request node and others.

  npm run bench                        measures, judges and writes docs/benchmark.{json,md}
  npm run bench -- --repetitions 5     with five runs for each line instead of three
  npm run bench -- --quick             a small one: neither judged nor written
  npm run bench -- --help              prints this

The exit code is not 0 when a bound is broken. It needs Linux, and some quiet on the machine.`;

export interface Options {
	quick: boolean;
	help: boolean;
	repetitions?: number;
}

/** Medians of fewer mean nothing. */
const FEWEST_REPETITIONS = 3;

/** @throws Error when an argument is unknown, or the number of repetitions is too small */
export function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			quick: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
			repetitions: { type: 'string' },
		},
	});
	const { quick, help, repetitions } = values;
	return { quick, help, repetitions: repetitions === undefined ? undefined : runs(repetitions) };
}

function runs(text: string): number {
	const count = Number(text);
	if (!Number.isInteger(count) || count < FEWEST_REPETITIONS) {
		throw new Error(
			`--repetitions has to be a whole number from ${FEWEST_REPETITIONS}, but is "${text}".`,
		);
	}
	return count;
}
