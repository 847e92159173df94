import fc from 'fast-check';

/** The seed of all generated inputs; jest.config.mjs chooses one where none is given. */
export const SEED = Number(process.env.FC_SEED);

/** How long a counterexample is made smaller, in milliseconds. */
const SHRINKING = 20_000;

/** How much of an input is shown. */
const LONGEST = 2_000;

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
	throw new Error(
		[
			errorInstance instanceof Error ? (errorInstance.stack ?? '') : String(errorInstance),
			`Smallest input, after ${numShrinks} shrinks: ${inWords(counterexample?.[0])}`,
			`Run again with FC_SEED=${SEED}`,
		].join('\n'),
	);
}

/** An input as a message shows it. */
export function inWords(input: unknown): string {
	try {
		return fc.stringify(input).slice(0, LONGEST);
	} catch {
		return 'an input that is nested too deep to be shown';
	}
}
