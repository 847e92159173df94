import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../emulator/index.mts';
import { runNode } from '../engine/harness.mts';
import { check, SEED } from './check.mts';
import { violationsOf } from './claims/index.mts';
import { openCompany, operatorOf } from './company.mts';
import { SELECTORS } from './description.mts';
import { oddValue } from './values/odd.mts';

/** What the parameters are that choose what runs, before one of them is changed. */
const CHOSEN = { authentication: 'superOfficeApi', resource: 'userGroup', operation: 'getMany' };

/** How many odd values each of them gets. */
const ODD = 200;

let emulator: Emulator;
let credential: ICredentialDataDecryptedObject;

beforeAll(async () => {
	emulator = await startEmulator();
	credential = operatorOf(emulator);
});

afterAll(async () => await emulator.stop());

/**
 * What a workflow, which is JSON, can have there. A blank is as if nothing was chosen; with an
 * expression in it n8n shows every parameter, and lets nothing run while the required ones are empty.
 */
function isChoice(value: unknown): boolean {
	if (typeof value === 'bigint' || (typeof value === 'string' && value.trim() === '')) return false;
	const json = JSON.stringify(value) ?? 'null';
	return json !== 'null' && !json.includes('"=');
}

test.each(SELECTORS)('an odd %s is refused', async (name) => {
	const properties = SELECTORS.map((selector) => ({
		displayName: selector[0].toUpperCase() + selector.slice(1),
		name: selector,
		type: 'options' as const,
		default: '',
	}));
	// A list: how many items come out is its own matter.
	const limit = { displayName: 'Limit', name: 'limit', type: 'number' as const, default: 1 };
	await check(
		oddValue.filter(isChoice),
		async (value) => {
			openCompany(emulator);
			const result = await runNode({
				parameters: JSON.parse(JSON.stringify({ ...CHOSEN, [name]: value })),
				credential,
				items: [{ json: {} }, { json: {} }],
				onError: 'continueRegularOutput',
			});
			const all = [...properties, limit];
			const operation = { ...CHOSEN, name, takesAll: false, properties: all };
			const outcome = { operation, count: 2, result, emulator, credential };
			expect(violationsOf(outcome)).toEqual([]);
			expect(result.items.map(({ error }) => error !== undefined)).toEqual([true, true]);
		},
		{ numRuns: ODD, seed: SEED },
	);
});
