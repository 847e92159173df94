import type { IDataObject } from 'n8n-workflow';

import { accountsOf, holds, shows, type Account } from '../accounts/accounts';
import { LastLogins, type LastLogin } from '../accounts/lastLogins';
import type { LicenseInfo } from '../accounts/licenses';
import type { Options } from '../options';
import type { Reading } from '../run';

/** Who holds a license, and from whom it could be taken back. */
export interface Holders extends IDataObject {
	/** `null` where SuperOffice does not show them, and for a license that everybody has */
	holders: IDataObject[] | null;
	reclaimCandidates: IDataObject[] | null;
}

/**
 * Lists the holders of each license from the lists of the access review, in the order of their IDs.
 *
 * @param days Without a login, after which a holder is a candidate
 * @throws Failure
 */
export async function holdersOf(
	run: Reading,
	licenses: LicenseInfo[],
	days: number,
	own: Options['own'],
): Promise<Map<LicenseInfo, Holders>> {
	const found = new Map(
		licenses.map((license): [LicenseInfo, Holders] => [
			license,
			license.isForEverybody
				? { holders: null, reclaimCandidates: null }
				: { holders: [], reclaimCandidates: [] },
		]),
	);
	const assignable = licenses.filter(({ isForEverybody }) => !isForEverybody);
	const logins = new LastLogins(run, own, Date.now());
	for await (const page of accountsOf(run, { licenses, own })) {
		for (const account of page) {
			const login = await logins.of(account.associateId);
			const active = account.active && !login.isDeleted;
			for (const license of assignable) {
				const lists = found.get(license)!;
				if (!shows(account, license))
					Object.assign(lists, { holders: null, reclaimCandidates: null });
				if (!holds(account, license)) continue;
				lists.holders?.push(holderOf(account, login, active));
				const reason = reasonFor(login, active, days);
				if (reason) lists.reclaimCandidates?.push({ ...holderOf(account, login, active), reason });
			}
		}
	}
	return found;
}

function holderOf(account: Account, login: LastLogin, active: boolean): IDataObject {
	const { associateId, userId, fullName } = account;
	const { lastLogin, daysSinceLogin, lastLoginKnown } = login;
	return { associateId, userId, fullName, active, lastLogin, daysSinceLogin, lastLoginKnown };
}

/** Why a license could be taken back; somebody whose last login is not known is left alone. */
function reasonFor(login: LastLogin, active: boolean, days: number): string | undefined {
	if (!active) return 'retired';
	if (!login.lastLoginKnown) return undefined;
	if (login.daysSinceLogin === null) return 'neverLoggedIn';
	return login.daysSinceLogin >= days ? 'noLogin' : undefined;
}
