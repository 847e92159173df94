/** How long back accepted requests count for the rate that a server is seen to take, in ms. */
const WINDOW = 1000;

/** A server is seen for this part of the window at least before a rate is made of it. */
const SHORTEST = 0.05;

/** After a refusal the rate begins a little below what was accepted, … */
const STEP_BACK = 0.95;

/** … grows by this part in each second, … */
const GROWTH = 0.02;

/** … and after some seconds without a refusal faster and faster (cubic, as TCP's CUBIC does it). */
const PROBE_AFTER = 4;
const PROBE = 0.05;

/**
 * At most so much is taken back at once: what was accepted is not always all that could be, and a
 * rate that is too low lasts longer than one that is too high.
 */
const LARGEST_CUT = 0.2;

/** Requests per second. Nothing is slower, so that a server that recovers is noticed. */
const SLOWEST = 1;

/**
 * Spaces the requests of one run evenly. At most as many go in a second as were asked for; where a
 * server refuses some as too many (429), the rate is learned from what it accepts, and tried
 * upwards again. SuperOffice asks for ten a second at most Online, and documents no way in which it
 * enforces that. Times are in milliseconds of any clock.
 */
export class Pace {
	private next = 0;

	private firstAt?: number;

	/** What the server took when it refused last, in requests per second */
	private taken = Infinity;

	private refusedAt = 0;

	private readonly accepted: number[] = [];

	/** @param limit Requests per second; Infinity for no limit */
	constructor(private readonly limit: number) {}

	/** When a request that is ready now may go; its place is taken. */
	reserve(now: number): number {
		const at = Math.max(now, this.next);
		this.firstAt ??= at;
		this.next = at + 1000 / this.rateAt(at);
		return at;
	}

	/**
	 * Learns from an answer.
	 *
	 * @param sentAt When its request went
	 * @param tooMany Whether the server refused it because there were too many
	 */
	heard(now: number, sentAt: number, tooMany: boolean): void {
		while (this.accepted.length > 0 && this.accepted[0] <= now - WINDOW) this.accepted.shift();
		if (!tooMany) this.accepted.push(now);
		else if (sentAt >= this.refusedAt) this.slowDown(now);
	}

	private slowDown(now: number): void {
		const rate = this.rateAt(now);
		const seen = Math.min(WINDOW, Math.max(SHORTEST * WINDOW, now - (this.firstAt ?? now)));
		const accepted = (this.accepted.length * 1000) / seen;
		// What goes now is no more than was accepted: that others were sent before is why it was refused.
		if (rate <= accepted) return;
		const least = Number.isFinite(rate) ? rate * (1 - LARGEST_CUT) : SLOWEST;
		this.taken = Math.min(rate, Math.max(SLOWEST, accepted, least));
		this.refusedAt = now;
	}

	private rateAt(now: number): number {
		if (this.taken === Infinity) return this.limit;
		const seconds = Math.max(0, now - this.refusedAt) / 1000;
		const probe = PROBE * Math.max(0, seconds - PROBE_AFTER) ** 3;
		return Math.min(this.limit, this.taken * STEP_BACK * (1 + GROWTH * seconds + probe));
	}
}
