import type { INodeProperties } from 'n8n-workflow';

import { readRows } from '../../transport/pages';
import type { PartialUser } from '../carrier';
import { quoted } from '../filters';
import { InvalidInput, shown } from '../invalidInput';
import { BY_ID, byName, idOrName, locatorProperty } from '../locators';
import type { Run } from '../run';
import { located, type Convert } from '../values';

/** A person by email address or full name, who is looked up before the user is saved. */
class PersonBy {
	constructor(
		readonly words: string,
		/** Display name of the parameter */
		readonly label: string,
	) {}
}

/** Columns of the archive "Person", as its page lists them. */
const EMAIL = 'email/emailAddress';
const COLUMNS = ['personId', 'fullName', EMAIL, 'retired'];

/** How many of those with the same name a message lists. */
const MOST = 5;

/** The person that a user is. */
export const personProperty: INodeProperties = locatorProperty({
	displayName: 'Person',
	name: 'person',
	list: { method: 'searchPersons', placeholder: 'Choose a person…' },
	modes: [BY_ID, byName('e.g. jane.doe@example.com', 'By Email Address or Full Name')],
	description:
		'The person (contact) that the user is: ID, email address or full name. An employee or external user has to have one; that of an employee belongs to one of your owner companies. API name: Person.',
});

/** A person by their ID; anything else is looked up as an email address or a full name. */
export const personReference: Convert = (given, label) => {
	const { value } = located(given);
	if (typeof value === 'string' && value.trim() === '') {
		throw new InvalidInput(
			`'${label}' is empty`,
			'Give the ID, the email address or the full name of a person in SuperOffice.',
		);
	}
	const reference = idOrName(given, label);
	return 'id' in reference ? { PersonId: reference.id } : new PersonBy(reference.name, label);
};

/**
 * The same user with the ID of the person in the place of an address or name. People who have left
 * do not count.
 *
 * @throws InvalidInput when nobody or more than one person has it
 */
export async function resolvePerson<User extends PartialUser>(run: Run, user: User): Promise<User> {
	const person: unknown = user.Person;
	if (!(person instanceof PersonBy)) return user;
	const PersonId = await run.once(`person ${person.words.toLowerCase()}`, async () => {
		return await findPerson(run, person);
	});
	return { ...user, Person: { PersonId } };
}

async function findPerson({ send }: Run, { words, label }: PersonBy): Promise<number> {
	const column = words.includes('@') ? EMAIL : 'fullName';
	const qs = {
		$select: COLUMNS.join(','),
		$filter: `${column} is ${quoted(words)}`,
		$orderBy: 'personId',
	};
	const rows = await readRows(send, { path: 'Person', qs, purpose: `find person ${shown(words)}` });
	const found = rows.filter(({ retired }) => retired !== true);
	const left = rows.find(({ retired }) => retired === true);
	if (found.length === 0 && left) {
		throw new InvalidInput(
			`'${label}': ${String(left.fullName)} (ID ${left.PrimaryKey}) has left, and is a former employee in SuperOffice`,
			'For somebody who comes back use Restore on the user they had, or give the ID of the person who is meant.',
		);
	}
	if (found.length === 1) return Number(found[0].personId ?? found[0].PrimaryKey);
	if (found.length === 0) {
		throw new InvalidInput(
			`'${label}': there is no person with the ${column === EMAIL ? 'email address' : 'full name'} ${shown(words)}`,
			'Create the person in SuperOffice first, in one of your owner companies, or give the ID of another one.',
		);
	}
	const listed = found.slice(0, MOST).map((row) => {
		return `${String(row.fullName)} (ID ${row.PrimaryKey}, ${String(row[EMAIL] ?? '')})`;
	});
	throw new InvalidInput(
		`'${label}': ${found.length} people answer to ${shown(words)}`,
		`Give the ID of the one you mean: ${listed.join('; ')}${found.length > MOST ? '; …' : ''}.`,
	);
}
