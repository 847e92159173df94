import type { IDataObject } from 'n8n-workflow';

import { readLicenses, type LicenseInfo } from '../actions/accounts/licenses';
import { Failure } from '../transport/failure';
import { keyOf, pagesByKey, readRows, type ArchiveCall } from '../transport/pages';
import type { Send } from '../transport/request';
import { columnsOf, KEY, userIn, type User } from './fields';

/** Statuses of a server that has not what it is asked for, or does not give it to this user. */
const NOT_HERE = ['400', '403', '404'];

/** IDs in one condition: the address of a request has to stay short. */
const IDS_AT_ONCE = 100;

/** Reads users as the trigger compares them. All calls are open in SuperOffice Online. */
export class UserReader {
	private licenses?: LicenseInfo[];

	private constructor(
		private readonly send: Send,
		private readonly headers: Record<string, string>,
	) {}

	/**
	 * @param withLicenses Whether licenses are wanted beside the user plan: one call more
	 * @param language That of roles, groups and types: they are compared as texts
	 * @throws Failure
	 */
	static async open(send: Send, withLicenses: boolean, language: string): Promise<UserReader> {
		const reader = new UserReader(send, { 'SO-Language': language });
		if (withLicenses) reader.licenses = await assignableLicenses(send).catch(unlessNotHere);
		return reader;
	}

	/**
	 * All users, by associate ID, from pages of about a thousand.
	 *
	 * @throws Failure when a page cannot be read: a list that is not complete would tell of users who
	 * were deleted
	 */
	async all(): Promise<Map<number, User>> {
		return await this.read(async () => {
			const users = new Map<number, User>();
			for await (const rows of pagesByKey(this.send, this.call('list users'), KEY)) {
				for (const row of rows) users.set(keyOf(row), userIn(row, this.licenses));
			}
			return users;
		});
	}

	/** Those of some users who are there. @throws Failure */
	async some(ids: number[]): Promise<Map<number, User>> {
		const users = new Map<number, User>();
		for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
			const part = ids.slice(start, start + IDS_AT_ONCE);
			const $filter = `${KEY} associateIsOneOf (${part.join(',')})`;
			const rows = await this.read(
				async () => await readRows(this.send, this.call('read users', { $filter })),
			);
			for (const row of rows) users.set(keyOf(row), userIn(row, this.licenses));
		}
		// A condition that the server does not understand must not bring in others.
		return new Map([...users].filter(([id]) => ids.includes(id)));
	}

	/** The user who was added last. @throws Failure */
	async latest(): Promise<[number, User] | undefined> {
		const rows = await this.read(
			async () =>
				await readRows(this.send, this.call('read a user', { $orderBy: `${KEY} desc` }), 1),
		);
		return rows.length === 0 ? undefined : [keyOf(rows[0]), userIn(rows[0], this.licenses)];
	}

	private call(purpose: string, qs: IDataObject = {}): ArchiveCall {
		const $select = columnsOf(this.licenses).join(',');
		return { path: 'User', qs: { $select, ...qs }, purpose, headers: this.headers };
	}

	/**
	 * What a server does with a column that it has not is not documented, and how the columns of
	 * licenses are named is known of some only: where it refuses them, the others are read.
	 */
	private async read<Result>(work: () => Promise<Result>): Promise<Result> {
		return await work().catch(async (error: unknown) => {
			const isRefused = error instanceof Failure && error.httpCode === '400';
			if (!isRefused || !this.licenses) throw error;
			this.licenses = undefined;
			return await work();
		});
	}
}

/** The licenses that an administrator gives and takes one by one: the user plan has its own column. */
async function assignableLicenses(send: Send): Promise<LicenseInfo[]> {
	const licenses = await readLicenses({ send }, {});
	return licenses.filter(
		({ isForEverybody, isHidden, isPlan }) => !isForEverybody && !isHidden && !isPlan,
	);
}

function unlessNotHere(error: unknown): undefined {
	if (error instanceof Failure && NOT_HERE.includes(error.httpCode ?? '')) return undefined;
	throw error;
}
