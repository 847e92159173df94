import { sleep } from 'n8n-workflow';

/** Places for those who work at the same time. Who comes back to one goes before those who begin. */
export class Places {
	private free: number;

	private readonly comingBack: Array<() => void> = [];

	private awaited?: () => void;

	/**
	 * How many begin together at most: a quarter of the places. Items that begin together go through
	 * the same steps one right after the other, which costs a processor clearly less than one item at
	 * a time; but they wait for their answers together, too, and if all did, the processor would wait
	 * with them (`npm run bench`).
	 */
	readonly atOnce: number;

	constructor(private readonly count: number) {
		this.free = count;
		this.atOnce = Math.ceil(count / 4);
	}

	/** Takes a place; `false` when none is free. */
	take(): boolean {
		if (this.free === 0) return false;
		this.free -= 1;
		return true;
	}

	/** Gives a place back. */
	give(): void {
		const next = this.comingBack.shift();
		if (next) next();
		else this.free += 1;
		if (this.free > 0) this.awaited?.();
	}

	/** Does work in a place, as soon as one is free. */
	async during<Result>(work: () => Promise<Result>): Promise<Result> {
		await this.comeIn();
		try {
			return await work();
		} finally {
			this.give();
		}
	}

	/** Leaves the place to others while waiting for something, and comes back to one. */
	async leaveFor(event: Promise<unknown>): Promise<void> {
		this.give();
		await event;
		await this.comeIn();
	}

	/**
	 * Waits until a place is free, and then until all that ends in the same turn of the event loop has
	 * given back its own, so that the next ones can begin together.
	 */
	async someFree(): Promise<void> {
		if (this.free === 0) await new Promise<void>((resolve) => (this.awaited = resolve));
		if (this.count > 1) await sleep(0);
	}

	private async comeIn(): Promise<void> {
		if (!this.take()) await new Promise<void>((resolve) => this.comingBack.push(resolve));
	}
}

/**
 * Does work for each index from 0, in that order, in as many places as there are. The first one
 * goes alone: what it looks up and signs in for serves the others.
 *
 * @param work Must not reject
 * @param mayGoOn Asked before each: nothing begins any more once it says no
 */
export async function inPool(
	count: number,
	places: Places,
	work: (index: number) => Promise<void>,
	mayGoOn: () => boolean,
): Promise<void> {
	const working = new Set<Promise<void>>();
	const begin = (index: number) => {
		const done = work(index).finally(() => {
			working.delete(done);
			places.give();
		});
		working.add(done);
	};
	let next = 0;
	if (next < count && mayGoOn() && places.take()) begin(next++);
	await Promise.all(working);
	while (next < count && mayGoOn()) {
		for (let more = places.atOnce; more > 0 && next < count && places.take(); more--) begin(next++);
		await places.someFree();
	}
	await Promise.all(working);
}
