import type { PersonContent } from '../carriers/person.mts';
import type { StoredUser } from '../state.mts';

/** Something that somebody else does to the users, beside the requests of a test. Plain JSON. */
export type Deed =
	| CreateDeed
	| ChangeDeed
	| { action: 'retire' | 'restore' | 'delete'; associateId: number }
	| LicensesDeed;

/** A new user with a new person. What is not given is made up from the new id. */
export interface CreateDeed {
	action: 'create';
	values?: Partial<StoredUser>;
	person?: Partial<PersonContent>;
}

/** Columns of the user, and of the person: dates may be texts. */
export interface ChangeDeed {
	action: 'change';
	associateId: number;
	values?: Partial<StoredUser>;
	person?: Partial<PersonContent>;
}

/** The licences that the user has from then on; what there is not enough of is bought. */
export interface LicensesDeed {
	action: 'licenses';
	associateId: number;
	moduleIds: number[];
}

export const ACTIONS = ['create', 'change', 'retire', 'restore', 'delete', 'licenses'] as const;

/** What was done, to whom; a created user has its id here. */
export interface Done {
	action: Deed['action'];
	associateId: number;
}

/** After which of the requests that fit something is done. */
export interface Moment {
	/** Any method when absent. */
	method?: string;
	/** Part of the path and query, or the source of a regular expression; no case. */
	path?: string;
	/** Counts those that fit, from 1; the first when absent. */
	request?: number;
}
