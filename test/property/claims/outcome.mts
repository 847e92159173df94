import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Emulator } from '../../emulator/index.mts';
import type { NodeResult } from '../../engine/harness.mts';
import type { DescribedOperation } from '../description.mts';

/** A run with generated inputs, and all that can be said of it. */
export interface Outcome {
	operation: DescribedOperation;
	/** How many items came in */
	count: number;
	result: NodeResult;
	emulator: Emulator;
	credential: ICredentialDataDecryptedObject;
}

/** What is wrong with a run, in words; empty when nothing is. */
export type Claim = (outcome: Outcome) => string[];

/** Values in a message of a test: enough to recognise them. */
export function short(value: unknown, length = 200): string {
	const text = typeof value === 'string' ? value : String(JSON.stringify(value));
	return text.length > length ? `${text.slice(0, length)}… (${text.length} characters)` : text;
}
