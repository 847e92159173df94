import { carrierWith } from '../../../transport/accepts';
import { readRows } from '../../../transport/pages';
import type { PartialUser } from '../../carrier';
import type { Options } from '../../options';
import { Refused } from '../../refused';
import type { Run } from '../../run';
import { hasUserPlan } from './licenses';
import type { Subject } from './subject';

/** The functional right "General Administrator", by its name in the MDO list `functionrights`. */
const GENERAL_ADMINISTRATION = 'admin-all';

/** Number of the kind of roles that employees have (RoleType of the API). */
const EMPLOYEE_ROLES = 0;

/** `SoPrincipalCarrier`, what is used of it. */
interface Principal {
	AssociateId: number;
	UserType: string;
	FunctionRights: string[] | null;
}

/** What somebody could lock themselves, or everybody, out by. */
type Act =
	| 'retire'
	| 'delete'
	| 'change the role of'
	| 'take the user plan from'
	| 'take the approval from';

/** Who the credential signs in, read once for a run. */
export async function signedInUser({ send, once }: Run): Promise<Principal> {
	return await once('signed-in user', async () => {
		return await send<Principal>({
			method: 'GET',
			path: 'User/currentPrincipal',
			purpose: 'say who is signed in',
			accepts: carrierWith('AssociateId'),
			writes: false,
			userManagement: false,
		});
	});
}

/**
 * Refuses what would leave nobody who can undo it: an act on the signed-in user, and one on the
 * last user whose role has general administration. The user is read only when it is in doubt
 * whether others are left.
 *
 * @throws Refused
 */
export async function guard(
	run: Run,
	act: Act,
	{ associateId, user: known, read }: Subject,
	{ allowLastAdministrator }: Options,
): Promise<void> {
	const self = await signedInUser(run);
	if (self.AssociateId === associateId) {
		throw new Refused(
			`Not done: this would ${act} user ${associateId}, who is the user that this node signs in with`,
			'Use the credential of another administrator for this user.',
		);
	}
	if (allowLastAdministrator || isAdministrator(self)) return;
	const user = known ?? (await read());
	const roles = await administratorRoles(run);
	if (!roles.includes(user.Role?.Id ?? 0)) return;
	// Two items at once would each see the other's administrator as the one who is left.
	await run.turn.given('an administrator');
	if (await isAnotherLeft(run, roles, associateId)) return;
	throw new Refused(
		`Not done: user ${user.Name} (${associateId}) is the last one who can log in with a role that has general administration`,
		"Give somebody else such a role first, or turn on 'Allow Last Administrator' under 'Options'.",
	);
}

/** What an update would lock somebody out by, if it would. */
export function lockOut(before: PartialUser, after: PartialUser): Act | undefined {
	if ((before.Role?.Id ?? 0) !== (after.Role?.Id ?? 0)) return 'change the role of';
	if (hasUserPlan(before) && !hasUserPlan(after)) return 'take the user plan from';
	const waits = !before.WaitingForApproval && after.WaitingForApproval;
	return waits ? 'take the approval from' : undefined;
}

/** An employee who is signed in and administers is one who is left. */
function isAdministrator({ UserType, FunctionRights }: Principal): boolean {
	const rights = (FunctionRights ?? []).map((right) => right.toLowerCase());
	return UserType === 'InternalAssociate' && rights.includes(GENERAL_ADMINISTRATION);
}

/** Roles of employees with general administration; a system user has such a role, too. */
async function administratorRoles({ send, once }: Run): Promise<number[]> {
	return await once('roles of administrators', async () => {
		const ids = await send<number[]>({
			method: 'POST',
			path: 'Agents/User/FindRolesWithFunctionalRights',
			body: { FunctionalRightNames: [GENERAL_ADMINISTRATION] },
			purpose: 'find the roles of administrators',
			accepts: (body) => Array.isArray(body),
			writes: false,
			userManagement: true,
		});
		const qs = { $select: 'roleId', $filter: `roleTypeId eq ${EMPLOYEE_ROLES}` };
		const rows = await readRows(send, { path: 'Role', qs, purpose: 'list roles' });
		const ofEmployees = new Set(rows.map(({ roleId, PrimaryKey }) => Number(roleId ?? PrimaryKey)));
		return ids.filter((id) => ofEmployees.has(id));
	});
}

/** Read anew each time: the items of one run can retire one administrator after the other. */
async function isAnotherLeft({ send }: Run, roles: number[], exceptId: number): Promise<boolean> {
	const rows = await readRows(send, {
		path: 'User',
		qs: {
			$select: 'associateDbId,isActive,canLogin',
			$filter: `role oneOf (${roles.join(',')})`,
			$orderBy: 'associateDbId',
		},
		purpose: 'look for other administrators',
	});
	return rows.some(
		({ associateDbId, PrimaryKey, isActive, canLogin }) =>
			Number(associateDbId ?? PrimaryKey) !== exceptId && isActive === true && canLogin === true,
	);
}
