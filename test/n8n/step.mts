import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const SECONDS_BETWEEN_LINES = 5;
const LINES_KEPT = 20;

/** One command of the installation. */
export interface Step {
	title: string;
	command: string;
	args: string[];
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** What a person can do when the command fails. */
	wayOut: string;
}

/**
 * Runs a command and says every few seconds how far it is.
 *
 * @throws Error with the command's last lines and the way out, when it fails
 */
export async function runStep(step: Step): Promise<void> {
	const started = Date.now();
	const lastLines: string[] = [];
	let downloads = 0;
	let downloadsSaid = 0;

	const say = (state: string) =>
		console.log(`  ${step.title}: ${state}, ${Math.round((Date.now() - started) / 1000)} s`);
	const sayProgress = () => {
		if (downloads === 0) say('at work');
		else say(`${downloads} packages${downloads === downloadsSaid ? ', unpacking' : ''}`);
		downloadsSaid = downloads;
	};

	const child = spawn(step.command, step.args, {
		cwd: step.cwd,
		env: { ...process.env, ...step.env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	for (const stream of [child.stdout, child.stderr]) {
		createInterface(stream).on('line', (line) => {
			if (line.startsWith('npm http')) {
				if (line.includes('.tgz')) downloads += 1;
				return;
			}
			lastLines.push(line);
			lastLines.splice(0, lastLines.length - LINES_KEPT);
		});
	}
	const timer = setInterval(sayProgress, SECONDS_BETWEEN_LINES * 1000);
	const stop = () => child.kill('SIGTERM');
	process.once('exit', stop);
	try {
		const exitCode = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		if (exitCode !== 0) throw new Error(`ended with exit code ${exitCode}`);
		say('done');
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error([...lastLines, '', `${step.title}: ${reason}`, step.wayOut].join('\n'));
	} finally {
		clearInterval(timer);
		process.removeListener('exit', stop);
	}
}
