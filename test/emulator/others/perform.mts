import { noteEffect } from '../journal.mts';
import { employee } from '../seed/people.mts';
import { GROUPS, LOGINS, MODULES, PASSWORD_CREDENTIAL, ROLES } from '../seed/names.mts';
import type { State, StoredUser } from '../state.mts';
import { findPerson, findUser } from '../state.mts';
import { emptyUser } from '../users/emptyUser.mts';
import { countLicences } from '../users/licences.mts';
import { deleteUser, setRetired } from '../users/retire.mts';
import type { ChangeDeed, CreateDeed, Deed, Done, LicensesDeed } from './deed.mts';
import { ACTIONS } from './deed.mts';

/**
 * Does one thing as SuperOffice's own screens would do it, and notes it in the journal, as a write
 * of no request (number 0).
 * @throws Error for a user there is not, a column users do not have, and what SuperOffice refuses
 */
export function perform(state: State, deed: Deed): Done {
	const { action } = deed;
	switch (deed.action) {
		case 'create':
			return { action, associateId: create(state, deed).AssociateId };
		case 'change':
			change(state, deed);
			break;
		case 'licenses':
			setLicenses(state, deed);
			break;
		case 'delete':
			deleteUser(state, requireUser(state, deed.associateId), administrator(state));
			break;
		case 'retire':
		case 'restore':
			setRetired(state, requireUser(state, deed.associateId), deed.action === 'retire');
			break;
		default:
			throw new Error(`An action is one of ${ACTIONS.join(', ')}, not '${String(action)}'.`);
	}
	return { action, associateId: deed.associateId };
}

function requireUser(state: State, associateId: number): StoredUser {
	const user = findUser(state, associateId);
	if (user === undefined) throw new Error(`There is no user ${associateId}.`);
	return user;
}

/** Who does it all. */
export function administrator(state: State): StoredUser {
	return requireUser(state, LOGINS.administrator.associateId);
}

function create(state: State, { values = {}, person = {} }: CreateDeed): StoredUser {
	const id = state.nextAssociateId;
	const personId = 1 + state.persons.reduce((most, { PersonId }) => Math.max(most, PersonId), 0);
	const mailbox = `new.user.${id}`;
	const user: StoredUser = {
		...emptyUser(),
		AssociateId: id,
		Name: `NEW${id}`,
		UserName: `${mailbox}@nordlys.example`,
		Type: 'InternalAssociate',
		roleId: ROLES.sales,
		userGroupId: GROUPS.sales,
		personId,
		moduleIds: [MODULES.salesPlan],
		credentials: [{ type: PASSWORD_CREDENTIAL, value: `Passw0rd-${id}`, displayValue: '' }],
		updated: new Date(),
		...readValues(values),
	};
	const name = { first: 'New', last: `User ${id}` };
	state.persons.push({ ...employee(personId, name, 'Colleague', mailbox), ...person });
	state.users.push(user);
	state.nextAssociateId += 1;
	buyMissing(state);
	noteEffect(state, 'created', id);
	return user;
}

function change(state: State, { associateId, values = {}, person = {} }: ChangeDeed): void {
	const user = requireUser(state, associateId);
	const changed = readValues(values);
	const its = findPerson(state, user.personId);
	if (Object.keys(person).length > 0 && its === undefined) {
		throw new Error(`User ${associateId} has no person.`);
	}
	Object.assign(user, changed, { updated: new Date() });
	if (its !== undefined) Object.assign(its, person);
	noteEffect(state, 'saved', associateId);
}

function setLicenses(state: State, { associateId, moduleIds }: LicensesDeed): void {
	const user = requireUser(state, associateId);
	Object.assign(user, readValues({ moduleIds }));
	buyMissing(state);
	noteEffect(state, 'licensesChanged', associateId);
}

/** No more licences are in use than there are. */
function buyMissing(state: State): void {
	for (const module of state.licenceOwners.flatMap(({ modules }) => modules)) {
		module.Total = Math.max(module.Total, countLicences(state, module).InUse);
	}
}

/** Finds misspelt columns, and reads the dates of JSON. */
function readValues(values: Partial<StoredUser>): Partial<StoredUser> {
	const columns = emptyUser();
	const entries = Object.entries(values).map(([name, value]: [string, unknown]) => {
		if (!Object.hasOwn(columns, name)) throw new Error(`Users have no column '${name}'.`);
		const isDate = columns[name as keyof StoredUser] instanceof Date;
		return [name, isDate ? new Date(String(value)) : value];
	});
	return Object.fromEntries(entries) as Partial<StoredUser>;
}
