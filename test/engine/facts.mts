import type { Emulator, StoredUser } from '../emulator/index.mts';
import { findUser as findStored } from '../emulator/state.mts';

export {
	CATEGORIES,
	COMMANDS,
	GROUPS,
	JOINERS,
	LOGINS,
	MODULES,
	PERSON_OF_CUSTOMER,
	ROLES,
	USERS,
} from '../emulator/index.mts';

/** The row of a user as the emulator has it now. */
export function findUser(
	{ state }: Emulator,
	associateId: number,
): StoredUser & Record<string, unknown> {
	const user = findStored(state, associateId);
	if (!user) throw new Error(`The emulator has no user ${associateId}`);
	return user;
}

/** User 5 (LISA) in the ten fields without nesting that Simplify may have at most, by n8n's rule. */
export const LISA_SIMPLIFIED = {
	associateId: 5,
	userId: 'LISA',
	userName: 'lisa.martinsen@nordlys.example',
	fullName: 'Lisa Martinsen',
	email: 'lisa.martinsen@nordlys.example',
	userType: 'InternalAssociate',
	role: 'Manager',
	primaryGroup: 'Marketing',
	userPlan: expect.stringMatching(/sales/i) as unknown,
	active: true,
};
