/** Somebody to save, as an item of a workflow. */
export interface Person {
	/** ID of the user (associate) */
	id: number;
	userId: string;
	userName: string;
	personId: number;
	roleId: number;
	groupId: number;
	note: string;
}

/** IDs begin here, so that no user of the emulator's company is among them. */
const FIRST_ID = 1001;

/** The person with this ID. */
export function personWithId(id: number): Person {
	return personAt(id - FIRST_ID);
}

/** The person at a place of the list. */
export function personAt(index: number): Person {
	const id = FIRST_ID + index;
	return {
		id,
		userId: `U${id}`,
		userName: `user.${id}@nordlys.example`,
		personId: id,
		roleId: 2 + (index % 3),
		groupId: 2 + (index % 4),
		note: `Sales, Oslo (${index})`,
	};
}

/**
 * An expression of n8n that makes these people inside n8n, so that a workflow of 10,000 items is as
 * small as one of 200.
 */
export function peopleExpression(count: number): string {
	return `={{ { people: Array.from({ length: ${count} }, (_, index) => ({
		id: ${FIRST_ID} + index,
		userId: 'U' + (${FIRST_ID} + index),
		userName: 'user.' + (${FIRST_ID} + index) + '@nordlys.example',
		personId: ${FIRST_ID} + index,
		roleId: 2 + (index % 3),
		groupId: 2 + (index % 4),
		note: 'Sales, Oslo (' + index + ')',
	})) } }}`;
}

/** The user that `SaveUser` is sent for a person. */
export function userOf(person: Person): object {
	return {
		AssociateId: person.id,
		Name: person.userId,
		UserName: person.userName,
		Tooltip: person.note,
		Type: 'InternalAssociate',
		Person: { PersonId: person.personId },
		Role: { Id: person.roleId },
		UserGroup: { Id: person.groupId },
	};
}

/** The patch that an update sends for a person. */
export function patchOf(person: Person): object {
	return [
		{ op: 'replace', path: 'Tooltip', value: person.note },
		{ op: 'replace', path: 'UserGroup/Id', value: person.groupId },
	];
}
