import { changesBetween, rowsOf } from '../e2e/changes.mts';
import { end, endOnSignals, isEnding } from '../n8n/cleanup.mts';
import { readLog } from '../n8n/log.mts';
import { followExecutions, type Ended } from './executions.mts';
import { injectFaults } from './faultPlan.mts';
import { figures, unreportedLines } from './figures.mts';
import { interrupt, type Interruption } from './interruption.mts';
import { readGivenUp } from './jobLog.mts';
import { judge } from './judge.mts';
import { Keys } from './keys.mts';
import { readOptions, USAGE, type Options } from './options.mts';
import { prepareOrders } from './orders.mts';
import { writePage } from './page.mts';
import { publishWorkflows, startQueueMode, startSlowEmulator } from './queueMode.mts';
import { brokenBounds, type Result } from './result.mts';
import { sendOrders } from './send.mts';

/** How many webhooks are called at a time. */
const SENDERS = 10;
/** Of all requests, so many go wrong. */
const SHARE_OF_FAULTS = 0.06;
/** All that, and the time until n8n gives up what the killed worker had begun: 90 s and more. */
const ENDED_WITHIN_MS = 270_000;
const KILL_WITHIN_MS = 60_000;
/** A smaller run is a trial, and no result to keep. */
const PAGE_FROM = 300;

endOnSignals();
try {
	const options = readOptions(process.argv.slice(2));
	if (options.help) console.log(USAGE);
	else await run(options);
	await end(process.exitCode ?? 0);
} catch (error) {
	if (!isEnding()) console.error(error instanceof Error ? error.message : error);
	await end(1);
}

/** Prints and writes what a run shows; the exit code says whether it was right. */
async function run({ executions, seed }: Options): Promise<void> {
	const ofEachKind = Math.ceil(executions / 3);
	const emulator = await startSlowEmulator(2 * ofEachKind);
	const orders = prepareOrders(emulator.state, ofEachKind);
	const { n8n, client, workers } = await startQueueMode();
	await publishWorkflows(client, orders, emulator.url);

	console.log(`Executions begin, with seed ${seed}.`);
	const before = rowsOf(emulator.state.users);
	const started = Date.now();
	const endFaults = injectFaults(emulator, { share: SHARE_OF_FAULTS, seed });
	const keys = new Keys(client);
	const kill = interrupt({
		worker: workers[workers.length - 1],
		mainLog: n8n.logFile,
		keys,
		requests: emulator.log,
		afterJobs: orders.length / workers.length / 4,
		withinMs: KILL_WITHIN_MS,
	}).then(say);
	const following = followExecutions(client, keys, {
		until: async (ended) =>
			ended.length >= orders.length && isFinal(await kill, ended, await readLog(n8n.logFile)),
		withinMs: ENDED_WITHIN_MS,
	});
	const [ended, interruption] = await Promise.all([
		following,
		kill,
		sendOrders(client, orders, SENDERS),
	]);
	endFaults();

	const jobs = workers.map(async (worker) => [worker.name, await worker.jobs()]);
	await finish({
		expected: orders.length,
		ended,
		verdict: judge(orders, ended, changesBetween(before, rowsOf(emulator.state.users))),
		interruption,
		jobs: Object.fromEntries(await Promise.all(jobs)),
		requests: emulator.log,
		seconds: (Date.now() - started) / 1000,
		seed,
	});
}

/**
 * Whether n8n has said its last word about what the killed worker had begun: that it was a success
 * all the same, or that the main n8n gives it up.
 */
function isFinal({ cutShort }: Interruption, ended: Ended[], log: string): boolean {
	const givenUp = readGivenUp(log);
	const successes = ended.filter(({ status }) => status === 'success').map(({ id }) => id);
	return cutShort.every((id) => givenUp.includes(id) || successes.includes(id));
}

function say(interruption: Interruption): Interruption {
	const { worker, cutShort, writes, secondsAway } = interruption;
	console.log(
		`${worker} was killed with ${cutShort.length} executions under way, ${writes} of them in a write, and is back after ${secondsAway.toFixed(0)} s.`,
	);
	return interruption;
}

async function finish(result: Result): Promise<void> {
	for (const [what, count] of figures(result)) console.log(`${what.padEnd(50)} ${count}`);
	const lines = unreportedLines(result);
	if (lines.length > 0) console.log('\nDone, although n8n does not call it a success:');
	for (const line of lines) console.log(`  ${line}`);
	if (result.expected >= PAGE_FROM) await writePage(result);
	const broken = brokenBounds(result);
	console.log(broken.length === 0 ? '\nThe run was right.' : '\nThe run was not right:');
	for (const text of broken) console.log(`  ${text}`);
	process.exitCode = broken.length === 0 ? 0 : 1;
}
