import { Places } from './pool';

/** An item waits for another one that will not come to its end: the run has stopped. */
export class Stopped extends Error {}

/**
 * Keeps items about the same user in their order, one after the other, while the others go on. Two
 * items can name one user in two ways, so what counts is the user's ID; where it has to be read
 * first, an item waits until all earlier ones have said whom they are about.
 */
export class Turns {
	/** The last item that has asked for a key */
	private readonly lastWith = new Map<string, Turn>();

	private latest?: Turn;

	/** How many items have ended */
	ended = 0;

	/**
	 * @param places Those of the pool: an item that waits leaves its place to others
	 * @param isStopped Whether the run ends: who waits then does not begin any more
	 */
	constructor(
		private readonly places: Places,
		private readonly isStopped: () => boolean,
	) {}

	/** The turn of the next item; to be taken in the order of the items, and ended. */
	next(): Turn {
		this.latest = new Turn(this, this.latest);
		return this.latest;
	}

	/** Takes the place behind the last turn with this key, once, and hands that one back. */
	queueUp(turn: Turn, key: string): Turn | undefined {
		// Others may stand behind it by now: to queue up again would be to wait for each other.
		if (turn.keys.has(key)) return undefined;
		turn.keys.add(key);
		const before = this.lastWith.get(key);
		this.lastWith.set(key, turn);
		return before;
	}

	/** @throws Stopped when the run has ended meanwhile */
	async waitFor(before: Turn | undefined): Promise<void> {
		if (!before || before.endedAs !== undefined) return;
		await this.places.leaveFor(before.end.promise);
		if (this.isStopped()) throw new Stopped();
	}
}

/** The turn of one item. */
export class Turn {
	/** What it has queued up for */
	readonly keys = new Set<string>();

	/** Resolves when the item has ended */
	readonly end = deferred();

	/** How many items had ended by then, this one included; undefined before */
	endedAs?: number;

	/** Resolves when this item and all before it have said whom they are about */
	private readonly known = deferred();

	private readonly begunAfter: number;

	constructor(
		private readonly turns: Turns,
		private previous: Turn | undefined,
	) {
		this.begunAfter = turns.ended;
	}

	/**
	 * Waits for items that were begun earlier and were given the same, before anything is read.
	 *
	 * @param keys What is given, such as `userName anna`; case does not count
	 */
	async given(...keys: string[]): Promise<void> {
		const before = keys.map((key) => this.turns.queueUp(this, key.toLowerCase()));
		for (const turn of before) await this.turns.waitFor(turn);
	}

	/**
	 * Waits for earlier items about the same user.
	 *
	 * @param associateId 0 or nothing for somebody who does not exist yet
	 * @returns Whether one of them may have changed the user since this item began
	 */
	async user(associateId: number | null | undefined): Promise<boolean> {
		await this.previous?.known.promise;
		const before = associateId ? this.turns.queueUp(this, `#${associateId}`) : undefined;
		this.tell();
		await this.turns.waitFor(before);
		return before?.endedAs !== undefined && before.endedAs > this.begunAfter;
	}

	/** The item has ended, well or not. */
	ends(): void {
		this.endedAs = this.turns.ended += 1;
		this.end.resolve();
		const { previous } = this;
		if (previous) void previous.known.promise.then(() => this.tell());
		else this.tell();
	}

	private tell(): void {
		this.known.resolve();
		// Else the first item could reach all others, and none could be forgotten before the end.
		this.previous = undefined;
	}
}

interface Deferred {
	promise: Promise<void>;
	resolve: () => void;
}

function deferred(): Deferred {
	let resolve = () => {};
	const promise = new Promise<void>((done) => {
		resolve = done;
	});
	return { promise, resolve };
}
