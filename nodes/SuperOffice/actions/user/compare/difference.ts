import type { IDataObject } from 'n8n-workflow';

import { isLicensed, type Account } from '../../accounts/accounts';
import type { Result } from '../../operation';
import type { Change, Known } from './properties';
import type { Key, Problem, Wanted } from './wanted';

/** What the input and SuperOffice differ in, with the operation that puts it right, as the editor shows it. */
export const KINDS = {
	changed: {
		name: 'Changed (Update)',
		description: 'Active in both, but not as the input wants it',
	},
	extra: {
		name: 'Extra (in SuperOffice Only)',
		description: 'Active in SuperOffice, and not in the input',
	},
	inactiveButLicensed: {
		name: 'Inactive but Licensed (License → Remove)',
		description: 'Retired in SuperOffice and not wanted by the input, but holding a license',
	},
	missing: {
		name: 'Missing (Create)',
		description: 'In the input, and not in SuperOffice',
	},
	retired: {
		name: 'Retired in the Input (Retire)',
		description: 'The input says that somebody is not active who is active in SuperOffice',
	},
	toRestore: {
		name: 'To Restore (Restore)',
		description: 'Wanted by the input, but retired in SuperOffice',
	},
} as const;

export type Kind = keyof typeof KINDS | 'same';

/** What a wanted user and the one that is there differ in. */
export function differenceOf(wanted: Wanted, account: Account, known: Known) {
	const changes = changesOf(wanted, account, known);
	return { kind: kindOf(wanted, account, changes), changes };
}

function kindOf({ active }: Wanted, account: Account, changes: Change[]): Kind {
	if (!active) {
		if (account.active) return 'retired';
		return kindOfUnwanted(account);
	}
	if (!account.active) return 'toRestore';
	return changes.length > 0 ? 'changed' : 'same';
}

/** Somebody whom the input does not name, or no longer wants. */
export function kindOfUnwanted(account: Account): Kind {
	if (account.active) return 'extra';
	return isLicensed(account) ? 'inactiveButLicensed' : 'same';
}

/** Of somebody who is to go, or has gone, nothing but that matters. */
function changesOf({ values, active }: Wanted, account: Account, known: Known): Change[] {
	return values
		.filter(({ property }) => active || property.name === 'active')
		.filter(({ property, value }) => !property.isSame(value, account, known))
		.map(({ property, value }) => ({
			property: property.name,
			from: property.actual(account, known),
			to: value,
		}));
}

/** What an output item is made of, beside its kind and key. */
interface Parts {
	account?: Account;
	changes?: Change[];
	wanted?: { by: Wanted; key: Key };
	reason?: string;
}

/** An output item; each has the same members, so that any node can be fed from any of them. */
export function resultOf(kind: Kind | 'problem', key: string, parts: Parts): Result {
	const { account, changes = [], wanted, reason } = parts;
	const items = wanted ? [wanted.by.item] : [];
	return {
		json: {
			difference: kind,
			key,
			associateId: account?.associateId ?? null,
			userId: account?.userId ?? null,
			userName: account?.userName ?? null,
			fullName: account?.fullName ?? null,
			active: account?.active ?? null,
			changes,
			wanted: wanted ? parametersOf(wanted.by, wanted.key) : null,
			reason: reason ?? null,
			items,
			associateIds: account ? [account.associateId] : [],
		},
		items,
	};
}

/** An output item for what cannot be compared. */
export function problemOf({
	reason,
	key,
	items,
	associateIds,
	account,
}: Omit<Problem, 'associateIds'> & { associateIds?: number[]; account?: Account }): Result {
	const { json } = resultOf('problem', key, { account, reason });
	return { json: { ...json, items, ...(associateIds && { associateIds }) }, items };
}

/** What the input wants, by the names of the parameters of Create, Update and Restore. */
function parametersOf({ key, values }: Wanted, { parameter }: Key): IDataObject {
	const entries = values.flatMap(({ property, value }) => {
		return property.parameter ? [[property.parameter, value]] : [];
	});
	const person = ['email', 'fullName']
		.map((name) => values.find(({ property }) => property.name === name)?.value)
		.find((value) => value !== undefined);
	return {
		...(person !== undefined && { person }),
		...(parameter && { [parameter]: key }),
		...(Object.fromEntries(entries) as IDataObject),
	};
}
