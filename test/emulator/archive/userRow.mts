import type { PersonContent } from '../carriers/person.mts';
import type { UserGroupContent } from '../carriers/shapes.mts';
import type { State, StoredModule, StoredRole, StoredUser } from '../state.mts';
import { canLogIn, userPlans } from '../users/licences.mts';

/**
 * A user with all that its row shows of other tables. What a column needs is looked up when it is
 * read: of ten thousand users most are only filtered and sorted, and one page is written.
 */
export class UserRow {
	constructor(
		readonly user: StoredUser,
		private readonly tables: Tables,
	) {}

	get person(): PersonContent | undefined {
		return this.tables.person(this.user.personId);
	}

	get group(): UserGroupContent | undefined {
		return this.tables.groups.get(this.user.userGroupId);
	}

	/** The groups beside the primary one, in their order at the user. */
	get otherGroups(): UserGroupContent[] {
		return this.user.otherGroupIds.flatMap((id) => this.tables.groups.get(id) ?? []);
	}

	get role(): StoredRole | undefined {
		return this.tables.roles.get(this.user.roleId);
	}

	get plan(): StoredModule | undefined {
		return this.tables.plans.find(({ ModuleLicenseId }) => this.has(ModuleLicenseId));
	}

	get isLoginOpen(): boolean {
		return canLogIn(this.tables.state, this.user);
	}

	/** Whether a licence is assigned. */
	has(moduleLicenseId: number): boolean {
		return this.user.moduleIds.includes(moduleLicenseId);
	}
}

/** The tables beside that of users, by their keys. */
interface Tables {
	state: State;
	groups: Map<number, UserGroupContent>;
	roles: Map<number, StoredRole>;
	plans: StoredModule[];
	person: (id: number) => PersonContent | undefined;
}

/** All users as rows. */
export function userRows(state: State): UserRow[] {
	let persons: Map<number, PersonContent> | undefined;
	const tables: Tables = {
		state,
		groups: new Map(state.groups.map((group) => [group.Id, group])),
		roles: new Map(state.roles.map((role) => [role.Id, role])),
		plans: userPlans(state),
		person(id) {
			persons ??= new Map(state.persons.map((person) => [person.PersonId, person]));
			return persons.get(id);
		},
	};
	return state.users.map((user) => new UserRow(user, tables));
}
