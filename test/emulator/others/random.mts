import type { Random } from '../seed/generated/random.mts';
import { createRandom } from '../seed/generated/random.mts';
import { GROUPS, LOGINS, MODULES, ROLES, USERS } from '../seed/names.mts';
import type { State, StoredUser } from '../state.mts';
import type { Deed } from './deed.mts';

/** Users that tests sign in with, and the system's own, are left alone. */
const UNTOUCHED: number[] = [
	LOGINS.administrator.associateId,
	LOGINS.salesUser.associateId,
	USERS.system,
];

/** How many of a hundred deeds are of a kind; the others are changes. */
const SHARE = { create: 0.2, delete: 0.1, retire: 0.15, restore: 0.15, licenses: 0.15 } as const;

/**
 * Makes up what somebody else does next, the same for the same seed and users. Each deed has an
 * effect: nobody is retired twice, and a change is one.
 */
export function createDeeds(seed: number): (state: State) => Deed {
	const random = createRandom(seed);
	return (state) => makeUp(random, state);
}

function makeUp(random: Random, state: State): Deed {
	const kind = pickKind(random);
	const users = state.users.filter(({ AssociateId }) => !UNTOUCHED.includes(AssociateId));
	const fitting = users.filter((user) => isFit(state, kind, user));
	if (kind === 'create' || fitting.length === 0) return { action: 'create' };
	const user = random.pick(fitting);
	const { AssociateId: associateId } = user;
	if (kind === 'licenses') {
		return { action: kind, associateId, moduleIds: otherLicenses(random, user) };
	}
	if (kind === 'change') {
		return { action: kind, associateId, values: otherValues(random, user) };
	}
	return { action: kind, associateId };
}

function pickKind(random: Random): Deed['action'] {
	const number = random.integer(0, 99) / 100;
	let sum = 0;
	for (const [kind, share] of Object.entries(SHARE)) {
		sum += share;
		if (number < sum) return kind as keyof typeof SHARE;
	}
	return 'change';
}

/** Changes and licences are those of users who are there; who is logged on is not deleted. */
function isFit(state: State, kind: Deed['action'], user: StoredUser): boolean {
	const { AssociateId } = user;
	if (kind === 'restore') return user.Deleted;
	if (kind !== 'delete') return !user.Deleted && user.Type === 'InternalAssociate';
	const kept = [...state.loggedOnAssociateIds, ...state.undeletableAssociateIds];
	return !kept.includes(AssociateId);
}

function otherLicenses(random: Random, { moduleIds }: StoredUser): number[] {
	const { salesPlan, servicePlan, mobile } = MODULES;
	const toggled = random.pick([salesPlan, servicePlan, mobile]);
	const others = moduleIds.filter((id) => id !== toggled);
	return moduleIds.includes(toggled) ? others : [...others, toggled];
}

function otherValues(random: Random, user: StoredUser): Partial<StoredUser> {
	const { sales, service, manager } = ROLES;
	const pickOther = (ids: number[], id: number): number =>
		random.pick(ids.filter((each) => each !== id));
	switch (random.integer(0, 2)) {
		case 0:
			return { roleId: pickOther([sales, service, manager], user.roleId) };
		case 1: {
			const groups = [GROUPS.sales, GROUPS.service, GROUPS.marketing];
			return { userGroupId: pickOther(groups, user.userGroupId) };
		}
		default:
			return { Tooltip: `Desk ${random.integer(1, 9)}-${user.Tooltip.length}` };
	}
}
