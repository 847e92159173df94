import type { IDataObject } from 'n8n-workflow';
import type { EffectKind, Emulator, EmulatorOptions, StoredUser } from '../../emulator/index.mts';
import type { Someone } from '../people.mts';
import { byAssociateId, byUserName } from '../../engine/locators.mts';

type State = Emulator['state'];

/** A call that faults are set on. */
export interface Target {
	/** `write` or `read`, and of two which. */
	name: string;
	/** The members of a fault rule that pick its requests. */
	match: { method?: string; path: string };
	writes: boolean;
	/** All items of a run make the same request, once or each: some of them meet no fault. */
	isShared?: true;
	/** The operation goes on without it, and says so in its result: always, or where it is refused. */
	isOptional?: 'always' | 'refused';
	/** The call that the node makes right before it; none where it is the first. */
	after?: { path: string };
}

/** One column or more of the matrix: an operation of the node, and what is so when it is done. */
export interface FaultedOperation {
	/** As the node has it, with a case where there are several: `user.save, new`. */
	name: string;
	title: string;
	/** The node's parameters, with `$json` as `Someone`. */
	parameters: object;
	/** Further options. */
	options?: object;
	emulator?: EmulatorOptions;
	/** Whom the items are about. */
	about: 'users' | 'joiners';
	/** Makes of an everyday user one that the operation is for. */
	prepare?: (user: StoredUser) => void;
	targets: Target[];
	/** What the journal shall have of each item, once; nothing for what only reads. */
	effects: EffectKind[];
	/** Those of the user's properties that are others afterwards; null for a user who is gone. */
	changes: ((someone: Someone) => Partial<StoredUser>) | null;
	/** Whether the output items of one input item tell what is so. */
	shows: (items: IDataObject[], someone: Someone, state: State) => boolean;
	/** Whether a write with a lost answer can be sent again, or settled by looking. */
	isSettled: boolean;
	/** By these words a failed item says that its first step was done. */
	halfDone?: RegExp;
}

/** The one output item has these values. */
export function one(expected: (someone: Someone, user: StoredUser | undefined) => object) {
	return (items: IDataObject[], someone: Someone, state: State): boolean => {
		const user = state.users.find(({ personId }) => personId === someone.person);
		return items.length === 1 && has(items[0], expected(someone, user));
	};
}

/** Whether an object has these members with these values; others may be there. */
export function has(item: unknown, expected: object): boolean {
	return Object.entries(expected).every(
		([name, value]) =>
			typeof item === 'object' &&
			item !== null &&
			JSON.stringify((item as IDataObject)[name]) === JSON.stringify(value),
	);
}

/** A user in the node's simplified form, so far as it is said in all languages alike. */
export function simplified(someone: Someone, user: StoredUser | undefined): object {
	return {
		associateId: user?.AssociateId,
		userId: user?.Name,
		userName: user?.UserName,
		fullName: someone.fullName,
		email: someone.mail,
		active: user?.Deleted === false,
	};
}

/** A user as SuperOffice returns it. */
export function carrier(_someone: Someone, user: StoredUser | undefined): object {
	return {
		AssociateId: user?.AssociateId,
		Name: user?.Name,
		UserName: user?.UserName,
		Rank: user?.Rank,
		Tooltip: user?.Tooltip,
		Deleted: user?.Deleted,
	};
}

const CALLS = {
	readById: 'Agents/User/GetUser\\?',
	readByName: 'Agents/User/GetUserFromName',
	default: 'User/Default',
	passwordTypes: 'GetSupportedChangePasswordTypes',
} as const;

/** The call that reads first. */
export function read(call: keyof typeof CALLS, name = 'read'): Target {
	return { name, match: { path: CALLS[call] }, writes: false };
}

/** The call that writes, and the one that is made right before it. */
export function write(
	method: string,
	path: string,
	after?: keyof typeof CALLS,
	name = 'write',
): Target {
	return {
		name,
		match: { method, path },
		writes: true,
		...(after !== undefined && { after: { path: CALLS[after] } }),
	};
}

export const BY_ID = byAssociateId('={{ $json.id }}');
export const BY_NAME = byUserName('={{ $json.userId }}');
