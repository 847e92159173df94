import { licensesOf, namesOf, titleOf, type LicenseInfo } from '../actions/accounts/licenses';
import { readable } from '../actions/languages';
import { entriesOf, type ListName } from '../actions/references';
import type { Reading } from '../actions/run';

/** An entry of a list as the editor shows it: what is shown, and what is stored. */
export interface Shown {
	name: string;
	value: string;
	/** What it is found by as well, such as its name in other languages */
	words?: string;
}

/** The entries of a list that can be chosen, in SuperOffice's order. */
export async function entriesShown(reading: Reading, list: ListName): Promise<Shown[]> {
	const entries = await entriesOf(reading, list);
	return entries
		.filter(({ deleted }) => !deleted)
		.map(({ id, text, detail }) => ({
			name: detail ? `${readable(text)} (${detail})` : readable(text),
			value: String(id),
			words: text,
		}));
}

/** Which licenses are shown. */
export type LicenseKind = 'plans' | 'further' | 'all';

/** The licenses that can be given to single users, by their full names, with what is free. */
export async function licensesShown(reading: Reading, kind: LicenseKind): Promise<Shown[]> {
	const licenses = await licensesOf(reading, {});
	return licenses
		.filter((license) => isShown(license, kind))
		.map((license) => ({
			name: `${titleOf(license)} (${license.free} of ${license.total} free)`,
			value: license.fullName,
			words: namesOf(license).join(' '),
		}));
}

/** Hidden ones follow the user plan by themselves. */
function isShown({ isForEverybody, isHidden, isPlan }: LicenseInfo, kind: LicenseKind): boolean {
	if (isForEverybody || isHidden) return false;
	return kind === 'all' || isPlan === (kind === 'plans');
}
