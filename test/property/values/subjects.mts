import fc from 'fast-check';

import { seedPersons } from '../../emulator/seed/people.mts';
import { seedUsers } from '../../emulator/seed/users.mts';
import type { StoredUser } from '../../emulator/index.mts';
import { JOINERS, PERSON_OF_CUSTOMER } from '../../engine/facts.mts';

/** Somebody that one input is about, so that the values of its parameters fit each other. */
export interface Subject {
	associateId: number;
	personId: number;
	ejUserId: number;
	/** `Name`, of a joiner one that nobody has */
	userId: string;
	userName: string;
	email: string;
	fullName: string;
}

const PERSONS = new Map(seedPersons().map((person) => [person.PersonId, person]));

/** What the seeded users get where they have none, so that everybody is found in every way. */
export function withAllKeys(user: StoredUser): StoredUser {
	return {
		...user,
		EjUserId: user.EjUserId || 100 + user.AssociateId,
		UserName: user.UserName || `${user.Name}@nordlys.example`,
		personId: user.personId || PERSON_OF_CUSTOMER,
	};
}

function named(personId: number): Pick<Subject, 'personId' | 'email' | 'fullName'> {
	const person = PERSONS.get(personId);
	return { personId, email: person?.Email ?? '', fullName: person?.FullName ?? '' };
}

const users: Subject[] = seedUsers()
	.map(withAllKeys)
	.map((user) => ({
		...named(user.personId),
		associateId: user.AssociateId,
		ejUserId: user.EjUserId,
		userId: user.Name,
		userName: user.UserName,
	}));

/** A user of the emulated company. */
export const user: fc.Arbitrary<Subject> = fc.constantFrom(...users);

/** A person who is no user yet. */
export const joiner: fc.Arbitrary<Subject> = fc
	.tuple(fc.constantFrom(...JOINERS), fc.integer({ min: 1, max: 1e9 }))
	.map(([personId, number]) => ({
		...named(personId),
		associateId: 0,
		ejUserId: 0,
		userId: `NEW${number}`,
		userName: `new${number}@nordlys.example`,
	}));
