import { carrierWith, orNull } from '../../transport/accepts';
import type { Call, Settlement, Verdict } from '../../transport/request';
import { omit, passwordsOf, type PartialUser } from '../carrier';
import { licensesOf } from './change/licenses';
import { patchBetween } from './change/patch';

/** What SuperOffice keeps itself, whatever it is sent. */
const KEPT_BY_SERVER = ['AssociateId', 'Lastlogin', 'Lastlogout'] as const;

/** What of a new user stays as it was sent, whatever SuperOffice adds. */
const AS_SENT = ['Type', 'Role', 'UserGroup'] as const;

/** A user who is read to find out what became of a write need not be there. */
function settlement(read: Call, verdict: (now: PartialUser | null) => Verdict): Settlement {
	return {
		read: { ...read, subject: undefined, accepts: orNull(carrierWith('AssociateId')) },
		verdict: (found) => verdict(found as PartialUser | null),
	};
}

/**
 * Settles a change of a user: it was done when doing it again would change nothing. A password is
 * shown to nobody; what is written with one tells whether it was.
 *
 * @param apply Makes the user as it is to be from the user as it is
 */
export function settleChange(
	read: Call,
	apply: (now: PartialUser) => PartialUser | undefined,
): Settlement {
	return settlement(read, (now) => {
		if (now === null) return 'notDone';
		const wanted = apply(now);
		if (wanted === undefined) return 'unclear';
		const visible = omit(wanted, ...KEPT_BY_SERVER, 'Credentials');
		if (patchBetween(now, visible).length > 0) return 'notDone';
		const { Credentials } = wanted;
		const isDone = Credentials === undefined || patchBetween(now, { Credentials }).length === 0;
		if (isDone) return { answer: now };
		return passwordsOf(wanted).some((password) => password !== '') ? 'unclear' : 'notDone';
	});
}

/**
 * Settles a save of a whole user by what it was to change.
 *
 * @param before As it was read; absent where it was not: then what is not sent is emptied
 */
export function settleSave(read: Call, sent: PartialUser, before?: PartialUser): Settlement {
	if (!before) return settleChange(read, (now) => ({ ...emptied(now, sent), ...sent }));
	const names = new Set(patchBetween(before, sent).map(({ path }) => path.split('/')[0]));
	const changes = Object.entries(sent).filter(([name]) => names.has(name));
	return settleChange(read, (now) => ({ ...now, ...Object.fromEntries(changes) }));
}

/** Settles a new user by looking for somebody with its names, who has to be the same person. */
export function settleCreation(read: Call, sent: PartialUser): Settlement {
	return settlement(read, (now) => {
		if (now === null || !isSame(now, sent)) return 'notDone';
		const given = Object.fromEntries(
			AS_SENT.filter((name) => sent[name]).map((name) => [name, sent[name]]),
		);
		return patchBetween(now, given).length === 0 ? { answer: now } : 'unclear';
	});
}

/** Settles `MakeRetired`, which answers nothing. */
export function settleRetired(read: Call, retired: boolean): Settlement {
	return settlement(read, (now) => {
		if (now === null) return 'unclear';
		const isDone = retired ? isRetired(now) : !now.Deleted && !now.IsPersonRetired;
		return isDone ? { answer: undefined } : 'notDone';
	});
}

/** Settles a deletion, which answers nothing. */
export function settleDeletion(read: Call): Settlement {
	return settlement(read, (now) => (now === null ? { answer: undefined } : 'notDone'));
}

/** Whether `MakeRetired` has nothing left to do: user and person are marked, and no license is held. */
export function isRetired(user: PartialUser): boolean {
	const holdsLicense = licensesOf(user).some(({ module }) => module.Assigned);
	return user.Deleted === true && user.IsPersonRetired === true && !holdsLicense;
}

/** What a save empties: all that the user has and that is not sent. */
function emptied(now: PartialUser, sent: PartialUser): PartialUser {
	const names = Object.keys(now).filter((name) => !(name in sent));
	return Object.fromEntries(names.map((name) => [name, null]));
}

function isSame(now: PartialUser, sent: PartialUser): boolean {
	const people = [now, sent].map(({ Person }) => Person?.PersonId ?? 0);
	return (
		people[0] === people[1] &&
		(['Name', 'UserName'] as const).every(
			(name) => !sent[name] || now[name]?.toLowerCase() === sent[name]?.toLowerCase(),
		)
	);
}
