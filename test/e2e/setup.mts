import { startEmulator, type Emulator } from '../emulator/index.mts';
import { N8nClient } from '../n8n/client.mts';
import { credentialFor, withCredentials, type StoredCredentials } from '../n8n/credential.mts';
import { readLog, withLog } from '../n8n/log.mts';
import { importAndRun } from '../n8n/run.mts';
import type { Credential, Workflow } from '../n8n/shapes.mts';
import { changesBetween, rowsOf, type Changes } from './changes.mts';
import { runOf, type Run } from './run.mts';
import { sharedN8n } from './sharedN8n.mts';
import { readTemplate } from './templates/templates.mts';

/** The n8n of all tests, with an emulator for the tests of one file. */
export interface Setup {
	emulator: Emulator;
	client: N8nClient;
	/** Stores a credential, which the workflows of this file then have where they name its type. */
	addCredential: (credential: Credential) => Promise<void>;
	/** Runs templates/<name>/workflow.json against the emulator, as its administrator. */
	runTemplate: (name: string) => Promise<Run>;
	/** The same of a workflow that is no file */
	run: (workflow: Workflow) => Promise<Run>;
	/** Imports a workflow with the credentials, for a trigger that waits; answers its id. */
	importWorkflow: (workflow: Workflow) => Promise<string>;
	/** Imports and publishes a workflow whose trigger waits, until the test ends; answers its id. */
	publish: (workflow: Workflow) => Promise<string>;
	/** The execution that the trigger of a published workflow began last */
	lastExecution: (workflowId: string) => Promise<string>;
	/** Waits for the end of an execution that something else has begun. */
	ended: (executionId: string, withinMs?: number) => Promise<Run>;
	/** What the emulator's users differ in from the beginning of the test. */
	changes: () => Changes;
}

/** Starts an emulator before the tests of a file and ends it after them; every test begins with the seed. */
export function useN8n(): Setup {
	const setup = {} as Setup;
	const credentials: StoredCredentials = {};
	const published: string[] = [];
	let before: ReturnType<typeof rowsOf>;

	beforeAll(async () => {
		const { url, cookie } = sharedN8n();
		setup.client = new N8nClient(url, cookie);
		setup.emulator = await startEmulator();
		await setup.addCredential(credentialFor(setup.emulator.url));
	});
	beforeEach(() => {
		setup.emulator.reset();
		before = rowsOf(setup.emulator.state.users);
	});
	afterEach(async () => {
		// Two published workflows cannot have the same webhook.
		for (const id of published.splice(0)) await setup.client.unpublishWorkflow(id);
	});
	afterAll(async () => await setup.emulator.stop());

	setup.addCredential = async (credential) => {
		const id = await explained(() => setup.client.createCredential(credential));
		credentials[credential.type] = { id, name: credential.name };
	};
	setup.run = async (workflow) =>
		await explained(async () =>
			runOf((await importAndRun(setup.client, workflow, credentials)).execution),
		);
	setup.runTemplate = async (name) => await setup.run(readTemplate(name));
	setup.importWorkflow = async (workflow) =>
		await setup.client.importWorkflow(withCredentials(workflow, credentials));
	setup.publish = async (workflow) => {
		const id = await setup.importWorkflow(workflow);
		await explained(() => setup.client.publishWorkflow(id));
		published.push(id);
		return id;
	};
	setup.lastExecution = async (workflowId) => {
		const last = await setup.client.lastExecutionOf(workflowId);
		if (!last) throw new Error(`Workflow ${workflowId} was never executed.`);
		return last.id;
	};
	setup.ended = async (executionId, withinMs) =>
		await explained(async () => runOf(await setup.client.waitForExecution(executionId, withinMs)));
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
