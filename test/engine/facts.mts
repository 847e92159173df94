import type { Emulator, StoredUser } from '../emulator/index.mts';

export { COMMANDS, GROUPS, JOINERS, LOGINS, ROLES, USERS } from '../emulator/index.mts';

/** The row of a user as the emulator has it now. */
export function findUser(
	{ state }: Emulator,
	associateId: number,
): StoredUser & Record<string, unknown> {
	const user = state.users.find(({ AssociateId }) => AssociateId === associateId);
	if (!user) throw new Error(`The emulator has no user ${associateId}`);
	return user;
}
