import { readShape } from '../carriers/reading.mts';
import type { PersonContent } from '../carriers/person.mts';
import { personShape } from '../carriers/person.mts';
import { COMPANY, JOINERS, PERSON_OF_CUSTOMER } from './names.mts';

const EMPLOYEES = [
	['Astrid', 'Berg', 'IT manager'],
	['Kari', 'Solheim', 'Account manager'],
	['Ola', 'Vik', 'Support agent'],
	['Per', 'Haugen', 'Former sales manager'],
	['Lisa', 'Martinsen', 'Marketing manager'],
	['Nina', 'Lund', 'Trainee'],
	['Jon', 'Dahl', 'Sales director'],
];
/** Person ids of EMPLOYEES: 6 and 7 belong to the external user and to nobody. */
const EMPLOYEE_IDS = [1, 2, 3, 4, 5, 8, 9];

const JOINER_NAMES = [
	['Ingrid', 'Moen', 'Sales representative'],
	['Erik', 'Strand', 'Sales representative'],
	['Sofie', 'Bakke', 'Support agent'],
	['Magnus', 'Eide', 'Support agent'],
	['Emma', 'Fjeld', 'Marketing assistant'],
	['Henrik', 'Nygård', 'Sales representative'],
	['Thea', 'Rønning', 'Support agent'],
	['Jonas', 'Aas', 'Sales representative'],
];

/** The persons of the owner company, joiners included, and two persons of a customer. */
export function seedPersons(): PersonContent[] {
	return [
		...EMPLOYEES.map(([first, last, title], index) =>
			employee(EMPLOYEE_IDS[index], { first, last }, title),
		),
		...JOINER_NAMES.map(([first, last, title], index) =>
			employee(JOINERS[index], { first, last }, title),
		),
		customer(6, { first: 'Anna', last: 'Weber' }),
		customer(PERSON_OF_CUSTOMER, { first: 'Bruno', last: 'Keller' }),
	].map((person) => (person.PersonId === 4 ? { ...person, Retired: 1 } : person));
}

export interface Name {
	first: string;
	last: string;
	middle?: string;
}

/**
 * A person of the owner company.
 * @param mailbox the part of the mail address before the @
 */
export function employee(
	PersonId: number,
	{ first, middle = '', last }: Name,
	Title: string,
	mailbox = plain(`${first}.${last}`),
): PersonContent {
	const FullName = [first, middle, last].filter((part) => part !== '').join(' ');
	return readShape(personShape, {
		PersonId,
		Firstname: first,
		MiddleName: middle,
		Lastname: last,
		Title,
		FullName,
		FormalName: FullName,
		Email: `${mailbox}@nordlys.example`,
		EmailName: 'Work',
		CountryId: 578,
		ContactId: COMPANY.ownerContactId,
		ContactName: COMPANY.name,
		ContactFullName: COMPANY.name,
		ContactCountryId: 578,
		Rank: 1,
	});
}

/** A person of a customer. */
export function customer(
	PersonId: number,
	name: Name,
	mailbox = plain(`${name.first}.${name.last}`),
): PersonContent {
	return {
		...employee(PersonId, name, 'Buyer'),
		Email: `${mailbox}@sonnberg.example`,
		ContactId: COMPANY.customerContactId,
		ContactName: 'Sonnberg Handel',
		ContactFullName: 'Sonnberg Handel',
	};
}

function plain(text: string): string {
	return text.toLowerCase().replace(/å/g, 'a').replace(/ø/g, 'o');
}
