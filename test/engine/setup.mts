import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { assertConforms } from '../contract/openapi.mts';
import { LOGINS, startEmulator, type Emulator, type EmulatorOptions } from '../emulator/index.mts';
import { runNode, type NodeResult, type NodeRun } from './harness.mts';

/** An emulator for the tests of one file, and the node's credential for it. */
export interface Setup {
	emulator: Emulator;
	/** Signs in the administrator with Basic */
	credential: ICredentialDataDecryptedObject;
	run: (parameters: object, options?: Partial<NodeRun>) => Promise<NodeResult>;
}

/** Starts an emulator before the tests of a file and ends it after them; every test begins with the seed. */
export function useEmulator(options?: EmulatorOptions): Setup {
	const setup = {
		run: async (parameters, more) =>
			await runNode({
				credential: setup.credential,
				parameters: parameters as INodeParameters,
				...more,
			}),
	} as Setup;
	beforeAll(async () => {
		setup.emulator = await startEmulator(options);
		setup.credential = basic(setup.emulator.url);
	});
	beforeEach(() => setup.emulator.reset());
	// Where the vendor's OpenAPI documents are present, all that went over the wire has to fit them.
	afterEach(() => assertConforms(setup.emulator.log));
	afterAll(async () => await setup.emulator.stop());
	return setup;
}

export function basic(
	baseUrl: string,
	{ userName, password }: { userName: string; password: string } = LOGINS.administrator,
): ICredentialDataDecryptedObject {
	return { baseUrl, authScheme: 'basic', username: userName, password };
}

/** Method and path below `/api/v1/` of every request that the emulator has seen. */
export function callsOf({ log }: Emulator): string[] {
	return log.map(({ method, path }) => `${method} ${path.replace(/^.*\/api\/v1\//, '')}`);
}
