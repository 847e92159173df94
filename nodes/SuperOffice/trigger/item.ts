import type { IDataObject } from 'n8n-workflow';

import type { Change } from './diff';
import type { User, UserEvent } from './fields';

/** What one item of the trigger is made from. */
export interface Told {
	/** `existing` for those who were there at the first run */
	event: UserEvent | 'existing';
	associateId: number;
	/** Nothing for somebody who was not there, or of whom it is not known */
	before?: User;
	/** Nothing for somebody who is not there any more, or could not be read */
	after?: User;
	changes: Array<Change | { property: string }>;
	/** When it was found out, or when SuperOffice says that it happened: ISO 8601 */
	at: string;
}

/** An item, with who it is about in front; the names are those that the user has now, or had last. */
export function itemOf(told: Told, more: IDataObject = {}): IDataObject {
	const { event, associateId, before, after, changes, at } = told;
	const { userId = null, userName = null, fullName = null } = { ...before, ...after };
	return {
		event,
		associateId,
		userId,
		userName,
		fullName,
		before: before ?? null,
		after: after ?? null,
		changes: changes as unknown as IDataObject[],
		at,
		...more,
	};
}
