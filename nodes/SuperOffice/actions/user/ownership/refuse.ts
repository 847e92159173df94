import type { PartialUser } from '../../carrier';
import type { Options } from '../../options';
import { Refused } from '../../refused';
import type { Run } from '../../run';
import { KINDS } from './kinds';
import { countOwned, type Owned } from './owned';

const HAND_OVER =
	'SuperOffice advises to hand over what somebody owns first, and to retire them afterwards: make selections of it, and give it to somebody else by a bulk update.';

const GO_ON = "Turn off 'Refuse If Owning' under 'Options' to retire the user all the same.";

/**
 * Refuses to retire somebody who still owns something, or of whom that cannot be counted.
 *
 * @throws Refused that says what is owned, what was not counted and why, and what to do
 */
export async function refuseOwner(
	run: Run,
	user: PartialUser,
	{ refuseIfOwning, every }: Pick<Options, 'refuseIfOwning' | 'every'>,
): Promise<void> {
	if (!refuseIfOwning) return;
	const associateId = user.AssociateId ?? 0;
	const owner = { associateId, ejUserId: user.EjUserId ?? undefined };
	const owned = await countOwned(run, owner, KINDS, every);
	const refusal = refusalOf(`user ${user.Name} (${associateId})`, owned);
	if (refusal) throw refusal;
}

/** What speaks against retiring somebody who owns this; nothing when they own nothing. */
export function refusalOf(subject: string, { owns, notCounted }: Owned): Refused | undefined {
	const owned = KINDS.filter(({ value }) => owns[value] > 0).map(
		({ value, words: [one, several] }) => `${owns[value]} ${owns[value] === 1 ? one : several}`,
	);
	const unknown = KINDS.filter(({ value }) => notCounted.some(({ what }) => what === value)).map(
		({ words }) => words[1],
	);
	if (owned.length === 0 && unknown.length === 0) return undefined;
	const findings = [
		owned.length > 0 && `${subject} still owns ${listed(owned)}`,
		unknown.length > 0 && `${listed(unknown)} of ${subject} could not be counted`,
	].filter(Boolean);
	// One reason says enough: what is refused is refused for all kinds, as a rule.
	const reasons = notCounted.slice(0, 1).map(({ reason }) => `${reason}.`);
	return new Refused(
		`Not retired: ${findings.join('; ')}`,
		[...(owned.length > 0 ? [HAND_OVER] : []), ...reasons, GO_ON].join(' '),
	);
}

/** `a, b and c` */
function listed(parts: string[]): string {
	if (parts.length === 1) return parts[0];
	return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
