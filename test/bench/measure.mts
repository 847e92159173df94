import { undoLater } from '../n8n/cleanup.mts';
import { installN8n, type Installation } from '../n8n/install.mts';
import { startSession } from '../n8n/session.mts';
import { measureDirect } from './direct/index.mts';
import { prepareMeasuring } from './inN8n.mts';
import { describeMachine } from './machine.mts';
import type { Measurement, Spec } from './measurement.mts';
import { DIRECT, memoryPlan, tablePlan, throttledPlan, type Extent } from './plan.mts';
import { labelOf } from './report.mts';
import { rowsOf, type Results } from './results.mts';
import { RIVALS, type RivalName } from './rivals.mts';
import { startServer, type BenchServer } from './server/index.mts';

/** Items of the run that makes n8n warm before anything counts. */
const WARM_UP = { items: 200, latencyMs: 0 };

/**
 * Measures all that the extent asks for. `undoAll` of cleanup.mts ends what was started.
 *
 * @throws Error when a workflow does not come as far as the measured node
 */
export async function measure(extent: Extent): Promise<Results> {
	const installation = await installN8n();
	const date = new Date().toISOString();
	const machine = await describeMachine(installation.node);
	const server = await startServer();
	undoLater(async () => await server.stop());

	const memory = await measureEachAlone(installation, server, memoryPlan(extent));
	const session = await startSession({ installation });
	const inN8n = await prepareMeasuring(session, server);
	for (const { name } of RIVALS) await inN8n({ rival: name, ...WARM_UP });
	const measureOne = async (spec: Spec): Promise<Measurement> =>
		spec.rival === DIRECT
			? await measureDirect(server, installation.node, spec)
			: await inN8n({ ...spec, rival: spec.rival as RivalName });
	return {
		date,
		machine,
		repetitions: extent.repetitions,
		table: rowsOf(await measureAll(tablePlan(extent), measureOne)),
		throttled: rowsOf(await measureAll(throttledPlan(extent), measureOne)),
		memory: rowsOf(memory),
	};
}

/** Each in an n8n of its own, so that no run inherits the memory of another. */
async function measureEachAlone(
	installation: Installation,
	server: BenchServer,
	specs: Spec[],
): Promise<Measurement[]> {
	return await measureAll(specs, async (spec) => {
		const session = await startSession({ installation });
		const inN8n = await prepareMeasuring(session, server);
		try {
			return await inN8n({ ...spec, rival: spec.rival as RivalName });
		} finally {
			await session.n8n.stop();
		}
	});
}

async function measureAll(
	specs: Spec[],
	measureOne: (spec: Spec) => Promise<Measurement>,
): Promise<Measurement[]> {
	const measurements: Measurement[] = [];
	for (const [index, spec] of specs.entries()) {
		const measurement = await measureOne(spec);
		measurements.push(measurement);
		console.log(`${index + 1}/${specs.length}  ${lineOf(measurement)}`);
	}
	return measurements;
}

function lineOf({ spec, milliseconds, cpuMs, failure }: Measurement): string {
	const { rival, items, latencyMs, limit } = spec;
	const limited = limit ? `, ${limit.perSecond}/s (${limit.kind})` : '';
	const what = `${labelOf(rival)}, ${items} items, ${latencyMs} ms${limited}`;
	const perSecond = Math.round((items / milliseconds) * 1000);
	const figures = `${Math.round(milliseconds)} ms, ${perSecond}/s, CPU ${(cpuMs / items).toFixed(2)} ms`;
	return `${what}: ${failure ? `FAILED, ${failure}; ` : ''}${figures}`;
}
