import type { PersonContent } from './carriers/person.mts';
import type {
	ActionResult,
	CredentialTypeContent,
	ModuleContent,
	PresenceContent,
	RoleContent,
	RoleType,
	UserContent,
	UserGroupContent,
} from './carriers/shapes.mts';
import type { Effect } from './journal.mts';
import type { OnlineState } from './online/state.mts';
import type { OwnedState } from './owned/stored.mts';
import type { FieldInfo } from './seed/customFields.mts';
import { FUNCTION_RIGHTS } from './seed/names.mts';
import type { WebhookState } from './webhooks/stored.mts';

/** One credential of a user, with the secret that no answer ever shows. */
export interface StoredCredential {
	type: string;
	value: string;
	displayValue: string;
}

/** A row of the associate table: what SaveUser writes, with ids where the carrier has carriers. */
export type StoredUser = Pick<
	UserContent,
	| 'AssociateId'
	| 'Name'
	| 'Rank'
	| 'Tooltip'
	| 'Deleted'
	| 'Lastlogin'
	| 'Lastlogout'
	| 'EjUserId'
	| 'RequestSignature'
	| 'Type'
	| 'IsPersonRetired'
	| 'IsOnTravel'
	| 'UserName'
	| 'NickName'
	| 'WaitingForApproval'
	| 'CustomFields'
> & {
	roleId: number;
	userGroupId: number;
	otherGroupIds: number[];
	personId: number;
	ticketCategoryIds: number[];
	/** Ids of the restricted module licences assigned to this user. */
	moduleIds: number[];
	credentials: StoredCredential[];
	/** Time of the last change; the carrier does not show it. */
	updated: Date;
};

export type StoredModule = Omit<ModuleContent, 'Free' | 'InUse' | 'Assigned'>;

export interface StoredLicenceOwner {
	name: string;
	description: string;
	modules: StoredModule[];
}

/** `functionRights` are the names by which code knows rights, such as `admin-all`. */
export type StoredRole = RoleContent & { roleType: RoleType; functionRights: string[] };

/** An item of the list of functional rights; `name` is the one of code, `label` the one shown. */
export interface StoredFunctionRight {
	id: number;
	name: string;
	label: string;
}

export interface StoredTicketCategory {
	id: number;
	parentId: number;
	name: string;
}

/** An entry of the list of positions; one that is no longer used is deleted. */
export interface StoredPosition {
	id: number;
	name: string;
	deleted: boolean;
}

export interface Mail {
	to: string;
	subject: string;
	associateId: number;
}

export interface ExecutedCommand {
	commandName: string;
	actionResult: ActionResult;
	associateId: number;
	success: boolean;
	message: string;
}

/** Everything the emulated installation knows. Plain data: tests may read and change it. */
export interface State extends OnlineState, OwnedState, WebhookState {
	users: StoredUser[];
	persons: PersonContent[];
	groups: UserGroupContent[];
	roles: StoredRole[];
	functionRights: StoredFunctionRight[];
	licenceOwners: StoredLicenceOwner[];
	ticketCategories: StoredTicketCategory[];
	credentialTypes: CredentialTypeContent[];
	customFields: FieldInfo[];
	positions: StoredPosition[];
	/** Companies whose persons may become internal users. */
	ownerContactIds: number[];
	/** Tickets and bearer tokens, each with the AssociateId it logs in. */
	tickets: Record<string, number>;
	tokens: Record<string, number>;
	appTokens: string[];
	/** Users that cannot be deleted because other rows depend on them. */
	undeletableAssociateIds: number[];
	/** Users with a session: they have called with a ticket or a token. */
	loggedOnAssociateIds: number[];
	/** By AssociateId; a user without an entry has not set a status yet. */
	presence: Record<number, PresenceContent>;
	outbox: Mail[];
	executedCommands: ExecutedCommand[];
	/**
	 * Whether names are unique and a person is one user at most. A test that counts what is done twice
	 * turns it off: else the server itself hides a create that was sent twice.
	 */
	refusesDuplicates: boolean;
	/** Every write that was done, in its order. */
	journal: Effect[];
	nextAssociateId: number;
}

export function findUser(state: State, associateId: number): StoredUser | undefined {
	return state.users.find((user) => user.AssociateId === associateId);
}

/** SoUser looks a login up by the user id (`Name`) and by the user name alike. */
export function findUserByName(state: State, name: string): StoredUser | undefined {
	if (name === '') return undefined;
	const wanted = name.toLowerCase();
	return (
		state.users.find((user) => user.Name.toLowerCase() === wanted) ??
		state.users.find((user) => user.UserName.toLowerCase() === wanted)
	);
}

export function findPerson(state: State, personId: number): PersonContent | undefined {
	return state.persons.find((person) => person.PersonId === personId);
}

export function findRole(state: State, roleId: number): StoredRole | undefined {
	return state.roles.find((role) => role.Id === roleId);
}

/** The functional rights of a role that may administer users. */
const ADMINISTRATION_RIGHTS: string[] = [FUNCTION_RIGHTS.everything, FUNCTION_RIGHTS.users];

/** Only administrators manage users; system users bypass the check (SoUser). */
export function isAdministrator(state: State, user: StoredUser): boolean {
	if (user.Type === 'SystemAssociate') return true;
	const rights = findRole(state, user.roleId)?.functionRights ?? [];
	return rights.some((right) => ADMINISTRATION_RIGHTS.includes(right));
}
