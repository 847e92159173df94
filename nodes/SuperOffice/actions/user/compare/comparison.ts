import type { Account } from '../../accounts/accounts';
import type { Result } from '../../operation';
import { comparable } from '../../values';
import { differenceOf, kindOfUnwanted, problemOf, resultOf, type Kind } from './difference';
import type { Known } from './properties';
import { keyOf, type Input, type Key } from './wanted';

/** The users of SuperOffice that have the key of an input item, and what came of the first of them. */
interface Match {
	associateIds: number[];
	/** Nothing where it is of a kind that does not come out */
	result?: Result;
}

/** What the users that have come so far differ in from the input. Of what does not come out only IDs are kept. */
export class Comparison {
	/** By the keys of the input */
	private readonly matches = new Map<string, Match>();

	/** Users whose key is that of items with a problem, which say what is wanted of them in vain */
	private readonly suspects = new Map<string, number[]>();

	private readonly unwanted: Result[] = [];

	private readonly unmatchable: Result[] = [];

	/** Retired users who hold no license that is shown, where SuperOffice shows none */
	private readonly unseen: number[] = [];

	constructor(
		private readonly input: Input,
		private readonly key: Key,
		private readonly known: Known,
		private readonly isReturned: (kind: Kind) => boolean,
	) {}

	/** Takes in a user of SuperOffice. */
	add(account: Account): void {
		const key = keyOf(account, this.key);
		const name = comparable(key);
		if (this.input.wanted.has(name)) this.addWanted(account, name);
		else if (this.input.claimed.has(name)) {
			this.suspects.set(name, [...(this.suspects.get(name) ?? []), account.associateId]);
		} else this.addUnwanted(account, key);
	}

	private addWanted(account: Account, name: string): void {
		const match = this.matches.get(name);
		if (match) {
			match.associateIds.push(account.associateId);
			return;
		}
		const wanted = this.input.wanted.get(name)!;
		const { kind, changes } = differenceOf(wanted, account, this.known);
		this.noteUnseen(kind, account);
		const parts = { account, changes, wanted: { by: wanted, key: this.key } };
		const result = this.isReturned(kind) ? resultOf(kind, wanted.key, parts) : undefined;
		this.matches.set(name, { associateIds: [account.associateId], result });
	}

	private addUnwanted(account: Account, key: string): void {
		const kind = kindOfUnwanted(account);
		if (kind === 'extra' && key === '') {
			const reason = `The user has no ${this.key.label} in SuperOffice, and cannot be matched`;
			this.unmatchable.push(problemOf({ reason, key, items: [], account }));
			return;
		}
		this.noteUnseen(kind, account);
		if (!this.isReturned(kind)) return;
		const reason = kind === 'extra' ? this.doubt() : undefined;
		this.unwanted.push(resultOf(kind, key, { account, reason }));
	}

	private noteUnseen(kind: Kind, { associateId, active, held }: Account): void {
		if (kind === 'same' && !active && held === null) this.unseen.push(associateId);
	}

	/** Nobody may be taken for somebody without licenses because their columns were refused. */
	private unseenProblem(): Result[] {
		const { unseen } = this;
		if (unseen.length === 0 || !this.isReturned('inactiveButLicensed')) return [];
		const reason =
			'SuperOffice shows no licenses in its list of users: whether these retired users still hold some is not known';
		return [problemOf({ reason, key: '', items: [], associateIds: unseen })];
	}

	/** Whom the items mean that have no key nobody knows: perhaps this user. */
	private doubt(): string | undefined {
		const { withoutKey } = this.input;
		if (withoutKey === 0) return undefined;
		return withoutKey === 1
			? 'One input item has no usable key, and may be this user'
			: `${withoutKey} input items have no usable key, and one of them may be this user`;
	}

	/** The problems of the input, then the items in their order, then the users in theirs. */
	results(): Result[] {
		const problems = this.input.problems.map((problem) => {
			const associateIds = this.suspects.get(comparable(problem.key)) ?? [];
			return problemOf({ ...problem, associateIds });
		});
		const wanted = [...this.input.wanted.keys()].flatMap((name) => this.resultFor(name) ?? []);
		const others = [...this.unwanted, ...this.unmatchable, ...this.unseenProblem()];
		return [...problems, ...wanted, ...others];
	}

	private resultFor(name: string): Result | undefined {
		const wanted = this.input.wanted.get(name)!;
		const { key, item } = wanted;
		const match = this.matches.get(name);
		if (!match) {
			// Who is neither wanted nor there is as wanted.
			const kind = wanted.active ? 'missing' : 'same';
			const parts = { wanted: { by: wanted, key: this.key } };
			return this.isReturned(kind) ? resultOf(kind, key, parts) : undefined;
		}
		const { associateIds, result } = match;
		if (associateIds.length === 1) return result;
		const reason = `${associateIds.length} users of SuperOffice have the key ${key}`;
		return problemOf({ reason, key, items: [item], associateIds });
	}
}
