import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Linux counts CPU time in hundredths of a second (USER_HZ) on every machine that n8n runs on. */
const MS_PER_TICK = 10;
/** Short against the shortest run, and cheap: two small files are read. */
const MS_BETWEEN_SAMPLES = 20;
/** Makes the highest memory so far start again from the present one (proc(5), clear_refs). */
const RESET_PEAK = '5';
const BYTES_PER_KB = 1024;

/** CPU time of a process with all its threads since it started, in milliseconds. */
function readCpuMs(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
	// The name before may hold blanks; utime and stime are fields 14 and 15 of the whole.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}

/** Highest memory of a process since its start or `resetPeakMemory`, in MB (10^6 bytes). */
export function readPeakMemoryMb(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'latin1');
	const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
	return (Number(kilobytes) * BYTES_PER_KB) / 1e6;
}

export function resetPeakMemory(pid: number): void {
	writeFileSync(`/proc/${pid}/clear_refs`, RESET_PEAK);
}

/** What a process has used up to one moment. */
export interface Sample {
	/** Milliseconds since 1970 */
	at: number;
	cpuMs: number;
	/** Highest memory since it was reset, in MB */
	peakMemoryMb: number;
}

/**
 * CPU time between two moments, read off samples: between two of them it is taken as growing
 * steadily, outside them as standing still.
 */
export function cpuBetween(samples: Sample[], from: number, to: number): number {
	return cpuAt(samples, to) - cpuAt(samples, from);
}

function cpuAt(samples: Sample[], moment: number): number {
	const after = samples.findIndex(({ at }) => at >= moment);
	if (after === -1) return samples.at(-1)?.cpuMs ?? 0;
	const next = samples[after];
	const last = samples[after - 1];
	if (!last) return next.cpuMs;
	return last.cpuMs + ((next.cpuMs - last.cpuMs) * (moment - last.at)) / (next.at - last.at);
}

/** Highest memory up to a moment, as far as samples tell. */
export function peakUntil(samples: Sample[], moment: number): number {
	const before = samples.filter(({ at }) => at <= moment);
	return before.at(-1)?.peakMemoryMb ?? 0;
}

/** Samples what a process uses while something is done. */
export async function whileSampling<Result>(
	pid: number,
	work: () => Promise<Result>,
): Promise<{ result: Result; samples: Sample[] }> {
	const samples: Sample[] = [];
	const end = new AbortController();
	// When the process has ended there is nothing to read: the work is what says so.
	const sampling = sampleUntil(end.signal, pid, samples).catch(() => undefined);
	try {
		return { result: await work(), samples };
	} finally {
		end.abort();
		await sampling;
	}
}

async function sampleUntil(signal: AbortSignal, pid: number, samples: Sample[]): Promise<void> {
	const take = () =>
		samples.push({
			at: Date.now(),
			cpuMs: readCpuMs(pid),
			peakMemoryMb: readPeakMemoryMb(pid),
		});
	while (!signal.aborted) {
		take();
		await sleep(MS_BETWEEN_SAMPLES, undefined, { signal }).catch(() => undefined);
	}
	take();
}
