/** IDs that are remembered: repeats come within seconds. */
const REMEMBERED = 200;

/** Remembers an event as told, behind the others; the oldest is forgotten. */
export function remember(told: readonly string[], id: string): string[] {
	return [...told.filter((each) => each !== id), id].slice(-REMEMBERED);
}

/**
 * Events that this process is working on or has told. n8n reads the static data anew for each call,
 * and saves it afterwards: a repeat that comes meanwhile would not be seen there.
 */
export class Deliveries {
	private readonly latest = new Map<string, Promise<boolean>>();

	/**
	 * Does the work for an event once. A repeat that comes meanwhile waits for it, and does it itself
	 * if it failed.
	 *
	 * @returns Nothing for a repeat of what was done
	 */
	async once<Result>(id: string, work: () => Promise<Result>): Promise<Result | undefined> {
		while (this.latest.has(id)) {
			if (await this.latest.get(id)) return undefined;
		}
		const result = work();
		this.latest.set(
			id,
			result.then(
				() => true,
				() => {
					this.latest.delete(id);
					return false;
				},
			),
		);
		for (const oldest of this.latest.keys()) {
			if (this.latest.size <= REMEMBERED) break;
			this.latest.delete(oldest);
		}
		return await result;
	}
}
