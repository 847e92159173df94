/** What a write did. */
export type EffectKind =
	| 'commandExecuted'
	| 'created'
	| 'deleted'
	| 'emailSent'
	| 'licensesChanged'
	| 'ownerContactsChanged'
	| 'passwordSet'
	| 'patched'
	| 'presenceSet'
	| 'restored'
	| 'retired'
	| 'saved';

/** One write that was really done, whatever its client was told. */
export interface Effect {
	kind: EffectKind;
	/** The user it was done to; 0 where there is none, such as for a command on a user not saved yet. */
	associateId: number;
	/** Name of the command, where it is one. */
	detail?: string;
	at: Date;
	/** Number of the request in the log that did it. */
	request: number;
}

/** Notes a write; which request it belongs to is known to whoever answers it. */
export function noteEffect(
	{ journal }: { journal: Effect[] },
	kind: EffectKind,
	associateId: number,
	detail?: string,
): void {
	const effect = { kind, associateId, at: new Date(), request: 0 };
	journal.push(detail === undefined ? effect : { ...effect, detail });
}

/** Answers a request, and marks what it did with its number. */
export function markEffects<T>(journal: Effect[], request: number, answer: () => T): T {
	const known = journal.length;
	try {
		return answer();
	} finally {
		for (const effect of journal.slice(known)) effect.request = request;
	}
}
