import { createHash } from 'node:crypto';

import type { Value } from './fields';

/** Characters of a hash: 36 bits, by which one change in 69,000,000,000 would not be seen. */
const LENGTH = 6;

/** What stands for a value that is not kept: so many characters that need no escaping in JSON. */
export function hashOf(value: Value): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, LENGTH);
}
