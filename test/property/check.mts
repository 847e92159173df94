import fc from 'fast-check';

/** Repeats a run: FC_SEED=… npm run test:property */
export const SEED = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);

/** How long a counterexample is made smaller, in milliseconds. */
const SHRINKING = 20_000;

/** How much of a counterexample is shown. */
const LONGEST = 3_000;

/**
 * Tries generated inputs until one fails, and makes that one smaller.
 *
 * @param holds Throws when an input breaks the property
 * @param seed One that follows from SEED
 * @throws Error that says what is wrong with the smallest counterexample, and how to see it again
 */
export async function check<Input>(
	inputs: fc.Arbitrary<Input>,
	holds: (input: Input) => Promise<void>,
	{ numRuns, seed }: { numRuns: number; seed: number },
): Promise<void> {
	let deadline = Infinity;
	const property = fc.asyncProperty(inputs, async (input) => {
		if (Date.now() > deadline) return;
		await holds(input).catch((error: unknown) => {
			deadline = Math.min(deadline, Date.now() + SHRINKING);
			throw error;
		});
	});
	const details = await fc.check(property, { numRuns, seed });
	if (!details.failed) return;
	const { counterexample, errorInstance, numShrinks } = details;
	const input = shown(counterexample?.[0]);
	throw new Error(
		[
			errorInstance instanceof Error ? (errorInstance.stack ?? '') : String(errorInstance),
			`Smallest input, after ${numShrinks} shrinks: ${input}`,
			`Run again with FC_SEED=${SEED}`,
		].join('\n'),
	);
}

function shown(input: unknown): string {
	try {
		return fc.stringify(input).slice(0, LONGEST);
	} catch {
		return 'nested too deep to be shown';
	}
}
