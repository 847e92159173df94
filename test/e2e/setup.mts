import { startEmulator, type Emulator } from '../emulator/index.mts';
import { N8nClient } from '../n8n/client.mts';
import { credentialFor } from '../n8n/credential.mts';
import { readLog, withLog } from '../n8n/log.mts';
import { importAndRun } from '../n8n/run.mts';
import type { Workflow } from '../n8n/shapes.mts';
import { changesBetween, rowsOf, type Changes } from './changes.mts';
import { runOf, type Run } from './run.mts';
import { sharedN8n } from './sharedN8n.mts';
import { readWorkflow } from './workflows.mts';

/** The n8n of all tests, with an emulator for the tests of one file. */
export interface Setup {
	emulator: Emulator;
	client: N8nClient;
	/** Runs test/workflows/<name>.json against the emulator, as its administrator. */
	runWorkflow: (name: string) => Promise<Run>;
	/** The same of a workflow that is no file */
	run: (workflow: Workflow) => Promise<Run>;
	/** What the emulator's users differ in from the beginning of the test. */
	changes: () => Changes;
}

/** Starts an emulator before the tests of a file and ends it after them; every test begins with the seed. */
export function useN8n(): Setup {
	const setup = {} as Setup;
	let credential: { id: string; name: string };
	let before: ReturnType<typeof rowsOf>;

	beforeAll(async () => {
		const { url, cookie } = sharedN8n();
		setup.client = new N8nClient(url, cookie);
		setup.emulator = await startEmulator();
		const data = credentialFor(setup.emulator.url);
		const id = await explained(() => setup.client.createCredential(data));
		credential = { id, name: data.name };
	});
	beforeEach(() => {
		setup.emulator.reset();
		before = rowsOf(setup.emulator.state.users);
	});
	afterAll(async () => await setup.emulator.stop());

	setup.run = async (workflow) =>
		await explained(async () =>
			runOf((await importAndRun(setup.client, workflow, credential)).execution),
		);
	setup.runWorkflow = async (name) => await setup.run(readWorkflow(name));
	setup.changes = () => changesBetween(before, rowsOf(setup.emulator.state.users));
	return setup;
}

/** When n8n itself fails, the reason is in its log. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
	const { logFile } = sharedN8n();
	const start = (await readLog(logFile)).length;
	try {
		return await work();
	} catch (error) {
		throw await withLog(error, logFile, start);
	}
}
