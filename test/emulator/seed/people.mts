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
		...EMPLOYEES.map((names, index) => employee(EMPLOYEE_IDS[index], names)),
		...JOINER_NAMES.map((names, index) => employee(JOINERS[index], names)),
		customer(6, 'Anna', 'Weber'),
		customer(PERSON_OF_CUSTOMER, 'Bruno', 'Keller'),
	].map((person) => (person.PersonId === 4 ? { ...person, Retired: 1 } : person));
}

/** A person of the owner company. */
export function employee(PersonId: number, [Firstname, Lastname, Title]: string[]): PersonContent {
	return readShape(personShape, {
		PersonId,
		Firstname,
		Lastname,
		Title,
		FullName: `${Firstname} ${Lastname}`,
		FormalName: `${Firstname} ${Lastname}`,
		Email: mailAddress(Firstname, Lastname, 'nordlys.example'),
		EmailName: 'Work',
		CountryId: 578,
		ContactId: COMPANY.ownerContactId,
		ContactName: 'Nordlys Kontor AS',
		ContactFullName: 'Nordlys Kontor AS',
		ContactCountryId: 578,
		Rank: 1,
	});
}

function customer(PersonId: number, Firstname: string, Lastname: string): PersonContent {
	return {
		...employee(PersonId, [Firstname, Lastname, 'Buyer']),
		Email: mailAddress(Firstname, Lastname, 'sonnberg.example'),
		ContactId: COMPANY.customerContactId,
		ContactName: 'Sonnberg Handel',
		ContactFullName: 'Sonnberg Handel',
	};
}

function mailAddress(first: string, last: string, domain: string): string {
	const plain = `${first}.${last}`.toLowerCase().replace(/å/g, 'a').replace(/ø/g, 'o');
	return `${plain}@${domain}`;
}
