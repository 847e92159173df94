import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmulator } from '../emulator/index.mts';
import { LOGINS } from '../emulator/seed/names.mts';
import type { State } from '../emulator/state.mts';
import { differences } from './checks.mts';
import { undoAll, undoLater } from './cleanup.mts';
import { N8nClient } from './client.mts';
import { joinersOf, NODES, readExample, withCredential } from './example.mts';
import { installN8n } from './install.mts';
import { readOptions, USAGE, type Options } from './options.mts';
import { installPackage } from './package.mts';
import { startN8n, type N8nProcess } from './process.mts';
import { printProof, printRun } from './report.mts';
import type { Credential } from './shapes.mts';

const OWNER = {
	email: 'owner@nordlys.example',
	password: 'Nordlys-2026',
	firstName: 'Demo',
	lastName: 'Owner',
};

const RIGHT =
	'\nThe run was right: every joiner has a user, in the output and in the emulator, and a welcome mail.';

let ending = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => void end(process.exitCode ?? 130));
}
try {
	const options = readOptions(process.argv.slice(2));
	if (options.help) console.log(USAGE);
	else await start(options);
	await end(process.exitCode ?? 0);
} catch (error) {
	// Ctrl-C in a terminal reaches n8n as well, so that what fails from then on says nothing.
	if (!ending) console.error(error instanceof Error ? error.message : error);
	await end(1);
}

async function start({ once, port }: Options): Promise<void> {
	const installation = await installN8n();

	const emulator = await startEmulator({ port: 0 });
	undoLater(async () => await emulator.stop());
	console.log(`Emulated SuperOffice: ${emulator.url}`);

	const userFolder = await mkdtemp(join(tmpdir(), 'superoffice-n8n-'));
	undoLater(async () => await rm(userFolder, { recursive: true, force: true, maxRetries: 5 }));
	await installPackage(userFolder);

	const n8n = await startN8n({ installation, userFolder, port });
	undoLater(async () => await n8n.stop());
	const client = new N8nClient(n8n.url);
	await waitUntilReady(n8n, client);
	await client.setUpOwner(OWNER);

	const workflowId = await runExample(client, emulator.url, emulator.state);
	if (once) return;

	// So that the workflow can be run by hand: a person can become a user only once.
	emulator.reset();
	console.log(`
The emulated SuperOffice is as at the start again: run the workflow yourself.

n8n's editor is open: ${n8n.url}/workflow/${workflowId}
  sign in with:       ${OWNER.email} / ${OWNER.password}
  SuperOffice:        ${emulator.url}, ${LOGINS.administrator.userName} / ${LOGINS.administrator.password}
  to stop:            Ctrl-C (n8n and the emulator end, and nothing is kept)`);
	await n8n.ended;
	throw new Error(`n8n has ended by itself. Its log says last:\n${await n8n.lastLines()}`);
}

async function waitUntilReady(n8n: N8nProcess, client: N8nClient): Promise<void> {
	const started = Date.now();
	const timer = setInterval(() => console.log('  n8n is starting'), 5_000);
	try {
		const endedEarly = n8n.ended.then(() => Promise.reject(new Error('n8n ended at once.')));
		await Promise.race([client.waitUntilReady(), endedEarly]);
		console.log(`n8n: ${n8n.url}, after ${Math.round((Date.now() - started) / 1000)} s`);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`${reason} Its log says last:\n${await n8n.lastLines()}`);
	} finally {
		clearInterval(timer);
	}
}

/** Answers the id of the workflow; the exit code says whether the run was right. */
async function runExample(client: N8nClient, url: string, state: State): Promise<string> {
	const credential: Credential = {
		name: 'SuperOffice (emulated)',
		type: 'superOfficeApi',
		data: {
			baseUrl: url,
			authScheme: 'basic',
			username: LOGINS.administrator.userName,
			password: LOGINS.administrator.password,
			accessToken: '',
			ticket: '',
			appToken: '',
			allowUnauthorizedCerts: false,
		},
	};
	const credentialId = await client.createCredential(credential);
	const test = await client.testCredential(credentialId, credential);
	console.log(`Credential test: ${test.status} (${test.message})`);

	const example = await readExample();
	const workflow = withCredential(example, credentialId, credential.name);
	const workflowId = await client.importWorkflow(workflow);
	const usersBefore = state.users.length;
	const execution = await client.waitForExecution(
		await client.runWorkflow(workflowId, NODES.trigger),
	);
	console.log(`Workflow "${workflow.name}": ${execution.status}`);
	printRun(workflow.nodes, execution);
	printProof(state, usersBefore);

	const found = differences(execution, joinersOf(example), state);
	if (test.status !== 'OK') found.unshift(`credential test: expected OK, saw ${test.message}`);
	console.log(found.length === 0 ? RIGHT : '\nThe run was not right:');
	for (const difference of found) console.log(`  ${difference}`);
	process.exitCode = found.length === 0 ? 0 : 1;
	return workflowId;
}

/** Only the first call counts: a second Ctrl-C must not cut the cleaning up short. */
async function end(exitCode: number | string): Promise<void> {
	if (ending) return;
	ending = true;
	await undoAll();
	process.exit(exitCode);
}
