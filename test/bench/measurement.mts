import type { Limit } from './server/throttle.mts';

/** What is measured: who, how many items, and how the server behaves. */
export interface Spec {
	/** Name of a rival, or `direct` for axios outside n8n */
	rival: string;
	items: number;
	latencyMs: number;
	limit?: Limit;
}

/** One run of it. */
export interface Measurement {
	spec: Spec;
	/** What the node took, as n8n shows it */
	milliseconds: number;
	/** CPU time of the n8n process within that time */
	cpuMs: number;
	/** Highest memory of the n8n process from the start of the workflow to the end of the node */
	peakMemoryMb: number;
	/** The same to the end of the execution, which n8n stores when the node has ended */
	peakWithStoringMb: number;
	/** Requests that the server has seen */
	requests: number;
	/** Writes that the server has done */
	done: number;
	/** Most requests under way at one time */
	mostAtOnce: number;
	/** What went wrong: the node's message, or what its output or the server's count lacks */
	failure?: string;
}
