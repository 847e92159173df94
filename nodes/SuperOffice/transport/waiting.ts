import { sleep } from 'n8n-workflow';

/** Waits of one run, which all end when its execution is canceled. */
export class Waiting {
	private readonly wakers = new Set<() => void>();

	/** @param signal That of the execution; none in the editor */
	constructor(private readonly signal?: AbortSignal) {
		// One listener for all waits: of many, Node.js warns.
		signal?.addEventListener('abort', () => this.wakers.forEach((wake) => wake()), { once: true });
	}

	/** Whether the execution was canceled: nothing is to be begun any more. */
	get isCanceled(): boolean {
		return this.signal?.aborted === true;
	}

	/** Resolves after so many milliseconds, or at once when the execution is canceled. */
	async wait(milliseconds: number): Promise<void> {
		if (milliseconds <= 0 || this.isCanceled) return;
		await new Promise<void>((resolve) => {
			const wake = () => {
				this.wakers.delete(wake);
				resolve();
			};
			this.wakers.add(wake);
			void sleep(milliseconds).then(wake);
		});
	}
}
