/** Something that a user can own, and how it stands in SuperOffice's database. */
export interface Kind {
	/** What it is called in the output */
	value: string;
	/** What it is called in the editor */
	name: string;
	/** One of it, and several, in a sentence */
	words: [one: string, several: string];
	/** Primary key of its table */
	key: string;
	/** The column that says whose it is */
	owner: string;
	/** Which ID of the user stands in that column */
	ownerId: 'associateId' | 'ejUserId';
	/** What makes it something to hand over, as a restriction on the same table */
	open: string;
}

/**
 * What a user can own, by the names in the editor. Tables, columns and numbers are those of the
 * database's reference (tables and enums): follow-ups are appointments of the types "in the diary"
 * and "in the checklist" that are not started or started; sales are open or stalled; requests are
 * active or postponed. A contact's owner mirrors that of its company.
 */
export const KINDS: Kind[] = [
	{
		value: 'companies',
		name: 'Companies',
		words: ['company', 'companies'],
		key: 'contact.contact_id',
		owner: 'contact.associate_id',
		ownerId: 'associateId',
		open: 'contact.deleted = 0',
	},
	{
		value: 'contacts',
		name: 'Contacts',
		words: ['contact', 'contacts'],
		key: 'person.person_id',
		owner: 'person.associate_id',
		ownerId: 'associateId',
		open: 'person.retired = 0',
	},
	{
		value: 'followUps',
		name: 'Open Follow-Ups',
		words: ['open follow-up', 'open follow-ups'],
		key: 'appointment.appointment_id',
		owner: 'appointment.associate_id',
		ownerId: 'associateId',
		open: 'appointment.type in (1,2) and appointment.status in (1,2)',
	},
	{
		value: 'requests',
		name: 'Open Requests',
		words: ['open request', 'open requests'],
		key: 'ticket.id',
		owner: 'ticket.owned_by',
		ownerId: 'ejUserId',
		open: 'ticket.status in (1,3)',
	},
	{
		value: 'sales',
		name: 'Open Sales',
		words: ['open sale', 'open sales'],
		key: 'sale.sale_id',
		owner: 'sale.associate_id',
		ownerId: 'associateId',
		open: 'sale.status in (1,4)',
	},
	{
		value: 'projects',
		name: 'Projects',
		words: ['project', 'projects'],
		key: 'project.project_id',
		owner: 'project.associate_id',
		ownerId: 'associateId',
		open: 'project.done = 0',
	},
];
