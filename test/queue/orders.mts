import type { State, StoredUser } from '../emulator/index.mts';
import { GROUPS, MODULES, ROLES } from '../emulator/index.mts';
import { FIRST_GENERATED_ID } from '../emulator/seed/generated/users.mts';
import { employee } from '../emulator/seed/people.mts';

/** What a call of a webhook asks for; also the path of the webhook. */
export type Kind = 'create-or-update' | 'create' | 'update';

/** One call of a webhook, and what it has to come to in SuperOffice. */
export interface Order {
	/** It goes along in the body and into the tooltip of the user: by it an execution is known. */
	key: string;
	kind: Kind;
	body: Record<string, string | number>;
	/** Of a joiner the person, of a mover the user. */
	id: number;
	/** The values of the new user, or exactly those that change. */
	expected: Partial<StoredUser>;
}

const FIRST_PERSON_ID = 5001;

interface Place {
	role: number;
	roleName: string;
	group: number;
	groupName: string;
	plan: number;
	planName: string;
}

/** Where people come to or go to, in turn. */
const PLACES: Place[] = [
	{
		role: ROLES.sales,
		roleName: 'Sales',
		group: GROUPS.sales,
		groupName: 'Sales',
		plan: MODULES.salesPlan,
		planName: 'Sales Premium',
	},
	{
		role: ROLES.service,
		roleName: 'Customer service',
		group: GROUPS.service,
		groupName: 'Service desk',
		plan: MODULES.servicePlan,
		planName: 'Service Premium',
	},
	{
		role: ROLES.manager,
		roleName: 'Manager',
		group: GROUPS.marketing,
		groupName: 'Marketing',
		plan: MODULES.salesPlan,
		planName: 'Sales Premium',
	},
];

/** What is found in the text of an execution or of a request. */
export const KEY = /queue-\d{4}/;

/**
 * Makes up the orders, each about somebody else, in an order in which kinds take turns; and puts
 * those they are about, and licenses for them, into the emulated SuperOffice.
 *
 * @param count for each kind; the emulator needs about one and a half times as many extra users, for the movers
 * @throws Error when the emulator has too few users
 */
export function prepareOrders(state: State, count: number): Order[] {
	const movers = state.users.filter(canMove);
	if (movers.length < count) throw new Error(`Only ${movers.length} of ${count} users can move`);
	for (const module of state.licenceOwners.flatMap(({ modules }) => modules)) {
		module.Total += 2 * count;
	}
	const orders = Array.from({ length: count }, (_, index) => [
		joiner(state, 'create-or-update', 3 * index, PLACES[index % PLACES.length]),
		joiner(state, 'create', 3 * index + 1, PLACES[index % PLACES.length]),
		mover(movers[index], 3 * index + 2),
	]);
	return orders.flat();
}

/** Somebody who works there and whom the guards against locking out do not concern. */
function canMove(user: StoredUser): boolean {
	const { AssociateId, Type, Deleted, roleId } = user;
	const works = Type === 'InternalAssociate' && !Deleted;
	return AssociateId >= FIRST_GENERATED_ID && works && roleId !== ROLES.administrator;
}

/** Create names what it refers to by ID, Create or Update by name, as users do. */
function joiner(state: State, kind: Order['kind'], index: number, place: Place): Order {
	const key = keyOf(index);
	const id = FIRST_PERSON_ID + index;
	const person = employee(id, { first: 'Joiner', last: String(index) }, 'New', key);
	state.persons.push(person);
	const Name = key.toUpperCase();
	const UserName = person.Email;
	const { role, roleName, group, groupName, plan, planName } = place;
	const references =
		kind === 'create'
			? { person: id, role, group }
			: { person: UserName, role: roleName, group: groupName };
	return {
		key,
		kind,
		id,
		body: { key, userId: Name, userName: UserName, plan: planName, ...references },
		expected: {
			Name,
			UserName,
			Tooltip: key,
			personId: id,
			roleId: role,
			userGroupId: group,
			moduleIds: [plan],
		},
	};
}

function mover(user: StoredUser, index: number): Order {
	const key = keyOf(index);
	const place = PLACES.find(
		({ role, group }) => role !== user.roleId && group !== user.userGroupId,
	) as Place;
	return {
		key,
		kind: 'update',
		id: user.AssociateId,
		body: { key, userName: user.UserName, role: place.roleName, group: place.groupName },
		expected: { roleId: place.role, userGroupId: place.group, Tooltip: key },
	};
}

function keyOf(index: number): string {
	return `queue-${String(index).padStart(4, '0')}`;
}
