import type { PersonContent } from '../carriers/person.mts';
import type { State } from '../state.mts';
import type { Archive, Columns } from './columns.mts';
import { column } from './columns.mts';

/** The columns of the Person archive that this emulator has values for. */
const COLUMNS: Columns<PersonContent> = {
	personId: column('int', (person) => person.PersonId),
	firstName: column('string', (person) => person.Firstname),
	middleName: column('string', (person) => person.MiddleName),
	lastName: column('string', (person) => person.Lastname),
	fullName: column('string', (person) => person.FullName),
	contactId: column('int', (person) => person.ContactId),
	mrMrs: column('string', (person) => person.Mrmrs),
	title: column('string', (person) => person.Title),
	personNumber: column('string', (person) => person.PersonNumber),
	personCountryId: column('int', (person) => person.CountryId),
	rank: column('int', (person) => person.Rank),
	retired: column('bool', (person) => person.Retired !== 0),
	'email/emailAddress': column('string', (person) => person.Email),
	'email/emailDescription': column('string', (person) => person.EmailName),
};

/** The list of persons, for clients that look for whom to make a user of. */
export function allPersons(state: State): Archive<PersonContent> {
	return {
		columns: COLUMNS,
		defaults: ['personId', 'fullName', 'contactId', 'email/emailAddress'],
		items: state.persons,
		identify: ({ PersonId, Retired }) => ({
			PrimaryKey: String(PersonId),
			EntityName: Retired === 0 ? 'person' : 'retiredPerson',
		}),
	};
}
