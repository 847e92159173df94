import { sleep } from 'n8n-workflow';

/** Milliseconds. A sleep cannot be ended, so a long wait is many: a canceled execution ends soon. */
const LONGEST_SLEEP = 500;

/** Waits of one run, which all end when its execution is canceled. */
export class Waiting {
	/** @param signal That of the execution; none in the editor */
	constructor(private readonly signal?: AbortSignal) {}

	/** Whether the execution was canceled: nothing is to be begun any more. */
	get isCanceled(): boolean {
		return this.signal?.aborted === true;
	}

	/** Resolves after so many milliseconds, or within half a second when the execution is canceled. */
	async wait(milliseconds: number): Promise<void> {
		const end = Date.now() + milliseconds;
		for (let rest = milliseconds; rest > 0 && !this.isCanceled; rest = end - Date.now()) {
			await sleep(Math.min(rest, LONGEST_SLEEP));
		}
	}
}
