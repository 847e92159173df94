import { end, endOnSignals, isEnding } from '../n8n/cleanup.mts';
import { judge } from './judge.mts';
import { measure } from './measure.mts';
import { readOptions, USAGE } from './options.mts';
import { writeDocument } from './pages.mts';
import { QUICK, WHOLE, type Extent } from './plan.mts';
import { linesOf, pageOf, printResults } from './report.mts';

endOnSignals();
try {
	const options = readOptions(process.argv.slice(2));
	if (options.help) console.log(USAGE);
	else if (process.platform !== 'linux') throw new Error('The bench reads /proc: it needs Linux.');
	else if (options.quick) printResults(await measure(QUICK));
	else await bench({ ...WHOLE, repetitions: options.repetitions ?? WHOLE.repetitions });
	await end(process.exitCode ?? 0);
} catch (error) {
	if (!isEnding()) console.error(error instanceof Error ? error.message : error);
	await end(1);
}

/** Measures, judges, and writes the pages; the exit code says whether all bounds are kept. */
async function bench(extent: Extent): Promise<void> {
	const results = await measure(extent);
	const verdicts = judge(results);
	printResults(results);
	console.log(linesOf(verdicts).join('\n'));
	await writeDocument('benchmark.json', JSON.stringify({ ...results, verdicts }));
	await writeDocument('benchmark.md', pageOf(results, verdicts));
	if (verdicts.some(({ kept }) => !kept)) process.exitCode = 1;
}
