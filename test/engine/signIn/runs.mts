import type { INodeParameters } from 'n8n-workflow';

import type { CredentialStore } from '../credentialsHelper.mts';
import { runNode, type NodeResult, type NodeRun } from '../harness.mts';

export const GET_MANY = { operation: 'getMany', returnAll: true };

/** Saves one user, with another nickname for each item. */
export const SAVE = {
	operation: 'save',
	associateId: 2,
	userFields: { nickName: '={{ $json.nick }}' },
	// An emulator need not be spared.
	options: { requestsPerSecond: 0 },
};

export const itemsOf = (amount: number) =>
	Array.from({ length: amount }, (_, index) => ({ json: { nick: `kari-${index}` } }));

/** Runs the node with the one credential of a store, which keeps what a sign-in gives. */
export async function run(
	store: CredentialStore,
	parameters: object,
	more: Partial<NodeRun> = {},
): Promise<NodeResult> {
	const [credentialType] = Object.keys(store);
	return await runNode({
		parameters: parameters as INodeParameters,
		credential: {},
		credentialType,
		store,
		...more,
	});
}
