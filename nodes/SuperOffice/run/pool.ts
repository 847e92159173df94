/** Places for those who work at the same time. Who comes back to one goes before those who begin. */
export class Places {
	private free: number;

	private readonly comingBack: Array<() => void> = [];

	private awaited?: { count: number; resolve: () => void };

	constructor(private readonly count: number) {
		this.free = count;
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
		if (this.awaited && this.free >= this.awaited.count) {
			this.awaited.resolve();
			this.awaited = undefined;
		}
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

	/** Waits until a part of the places is free, from 0 to 1, and one at least. */
	async someFree(part: number): Promise<void> {
		const count = Math.max(1, Math.floor(this.count * part));
		if (this.free >= count) return;
		await new Promise<void>((resolve) => {
			this.awaited = { count, resolve };
		});
	}

	private async comeIn(): Promise<void> {
		if (!this.take()) await new Promise<void>((resolve) => this.comingBack.push(resolve));
	}
}

/**
 * How much of the places has to be free before others begin. Those that begin together go through
 * the same steps one right after the other, which costs a processor clearly less than one item
 * at a time; more than a quarter gains little, and would leave places empty.
 */
const BURST = 0.25;

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
		while (next < count && places.take()) begin(next++);
		await places.someFree(BURST);
	}
	await Promise.all(working);
}
