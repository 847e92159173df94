import { areTold } from './errors.mts';
import type { Claim, Outcome } from './outcome.mts';
import { isJson, isPaired } from './pairing.mts';
import { prototypesAreUnchanged } from './prototypes.mts';
import { areDocumented } from './requests.mts';
import { secretsAreKept } from './secrets.mts';

/** What holds of every run, whatever it is given. */
const CLAIMS: Claim[] = [
	isPaired,
	isJson,
	areTold,
	areDocumented,
	prototypesAreUnchanged,
	secretsAreKept,
];

/** All that is wrong with a run, in words. */
export function violationsOf(outcome: Outcome): string[] {
	return CLAIMS.flatMap((claim) => claim(outcome));
}
