import { isDeepStrictEqual } from 'node:util';

import { credentialFor } from '../n8n/credential.mts';
import type { Session } from '../n8n/session.mts';
import type { Execution, Item } from '../n8n/shapes.mts';
import type { Measurement, Spec } from './measurement.mts';
import { patchOf, personAt, personWithId, userOf } from './people.mts';
import {
	cpuBetween,
	peakUntil,
	readPeakMemoryMb,
	resetPeakMemory,
	whileSampling,
} from './processFigures.mts';
import { rivalNamed, type Place, type RivalName } from './rivals.mts';
import type { BenchServer, Seen } from './server/index.mts';
import { MEASURED, TRIGGER, workflowFor } from './workflow.mts';

/** Far longer than any run. */
const WITHIN_MS = 600_000;

/** Measures runs inside one n8n. */
export type Measure = (spec: Spec & { rival: RivalName }) => Promise<Measurement>;

/** Stores the credentials in n8n; each workflow is stored when it is measured first. */
export async function prepareMeasuring(session: Session, server: BenchServer): Promise<Measure> {
	const { n8n, client } = session;
	const { pid } = n8n;
	if (pid === undefined) throw new Error('n8n has no process.');
	const place = await storeCredentials(session, server.url);
	const workflows = new Map<string, Promise<string>>();

	return async (spec) => {
		const { rival, items, latencyMs, limit } = spec;
		const key = `${rival} ${items}`;
		const stored =
			workflows.get(key) ?? client.importWorkflow(workflowFor(rivalNamed(rival), items, place));
		workflows.set(key, stored);
		const workflowId = await stored;

		await server.behave({ latencyMs, limit });
		resetPeakMemory(pid);
		const { result: executionId, samples } = await whileSampling(pid, async () => {
			const id = await client.runWorkflow(workflowId, TRIGGER);
			await client.waitForEnd(workflowId, id, WITHIN_MS);
			return id;
		});
		const peakWithStoringMb = readPeakMemoryMb(pid);
		const seen = await server.seen();
		const execution = await client.waitForExecution(executionId);
		const { startTime, executionTime, message } = measuredRun(execution);
		return {
			spec,
			milliseconds: executionTime,
			cpuMs: cpuBetween(samples, startTime, startTime + executionTime),
			peakMemoryMb: peakUntil(samples, startTime + executionTime),
			peakWithStoringMb,
			requests: seen.requests,
			done: doneOf(seen),
			mostAtOnce: seen.mostAtOnce,
			failure: message ?? lackOf(execution, spec, seen),
		};
	};
}

async function storeCredentials({ client }: Session, url: string): Promise<Place> {
	const superOffice = credentialFor(url);
	const { username: user, password } = superOffice.data;
	const basic = { name: 'Basic', type: 'httpBasicAuth', data: { user, password } };
	return {
		url,
		superOffice: {
			id: await client.createCredential(superOffice),
			name: superOffice.name,
		},
		basic: { id: await client.createCredential(basic), name: basic.name },
	};
}

/** @throws Error when the workflow did not come as far as the measured node */
function measuredRun({ status, resultData }: Execution) {
	const run = resultData.runData[MEASURED]?.[0];
	if (!run) {
		throw new Error(`The measured node did not run: ${status}, ${resultData.error?.message}`);
	}
	const { startTime, executionTime, error } = run;
	return { startTime, executionTime, message: error?.message };
}

/** What is not as it has to be: a user for each item, in order, by one request each. */
function lackOf(execution: Execution, { items, limit }: Spec, seen: Seen): string | undefined {
	const output = execution.resultData.runData[MEASURED][0].data?.main[0] ?? [];
	if (output.length !== items) return `${output.length} of ${items} items came out`;
	const stranger = output.findIndex((item, index) => idOf(item) !== personAt(index).id);
	if (stranger !== -1) return `item ${stranger} is not user ${personAt(stranger).id}`;
	const done = doneOf(seen);
	if (done !== items) return `the server did ${done} writes for ${items} items`;
	if (!limit && seen.requests !== items) {
		return `the server saw ${seen.requests} requests for ${items} items`;
	}
	return isSameForAll(seen.last) ? undefined : `something else was sent: ${seen.last?.body}`;
}

function doneOf({ requests, refused, unknown }: Seen): number {
	return requests - refused - unknown;
}

/** The order of members says nothing; that of a patch's operations does not matter here either. */
function isSameForAll(last: Seen['last']): boolean {
	if (!last) return false;
	const body = JSON.parse(last.body) as object;
	const person = personWithId(last.associateId);
	if (!Array.isArray(body)) return isDeepStrictEqual(body, userOf(person));
	const byPath = (a: { path: string }, b: { path: string }) => a.path.localeCompare(b.path);
	return isDeepStrictEqual((body as Array<{ path: string }>).sort(byPath), patchOf(person));
}

/** The whole user of SuperOffice has one name for it, the simplified one another. */
function idOf({ json }: Item): unknown {
	return json.AssociateId ?? json.associateId;
}
