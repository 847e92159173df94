import type {
	Credential,
	CredentialType,
	CustomCommand,
	LicenseOwner,
	MDOListItem,
	ModuleLicenseLink,
	Role,
	User,
	UserGroup,
	UserPresenceStatus,
} from '@superoffice/webapi';
import type { Shape } from './reading.mts';
import { date, flag, integer, listOf, oneOf, referenceTo, text, textMap } from './reading.mts';
import type { PersonContent } from './person.mts';
import { personShape } from './person.mts';
import type { Content } from './wire.mts';

export type PresenceContent = Content<UserPresenceStatus>;
export type RoleContent = Content<Role>;
export type UserGroupContent = Content<UserGroup>;
export type CredentialTypeContent = Content<CredentialType>;
export type CustomCommandContent = Content<CustomCommand>;
export type ModuleContent = Content<ModuleLicenseLink>;

type Without<T, Key extends keyof T, Replacement> = Omit<T, Key> & { [Each in Key]: Replacement };

export type CredentialContent = Without<Content<Credential>, 'Type', CredentialTypeContent | null>;
export type LicenseOwnerContent = Without<
	Content<LicenseOwner>,
	'RestrictedModuleLicenses' | 'UnrestrictedModuleLicenses',
	ModuleContent[]
>;
export type MDOListItemContent = Omit<Content<MDOListItem>, 'ChildItems'>;

/** The User carrier as a client may send it: SW-U `SuperOffice.CRM.Services.User`. */
export type UserContent = Omit<
	Content<User>,
	| 'LicenseOwners'
	| 'Role'
	| 'UserGroup'
	| 'OtherGroups'
	| 'Person'
	| 'Credentials'
	| 'TicketCategories'
	| 'PostSaveCommands'
> & {
	LicenseOwners: LicenseOwnerContent[];
	Role: RoleContent | null;
	UserGroup: UserGroupContent | null;
	OtherGroups: UserGroupContent[];
	Person: PersonContent | null;
	Credentials: CredentialContent[];
	TicketCategories: MDOListItemContent[];
	PostSaveCommands: CustomCommandContent[];
};

export const USER_TYPES = [
	'Unknown',
	'InternalAssociate',
	'ResourceAssociate',
	'ExternalAssociate',
	'AnonymousAssociate',
	'SystemAssociate',
] as const;
export const ROLE_TYPES = ['Employee', 'ExternalUser', 'Anonymous', 'System'] as const;
export const ACTION_RESULTS = ['Implicit', 'Yes', 'Ok', 'No', 'Cancel'] as const;
export const PRESENCES = [
	'StatusNone',
	'StatusNormal',
	'StatusNotAvailable',
	'StatusDeleted',
	'StatusReadOnly',
	'StatusSpm',
	'StatusSystem',
] as const;
const ACTIONS = ['Implicit', 'YesNo', 'OkCancel', 'Ok'] as const;
const VALUE_CONTROLS = ['Static', 'Edit', 'Password', 'Link', 'Hidden'] as const;

export type UserType = (typeof USER_TYPES)[number];
export type RoleType = (typeof ROLE_TYPES)[number];
export type ActionResult = (typeof ACTION_RESULTS)[number];

export const presenceShape: Shape<PresenceContent> = { Status: oneOf(PRESENCES), Message: text };

export const roleShape: Shape<RoleContent> = { Id: integer, Value: text, Tooltip: text };

export const userGroupShape: Shape<UserGroupContent> = {
	Value: text,
	Tooltip: text,
	Id: integer,
	Rank: integer,
	Deleted: flag,
};

export const credentialTypeShape: Shape<CredentialTypeContent> = {
	DisplayType: text,
	Type: text,
	Description: text,
	ValueControl: oneOf(VALUE_CONTROLS),
	CanCreatePerson: flag,
	IsUserNameSupported: flag,
};

export const credentialShape: Shape<CredentialContent> = {
	Type: referenceTo(credentialTypeShape),
	Value: text,
	DisplayValue: text,
};

export const moduleShape: Shape<ModuleContent> = {
	Unrestricted: flag,
	Total: integer,
	Tooltip: text,
	CanAssign: flag,
	Free: integer,
	InUse: integer,
	IsHidden: flag,
	Assigned: flag,
	ModuleLicenseId: integer,
	Name: text,
	Description: text,
	PrerequisiteModuleName: text,
	SortOrder: integer,
	ExtraFlags: integer,
};

export const licenseOwnerShape: Shape<LicenseOwnerContent> = {
	Name: text,
	Description: text,
	RestrictedModuleLicenses: listOf(moduleShape),
	UnrestrictedModuleLicenses: listOf(moduleShape),
};

export const listItemShape: Shape<MDOListItemContent> = {
	Id: integer,
	Name: text,
	ToolTip: text,
	Deleted: flag,
	Rank: integer,
	Type: text,
	IconHint: text,
	ColorBlock: integer,
	ExtraInfo: text,
	StyleHint: text,
	FullName: text,
};

export const customCommandShape: Shape<CustomCommandContent> = {
	Name: text,
	DisplayName: text,
	Description: text,
	ToolTip: text,
	Actions: oneOf(ACTIONS),
	ActionData: text,
};

export const userShape: Shape<UserContent> = {
	AssociateId: integer,
	Name: text,
	Rank: integer,
	Tooltip: text,
	LicenseOwners: listOf(licenseOwnerShape),
	Role: referenceTo(roleShape),
	UserGroup: referenceTo(userGroupShape),
	OtherGroups: listOf(userGroupShape),
	Person: referenceTo(personShape),
	Deleted: flag,
	Lastlogin: date,
	Lastlogout: date,
	EjUserId: integer,
	RequestSignature: text,
	Type: oneOf(USER_TYPES),
	IsPersonRetired: flag,
	IsOnTravel: flag,
	Credentials: listOf(credentialShape),
	UserName: text,
	TicketCategories: listOf(listItemShape),
	NickName: text,
	WaitingForApproval: flag,
	ExtraFields: textMap,
	CustomFields: textMap,
	PostSaveCommands: listOf(customCommandShape),
};
