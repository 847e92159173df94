import type { State } from '../state.mts';
import type { Archive } from './columns.mts';

/** The list of persons, for clients that look for whom to make a user of. */
export function allPersons(state: State): Archive {
	return {
		defaults: ['personId', 'fullName', 'contactId', 'contactName', 'email'],
		rows: state.persons.map((person) => ({
			PrimaryKey: String(person.PersonId),
			EntityName: 'person',
			personId: person.PersonId,
			firstName: person.Firstname,
			lastName: person.Lastname,
			fullName: person.FullName,
			title: person.Title,
			email: person.Email,
			contactId: person.ContactId,
			contactName: person.ContactName,
			retired: person.Retired !== 0,
		})),
	};
}
