import { startEmulator } from '../emulator/index.mts';
import type { State } from '../emulator/state.mts';
import { differences } from './checks.mts';
import { end, endOnSignals, isEnding, undoLater } from './cleanup.mts';
import type { N8nClient } from './client.mts';
import { credentialFor } from './credential.mts';
import { joinersOf, readExample } from './example.mts';
import { installN8n } from './install.mts';
import { withLog } from './log.mts';
import { readOptions, USAGE, type Options } from './options.mts';
import { printProof, printRun } from './report.mts';
import { importAndRun } from './run.mts';
import { startSession } from './session.mts';
import { waysOn } from './waysOn.mts';

const RIGHT =
	'\nThe run was right: every joiner has a user, in the output and in the emulator, and a welcome mail.';

endOnSignals();
try {
	const options = readOptions(process.argv.slice(2));
	if (options.help) console.log(USAGE);
	else await start(options);
	await end(process.exitCode ?? 0);
} catch (error) {
	if (!isEnding()) console.error(error instanceof Error ? error.message : error);
	await end(1);
}

async function start({ once, port }: Options): Promise<void> {
	const installation = await installN8n();

	const emulator = await startEmulator({ port: 0 });
	undoLater(async () => await emulator.stop());
	console.log(`Emulated SuperOffice: ${emulator.url}`);

	const { n8n, client } = await startSession({ installation, port });
	const workflowId = await runExample(client, emulator.url, emulator.state);
	if (once) return;

	// So that the workflow can be run by hand: a person can become a user only once.
	emulator.reset();
	console.log(waysOn(`${n8n.url}/workflow/${workflowId}`, emulator.url));
	await n8n.ended;
	throw await withLog('n8n has ended by itself.', n8n.logFile);
}

/** Answers the id of the workflow; the exit code says whether the run was right. */
async function runExample(client: N8nClient, url: string, state: State): Promise<string> {
	const credential = credentialFor(url);
	const credentialId = await client.createCredential(credential);
	const test = await client.testCredential(credentialId, credential);
	console.log(`Credential test: ${test.status} (${test.message})`);

	const example = await readExample();
	const usersBefore = state.users.length;
	const { workflowId, execution } = await importAndRun(client, example, {
		[credential.type]: { id: credentialId, name: credential.name },
	});
	console.log(`Workflow "${example.name}": ${execution.status}`);
	printRun(example.nodes, execution);
	printProof(state, usersBefore);

	const found = differences(execution, joinersOf(example), state);
	if (test.status !== 'OK') found.unshift(`credential test: expected OK, saw ${test.message}`);
	console.log(found.length === 0 ? RIGHT : '\nThe run was not right:');
	for (const difference of found) console.log(`  ${difference}`);
	process.exitCode = found.length === 0 ? 0 : 1;
	return workflowId;
}
