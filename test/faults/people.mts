import type { Emulator, StoredUser } from '../emulator/index.mts';
import { GROUPS, MODULES, PASSWORD_CREDENTIAL, ROLES } from '../emulator/index.mts';
import { findPerson } from '../emulator/state.mts';

/** Somebody an item is about. */
export interface Someone {
	/** Associate ID; 0 of somebody who is no user yet. */
	id: number;
	/** Person ID. */
	person: number;
	/** User ID: the user's, or the one that a new user is to get. */
	userId: string;
	/** Mail address, which is the user name, too. */
	mail: string;
	fullName: string;
}

/** How many users an emulator needs beside the seeded ones, so that there are enough of each kind. */
export const EXTRA_USERS = 120;

/** Licences enough for everybody: running out of them is no fault of the network. */
const PLENTY = 1000;

/** As many users, alike in all that the operations look at. */
export function chooseUsers({ state }: Emulator, count: number): Someone[] {
	makeLicencesPlenty(state);
	return employees(state.users)
		.slice(0, count)
		.map((user) => {
			Object.assign(user, EVERYDAY, {
				UserName: mailOf(state, user),
				credentials: [{ type: PASSWORD_CREDENTIAL, value: 'Before-2026', displayValue: '' }],
			} satisfies Partial<StoredUser>);
			return describe(state, user, user.AssociateId);
		});
}

/** As many people of the owner company who are no users. */
export function chooseJoiners({ state }: Emulator, count: number): Someone[] {
	makeLicencesPlenty(state);
	const chosen = employees(state.users).slice(0, count);
	state.users = state.users.filter((user) => !chosen.includes(user));
	return chosen.map((user) => describe(state, user, 0));
}

/** What the operations of this program change, and what they look at, the same for everybody. */
const EVERYDAY = {
	Deleted: false,
	IsPersonRetired: false,
	WaitingForApproval: false,
	Rank: 1,
	Tooltip: '',
	roleId: ROLES.sales,
	userGroupId: GROUPS.sales,
	otherGroupIds: [],
	moduleIds: [MODULES.salesPlan],
} satisfies Partial<StoredUser>;

type State = Emulator['state'];

/** The generated employees who have not left; they begin at this ID. */
function employees(users: StoredUser[]): StoredUser[] {
	return users.filter(
		({ AssociateId, Type, Deleted }) =>
			AssociateId > 1000 && Type === 'InternalAssociate' && !Deleted,
	);
}

function describe(state: State, user: StoredUser, id: number): Someone {
	return {
		id,
		person: user.personId,
		userId: user.Name,
		mail: mailOf(state, user),
		fullName: findPerson(state, user.personId)?.FullName ?? '',
	};
}

function mailOf(state: State, { personId }: StoredUser): string {
	return findPerson(state, personId)?.Email ?? '';
}

function makeLicencesPlenty({ licenceOwners }: State): void {
	for (const module of licenceOwners.flatMap(({ modules }) => modules)) module.Total = PLENTY;
}
