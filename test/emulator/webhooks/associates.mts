import { TYPE_IDS } from '../archive/users.mts';
import type { Effect } from '../journal.mts';
import { chooseDateForm, writeDate } from '../present/dates.mts';
import { LOGINS } from '../seed/names.mts';
import type { State, StoredUser } from '../state.mts';
import { findUser } from '../state.mts';
import type { WebhookEvent } from './payload.mts';

/** A row of the table `associate`, as far as clients can change it. */
type AssociateRow = Record<string, string | number>;

/**
 * Says which events of associates a write has caused. "Events are only raised by changes in the
 * root entity table": a change of role, licences or other groups, which other tables hold, raises
 * none (inference for these three).
 */
export interface AssociateWatch {
	/** @param effects of one call */
	eventsOf: (effects: Effect[], caller: StoredUser, tenant: string) => WebhookEvent[];
}

/** Begins with the rows as they are now. */
export function watchAssociates(state: State): AssociateWatch {
	const rows = new Map(state.users.map((user) => [user.AssociateId, rowOf(user)]));
	return {
		eventsOf(effects, caller, tenant) {
			const ids = new Set(effects.map(({ associateId }) => associateId));
			return [...ids].flatMap((id) => {
				const before = rows.get(id);
				const user = findUser(state, id);
				const after = user === undefined ? undefined : rowOf(user);
				if (after === undefined) rows.delete(id);
				else rows.set(id, after);
				const happened = compare(before, after);
				if (happened === undefined) return [];
				const shared = { entity: 'associate', primaryKey: id, tenant };
				const changedBy = caller.AssociateId;
				const isNew = before === undefined;
				const registeredBy = isNew ? changedBy : LOGINS.administrator.associateId;
				const values =
					after === undefined
						? { associate_id: id, person_id: before?.person_id ?? 0 }
						: fieldValues(after, { changedBy, registeredBy });
				const valuesName = after === undefined ? 'Values' : 'FieldValues';
				return [{ ...happened, ...shared, changedBy, values, valuesName }];
			});
		},
	};
}

function rowOf(user: StoredUser): AssociateRow {
	return {
		name: user.Name,
		rank: user.Rank,
		tooltip: user.Tooltip,
		deleted: user.Deleted ? 1 : 0,
		group_idx: user.userGroupId,
		person_id: user.personId,
		type: TYPE_IDS[user.Type],
		ejuserId: user.EjUserId,
		userName: user.UserName,
		waiting_for_approval: user.WaitingForApproval ? 1 : 0,
	};
}

/** Fields that a change of a row writes as well. */
const STAMPS = ['updated', 'updated_associate_id'];

/** What a new row has beside them. */
const NEW = ['registered', 'registered_associate_id', 'lastlogin', 'lastlogout', 'updatedCount'];

function compare(
	before: AssociateRow | undefined,
	after: AssociateRow | undefined,
): Pick<WebhookEvent, 'name' | 'changes'> | undefined {
	if (after === undefined) {
		return before === undefined ? undefined : { name: 'associate.deleted', changes: [] };
	}
	const fields = Object.keys(after);
	if (before === undefined) {
		const changes = ['associate_id', ...fields, ...NEW, ...STAMPS];
		return { name: 'associate.created', changes };
	}
	const changed = fields.filter((field) => before[field] !== after[field]);
	if (changed.length === 0) return undefined;
	return { name: 'associate.changed', changes: ['associate_id', ...changed, ...STAMPS] };
}

/** The fields that the page on events of associates lists; numbers are those of the database. */
function fieldValues(
	row: AssociateRow,
	{ changedBy, registeredBy }: { changedBy: number; registeredBy: number },
): Record<string, unknown> {
	const form = chooseDateForm({ 'so-timezone': 'includeTZOffset' });
	return {
		deleted: row.deleted,
		group_idx: row.group_idx,
		person_id: row.person_id,
		registered_associate_id: registeredBy,
		type: row.type,
		updated: writeDate(new Date(), form),
		updated_associate_id: changedBy,
		waiting_for_approval: row.waiting_for_approval,
	};
}
