import { isDeepStrictEqual } from 'node:util';

import type { StoredUser } from '../emulator/index.mts';

/** A user without the time of its last change, which each save moves. */
type Row = Omit<StoredUser, 'updated'>;

/** What differs between the users before and after a run. */
export interface Changes {
	added: Row[];
	/** By AssociateId, those properties that have another value now. */
	changed: Record<number, Partial<Row>>;
	/** AssociateIds */
	removed: number[];
}

export function rowsOf(users: StoredUser[]): Row[] {
	return users.map(({ updated, ...row }) => structuredClone(row));
}

export function changesBetween(before: Row[], after: Row[]): Changes {
	const old = new Map(before.map((row) => [row.AssociateId, row]));
	const now = new Set(after.map((row) => row.AssociateId));
	const changed: Changes['changed'] = {};
	for (const row of after) {
		const was = old.get(row.AssociateId);
		const properties = was ? differing(was, row) : [];
		if (properties.length > 0) changed[row.AssociateId] = Object.fromEntries(properties);
	}
	return {
		added: after.filter(({ AssociateId }) => !old.has(AssociateId)),
		changed,
		removed: [...old.keys()].filter((id) => !now.has(id)),
	};
}

function differing(was: Row, is: Row): Array<[string, unknown]> {
	return Object.entries(is).filter(
		([name, value]) => !isDeepStrictEqual(value, was[name as keyof Row]),
	);
}
