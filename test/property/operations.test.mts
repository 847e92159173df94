import fc from 'fast-check';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../emulator/index.mts';
import { runNode } from '../engine/harness.mts';
import { check, inWords, SEED } from './check.mts';
import { violationsOf } from './claims/index.mts';
import { openCompany, operatorOf } from './company.mts';
import { OPERATIONS, valuesOf, type DescribedOperation } from './description.mts';
import { parametersOf, shape, WITH_ENTRIES, type Shape } from './expressions.mts';
import { AT_FIRST, inputOf, itemsOf, type Input } from './inputs.mts';

/** How many inputs there are at least, of all operations together. */
const WANTED = 10_000;

/** How many inputs go in one run of the node at most. */
const IN_ONE_RUN = 50;

/** How many odd values each parameter gets while all the others have good ones. */
const ODD_ALONE = 12;

/** How many runs with odd values anywhere are checked before the inputs are counted again. */
const RUNS = 5;

/** What was generated: inputs, and the parameters that had a value, and an odd one. */
const generated = { inputs: 0, given: new Set<string>(), odd: new Set<string>() };

let emulator: Emulator;
let credential: ICredentialDataDecryptedObject;

beforeAll(async () => {
	emulator = await startEmulator();
	credential = operatorOf(emulator);
});

afterAll(async () => await emulator.stop());

function count({ name }: DescribedOperation, inputs: Input[]): void {
	generated.inputs += inputs.length;
	for (const kind of ['given', 'odd'] as const) {
		for (const path of inputs.flatMap((input) => input[kind])) {
			generated[kind].add(`${name}: ${path}`);
		}
	}
}

const someOf = (input: fc.Arbitrary<Input>) =>
	fc.array(input, { minLength: 1, maxLength: IN_ONE_RUN, size: 'max' });

async function tryOut(operation: DescribedOperation, form: Shape, inputs: Input[]): Promise<void> {
	count(operation, inputs);
	openCompany(emulator);
	const items = itemsOf([AT_FIRST, ...inputs]);
	const result = await runNode({
		parameters: parametersOf(operation, form),
		credential,
		items,
		onError: 'continueRegularOutput',
	});
	const outcome = { operation, count: items.length, result, emulator, credential };
	const violations = violationsOf(outcome);
	if (violations.length === 0) return;
	const indexes = new Set(violations.map((words) => /\bitem (\d+)/.exec(words)?.[1]));
	const guilty = inputs.filter((_, index) => indexes.has(String(index + 1)));
	throw new Error([...violations, ...guilty.map(({ values }) => inWords(values))].join('\n'));
}

test.each(OPERATIONS.map((operation, index) => ({ ...operation, index })))(
	'$name: nothing that it is given breaks it',
	async ({ index, ...operation }) => {
		const wanted = generated.inputs + Math.ceil(WANTED / OPERATIONS.length);
		const inputs = valuesOf(operation).map((path) => inputOf(operation, path));
		await check(fc.tuple(...inputs), async (some) => await tryOut(operation, WITH_ENTRIES, some), {
			numRuns: ODD_ALONE,
			seed: SEED + index,
		});
		for (let round = 1; generated.inputs < wanted; round++) {
			await check(
				fc.tuple(shape, someOf(inputOf(operation))),
				async ([form, some]) => await tryOut(operation, form, some),
				{ numRuns: RUNS, seed: SEED + OPERATIONS.length * round + index },
			);
		}
	},
	600_000,
);

describe('what was generated', () => {
	const all = OPERATIONS.flatMap((operation) =>
		valuesOf(operation).map((path) => `${operation.name}: ${path}`),
	);

	test(`${WANTED} inputs at least`, () => {
		process.stdout.write(`Generated inputs: ${generated.inputs}, FC_SEED=${SEED}\n`);
		expect(generated.inputs).toBeGreaterThanOrEqual(WANTED);
	});

	test('a value for every parameter', () => {
		expect(all.filter((path) => !generated.given.has(path))).toEqual([]);
	});

	test('an odd value for every parameter', () => {
		expect(all.filter((path) => !generated.odd.has(path))).toEqual([]);
	});
});
