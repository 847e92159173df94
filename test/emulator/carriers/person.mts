import type { Person } from '@superoffice/webapi';
import type { Shape } from './reading.mts';
import { flag, integer, text } from './reading.mts';
import type { Content } from './wire.mts';

/** The small Person carrier inside a User; its `Retired` is a number. */
export type PersonContent = Content<Person>;

export const personShape: Shape<PersonContent> = {
	Position: text,
	PersonId: integer,
	Mrmrs: text,
	Firstname: text,
	Lastname: text,
	MiddleName: text,
	Title: text,
	Description: text,
	Email: text,
	FullName: text,
	DirectPhone: text,
	FormalName: text,
	CountryId: integer,
	ContactId: integer,
	ContactName: text,
	Retired: integer,
	Rank: integer,
	ActiveInterests: integer,
	ContactDepartment: text,
	ContactCountryId: integer,
	ContactOrgNr: text,
	FaxPhone: text,
	MobilePhone: text,
	ContactPhone: text,
	AssociateName: text,
	AssociateId: integer,
	UsePersonAddress: flag,
	ContactFax: text,
	Kanafname: text,
	Kanalname: text,
	Post1: text,
	Post2: text,
	Post3: text,
	EmailName: text,
	ContactFullName: text,
	ActiveErpLinks: integer,
	TicketPriorityId: integer,
	SupportLanguageId: integer,
	SupportAssociateId: integer,
	CategoryName: text,
	PersonNumber: text,
};
