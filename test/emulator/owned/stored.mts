/**
 * What users own, a row of a table each, as far as a count of it needs. Names of the tables and the
 * numbers are those of SuperOffice's database reference.
 */

/** A row of `contact`. */
export interface StoredCompany {
	id: number;
	name: string;
	/** Our contact; 0 for nobody. The persons of the company have the same. */
	associateId: number;
	/** Deleted softly: it is still there, and should not be shown. */
	isDeleted: boolean;
}

/** A row of `appointment`: follow-ups, and whatever else the table holds. */
export interface StoredFollowUp {
	id: number;
	/** Whose diary it is in. */
	associateId: number;
	type: number;
	status: number;
	doBy: Date;
}

/** A row of `sale`. */
export interface StoredSale {
	id: number;
	heading: string;
	associateId: number;
	status: number;
}

/** A row of `project`. */
export interface StoredProject {
	id: number;
	name: string;
	/** The project manager. */
	associateId: number;
	isDone: boolean;
}

/** A row of `ticket`. */
export interface StoredRequest {
	id: number;
	title: string;
	/** Id of a Service user, which is not that of an associate; 1 for nobody. */
	ownedBy: number;
	status: number;
}

/** The part of the state with what users own; persons have a place of their own. */
export interface OwnedState {
	companies: StoredCompany[];
	followUps: StoredFollowUp[];
	sales: StoredSale[];
	projects: StoredProject[];
	requests: StoredRequest[];
}

/** Enum AppointmentType, those that are used here. */
export const FOLLOW_UP_TYPES = {
	inDiary: 1,
	inChecklist: 2,
	note: 3,
	document: 4,
	bookingForDiary: 6,
} as const;

/** Enum AppointmentStatus, those that are used here. */
export const FOLLOW_UP_STATUSES = {
	unknown: 0,
	notStarted: 1,
	started: 2,
	completed: 3,
	booking: 5,
} as const;

/** Enum SaleStatus. */
export const SALE_STATUSES = { open: 1, sold: 2, lost: 3, stalled: 4 } as const;

/** Enum TicketBaseStatus. */
export const REQUEST_STATUSES = {
	active: 1,
	closed: 2,
	postponed: 3,
	deleted: 4,
	merged: 5,
} as const;

/** The Service user of the system: who owns a request that nobody owns. */
export const NOBODY = 1;
