import core from 'n8n-core/package.json' with { type: 'json' };

/**
 * What n8n 2.8 cannot, in the words of README's list. Tests that need it are skipped there, and say
 * so; with every other n8n-core they run.
 */
export const MISSING_IN_2_8 = {
	brokenGzip:
		'A compressed answer that is broken never ends: n8n waits for the rest of it, whatever _Timeout_ says',
	oneRenewal: 'Runs side by side each renew an OAuth2 token that has expired',
	renewalOn403: 'A token or ticket that is refused with 403 is not renewed, only one with 401',
};

/** The version of n8n-core that the tests of the engine run in. */
export const N8N_CORE = core.version;

const IS_2_8 = N8N_CORE.startsWith('2.8.');

/**
 * `test` for what needs abilities of n8n: skipped, with the reasons in its name, where n8n-core does
 * not have them.
 */
export function testWith(
	...needs: Array<keyof typeof MISSING_IN_2_8>
): (name: string, work: () => Promise<void>) => void {
	if (!IS_2_8 || needs.length === 0) return test;
	const reasons = needs.map((need) => MISSING_IN_2_8[need]).join('; ');
	return (name, work) => test.skip(`${name} (skipped on n8n-core ${N8N_CORE}: ${reasons})`, work);
}
