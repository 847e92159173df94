import type { UserType } from '../carriers/shapes.mts';
import { findPerson, findRole } from '../state.mts';
import type { Check, Problem } from './check.mts';

/** System and anonymous users are the only ones without a person. */
export function needsPerson(type: UserType): boolean {
	return type !== 'SystemAssociate' && type !== 'AnonymousAssociate';
}

/** Role, groups, person and ticket categories a user refers to. */
export function checkReferences(check: Check): Problem[] {
	return [
		...checkRole(check),
		...checkGroups(check),
		...checkPerson(check),
		...checkCategories(check),
	];
}

function checkRole({ state, wanted, before, caller }: Check): Problem[] {
	const id = wanted.Role?.Id ?? 0;
	if (before?.AssociateId === caller.AssociateId && id !== before.roleId) {
		const message = 'You cannot change your own role.';
		return [{ field: 'Role', message, type: 'SoIllegalOperationException' }];
	}
	if (id === 0) return before === undefined ? [invalid('Role', 'A role is required.')] : [];
	return findRole(state, id) === undefined ? [invalid('Role', `There is no role ${id}.`)] : [];
}

function checkGroups({ state, wanted, before }: Check): Problem[] {
	const id = wanted.UserGroup?.Id ?? 0;
	const exists = (groupId: number) => state.groups.some((group) => group.Id === groupId);
	const problems = wanted.OtherGroups.filter((group) => !exists(group.Id)).map((group) =>
		invalid('OtherGroups', `There is no user group ${group.Id}.`),
	);
	if (id !== 0 && !exists(id)) problems.push(invalid('UserGroup', `There is no user group ${id}.`));
	// Only employees and resources are listed by group; the documents ask a group of no others.
	if (id === 0 && before === undefined && isInternal(wanted.Type)) {
		problems.push(invalid('UserGroup', 'A user group is required.'));
	}
	return problems;
}

function checkPerson({ state, wanted, before }: Check): Problem[] {
	const id = wanted.Person?.PersonId ?? 0;
	if (id === 0) {
		const isMissing = before === undefined && needsPerson(wanted.Type);
		return isMissing ? [invalid('Person', 'A person is required.')] : [];
	}
	const person = findPerson(state, id);
	if (person === undefined) return [invalid('Person', `There is no person ${id}.`)];
	const owner = state.users.find(
		(user) => user.personId === id && user.AssociateId !== wanted.AssociateId,
	);
	if (owner !== undefined && state.refusesDuplicates) {
		const message = `Person ${id} is already the user ${owner.Name}.`;
		return [{ field: 'Person', message, type: 'SoDuplicateException' }];
	}
	if (isInternal(wanted.Type) && !state.ownerContactIds.includes(person.ContactId)) {
		return [invalid('Person', `Person ${id} does not belong to an owner company.`)];
	}
	return [];
}

function checkCategories({ state, wanted }: Check): Problem[] {
	return wanted.TicketCategories.filter(
		(item) => !state.ticketCategories.some((category) => category.id === item.Id),
	).map((item) => invalid('TicketCategories', `There is no ticket category ${item.Id}.`));
}

function isInternal(type: UserType): boolean {
	return type === 'InternalAssociate' || type === 'ResourceAssociate';
}

function invalid(field: Problem['field'], message: string): Problem {
	return { field, message, type: 'SoValidationException' };
}
