import type { PartialUser } from '../../carrier';

/** A user that something is done to: by its ID, and as it was read, if it was. */
export interface Subject {
	associateId: number;
	/** As it was read on the way */
	user?: PartialUser;
	read: () => Promise<PartialUser>;
}

/** A user that was read. */
export function knownSubject(user: PartialUser): Subject {
	return {
		associateId: user.AssociateId ?? 0,
		user,
		read: async () => await Promise.resolve(user),
	};
}
