import { Failure } from '../../transport/failure';
import { keyOf, pagesByKey, type Row } from '../../transport/pages';
import type { Call } from '../../transport/request';
import type { Reading } from '../run';

/** When a user was last here. */
export interface LastLogin {
	/** False where SuperOffice does not say: then nobody knows whether the user ever logged in */
	lastLoginKnown: boolean;
	/** ISO 8601, in UTC or the zone of the option; a server that knows no zones gives its own time. `null` for never */
	lastLogin: string | null;
	/** Whole days until now; `null` for never */
	daysSinceLogin: number | null;
	/** Whether the table of users marks the user as retired */
	isDeleted: boolean;
}

const UNKNOWN: LastLogin = {
	lastLoginKnown: false,
	lastLogin: null,
	daysSinceLogin: null,
	isDeleted: false,
};

const KEY = 'associate.associate_id';
const LAST_LOGIN = 'associate.lastlogin';
const DELETED = 'associate.deleted';

const DAY = 24 * 60 * 60 * 1000;

/** Answers after which asking again is what helps, and not going on without. */
const NOT_REFUSED = ['401', '421', '429', '502', '503', '504'];

/**
 * The last logins of all users: the table of users through the dynamic archive, which SuperOffice
 * Online leaves open. To be asked for users in the order of their IDs: then a page of the list is
 * read when the first user of it is asked for, and no more than that page is held.
 */
export class LastLogins {
	/** Why the list cannot be read, once that is known; those that were read before it stay known */
	refusal?: Failure;

	private readonly pages: AsyncGenerator<Row[]>;

	private readonly known = new Map<number, LastLogin>();

	/** The highest key read so far; Infinity at the end of the list */
	private reached = 0;

	private isInOrder = true;

	/**
	 * @param size Rows of a page; 1,000 where it is absent
	 * @param now Milliseconds since 1970, that days are counted to
	 */
	constructor(
		{ send }: Pick<Reading, 'send'>,
		own: Pick<Call, 'timeout' | 'headers'>,
		private readonly now: number,
		size?: number,
	) {
		const qs = { $select: [KEY, LAST_LOGIN, DELETED].join(',') };
		const purpose = 'list the last logins';
		const headers = { ...own.headers, 'SO-TimeZone': zoneFor(own.headers?.['SO-TimeZone']) };
		const call = { path: 'Archive/dynamic', qs, purpose, ...own, headers };
		this.pages = pagesByKey(send, call, KEY, size);
	}

	/**
	 * The last login of a user.
	 *
	 * @throws Failure when SuperOffice could not be reached; a refusal is kept in `refusal`
	 */
	async of(associateId: number): Promise<LastLogin> {
		while (!this.known.has(associateId) && this.mayFollow(associateId)) await this.readOn();
		const found = this.known.get(associateId) ?? UNKNOWN;
		this.known.delete(associateId);
		return found;
	}

	/** A list that is not in order may hold the user anywhere. */
	private mayFollow(associateId: number): boolean {
		return this.isInOrder ? this.reached < associateId : this.reached < Infinity;
	}

	private async readOn(): Promise<void> {
		const next = await this.pages.next().catch((error: unknown) => {
			const status = error instanceof Failure ? error.httpCode : undefined;
			if (status === undefined || NOT_REFUSED.includes(status)) throw error;
			this.refusal = error as Failure;
			return undefined;
		});
		if (!next || next.done) {
			this.reached = Infinity;
			return;
		}
		// What is behind the user that is asked for is asked for no more.
		if (this.isInOrder) this.known.clear();
		for (const row of next.value) {
			const key = keyOf(row);
			if (!(key > this.reached)) this.isInOrder = false;
			this.reached = Math.max(this.reached, key);
			this.known.set(key, lastLoginIn(row, this.now));
		}
	}
}

/** The first day of the calendar, or the day before where it is converted to a zone. */
const EMPTY_DATE = /^000[01]-/;

/** With the offset in the answer: without it a time is that of a zone which is not known here. */
function zoneFor(option = 'UTC'): string {
	return /includeTZOffset/i.test(option) ? option : `${option}, includeTZOffset`;
}

function lastLoginIn(row: Row, now: number): LastLogin {
	const cell = row[LAST_LOGIN];
	const isDeleted = isSet(row[DELETED]);
	if (cell === undefined) return { ...UNKNOWN, isDeleted };
	const never = { lastLoginKnown: true, lastLogin: null, daysSinceLogin: null, isDeleted };
	if (cell === null || cell === '' || EMPTY_DATE.test(String(cell))) return never;
	const time = timeOf(String(cell));
	if (Number.isNaN(time)) return { ...UNKNOWN, isDeleted };
	const days = Math.max(0, Math.floor((now - time) / DAY));
	return { ...never, lastLogin: String(cell), daysSinceLogin: days };
}

/** Without a zone it is the server's time, and a day may be wrong by some hours. */
function timeOf(date: string): number {
	return Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(date) ? date : `${date}Z`);
}

function isSet(cell: unknown): boolean {
	return cell === true || /^(true|[1-9]\d*)$/i.test(String(cell));
}
