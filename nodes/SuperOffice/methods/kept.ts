import { createHmac, randomBytes } from 'node:crypto';

import type { Reading } from '../actions/run';
import type { Session } from '../transport/session';

/** How long a list is kept: who fills in one node after another is not kept waiting, and what is new shows soon. */
const LIFE = 60_000;

interface Kept {
	until: number;
	result: Promise<unknown>;
}

/** Lists that were read for the editor, of all who work in it. */
const KEPT = new Map<string, Kept>();

/** Known to this process alone, so that a key tells nothing about the credential that it is made of. */
const SALT = randomBytes(32);

/**
 * Reads a list once a minute for each credential that signs in: who signs in decides what SuperOffice
 * shows. A list that could not be read is not kept.
 */
export function keptFor({ root, credentialType, credential }: Session): Reading['once'] {
	const who = createHmac('sha256', SALT)
		.update(JSON.stringify([root.href, credentialType, credential.data]))
		.digest('base64');
	return async <Result>(name: string, work: () => Promise<Result>) => {
		const now = Date.now();
		for (const [key, { until }] of KEPT) if (until <= now) KEPT.delete(key);
		const key = `${who} ${name}`;
		const known = KEPT.get(key);
		if (known) return (await known.result) as Result;
		const kept: Kept = { until: now + LIFE, result: work() };
		KEPT.set(key, kept);
		kept.result.catch(() => {
			if (KEPT.get(key) === kept) KEPT.delete(key);
		});
		return (await kept.result) as Result;
	};
}
