import type { IDataObject } from 'n8n-workflow';

import { objectsIn, type PartialUser, type User } from '../../carrier';
import { shown } from '../../invalidInput';
import { readable } from '../../languages';
import { entriesOf, type ListName } from '../../references';
import type { Run } from '../../run';
import { isUserPlan, licensesOf, titleOf } from './licenses';

type Reader = (user: PartialUser, language?: string) => unknown;

/** A user in words, without nesting but for lists and custom fields: one row for each field. */
const VIEW: Record<string, Reader> = {
	associateId: ({ AssociateId }) => AssociateId ?? 0,
	userId: ({ Name }) => Name ?? '',
	userName: ({ UserName }) => UserName ?? '',
	fullName: ({ Person }) => Person?.FullName ?? '',
	email: ({ Person }) => Person?.Email ?? '',
	userType: ({ Type }) => Type ?? '',
	role: ({ Role }, language) => labelOf(Role, language),
	primaryGroup: ({ UserGroup }, language) => labelOf(UserGroup, language),
	userPlan: (user, language) =>
		licensesOf(user)
			.filter(({ module }) => module.Assigned && isUserPlan(module))
			.map((license) => titleOf(license, language))
			.join(', '),
	active: ({ Deleted }) => !Deleted,
	otherGroups: ({ OtherGroups }, language) =>
		objectsIn<Labelled>(OtherGroups).map((group) => labelOf(group, language)),
	licenses: (user, language) =>
		licensesOf(user)
			.filter(({ module }) => module.Assigned && !isUserPlan(module))
			.map((license) => titleOf(license, language)),
	nickname: ({ NickName }) => NickName ?? '',
	tooltip: ({ Tooltip }) => Tooltip ?? '',
	rank: ({ Rank }) => Rank ?? 0,
	requestSignature: ({ RequestSignature }) => RequestSignature ?? '',
	requestCategories: ({ TicketCategories }, language) =>
		objectsIn<Labelled>(TicketCategories).map((category) => labelOf(category, language)),
	onTravel: ({ IsOnTravel }) => IsOnTravel ?? false,
	waitingForApproval: ({ WaitingForApproval }) => WaitingForApproval ?? false,
	formerEmployee: ({ IsPersonRetired }) => IsPersonRetired ?? false,
	serviceUserId: ({ EjUserId }) => EjUserId ?? 0,
	personId: ({ Person }) => Person?.PersonId ?? 0,
	credentials: ({ Credentials }) => objectsIn(Credentials).map(credentialOf),
	customFields: ({ CustomFields }) => CustomFields ?? {},
};

/** The fields of Simplified: the ten that matter most. */
const SIMPLE = Object.keys(VIEW).slice(0, 10);

/** One field of a user that differs. */
export interface ChangedField extends IDataObject {
	/** A field of the view; of a custom field `customFields.` and its name */
	property: string;
	from: IDataObject[string];
	to: IDataObject[string];
}

/** A user in words. */
export function viewOf(user: PartialUser, language?: string): IDataObject {
	return Object.fromEntries(
		Object.entries(VIEW).map(([name, read]) => [name, read(user, language)]),
	) as IDataObject;
}

/** The ten fields of a user that matter most. */
export function simpleViewOf(user: PartialUser, language?: string): IDataObject {
	return Object.fromEntries(
		SIMPLE.map((name) => [name, VIEW[name](user, language)]),
	) as IDataObject;
}

/** What differs between two views; for a new user, what is not empty. */
export function changesBetween(before: IDataObject | null, after: IDataObject): ChangedField[] {
	const from = before ?? viewOf({});
	const { customFields: fieldsBefore, ...rest } = from;
	const { customFields: fieldsAfter, ...restAfter } = after;
	return [
		...differences(rest, restAfter, ''),
		...differences(fieldsBefore as IDataObject, fieldsAfter as IDataObject, 'customFields.'),
	].map((change) => (before ? change : { ...change, from: null }));
}

function differences(before: IDataObject, after: IDataObject, prefix: string): ChangedField[] {
	// A Map has no members but its own: a custom field can be called "constructor".
	const from = new Map(Object.entries(before));
	const to = new Map(Object.entries(after));
	return [...new Map([...from, ...to]).keys()]
		.filter((name) => comparable(from.get(name)) !== comparable(to.get(name)))
		.map((name) => ({
			property: `${prefix}${name}`,
			from: from.get(name) ?? null,
			to: to.get(name) ?? null,
		}));
}

/** SuperOffice gives an empty field as `null`, as an empty text, or not at all. */
function comparable(value: unknown): string {
	return JSON.stringify(value === '' ? null : (value ?? null));
}

/**
 * The user with the names of what it refers to, where a parameter gave the ID alone; looked up once
 * for a run. Only for showing: the API wants IDs.
 */
export async function withLabels(run: Run, user: PartialUser): Promise<PartialUser> {
	return {
		...user,
		Role: await labelled(run, 'role', user.Role),
		UserGroup: await labelled(run, 'userGroup', user.UserGroup),
		OtherGroups: await allLabelled(run, 'userGroup', user.OtherGroups),
		TicketCategories: await allLabelled(run, 'ticketCategory', user.TicketCategories),
	};
}

interface Labelled {
	Id: number;
	Value?: string;
	Name?: string;
}

async function labelled<Reference extends Labelled>(
	run: Run,
	list: ListName,
	reference: Reference | null | undefined,
): Promise<Reference | null | undefined> {
	if (!reference?.Id || reference.Value !== undefined || reference.Name !== undefined) {
		return reference;
	}
	const entries = await entriesOf(run, list);
	const Value = entries.find(({ id }) => id === reference.Id)?.text;
	return { ...reference, Value };
}

async function allLabelled<Reference extends Labelled>(
	run: Run,
	list: ListName,
	references: Reference[] | null | undefined,
): Promise<Reference[]> {
	const all = objectsIn(references).map(async (one) => await labelled(run, list, one));
	return (await Promise.all(all)) as Reference[];
}

/** The name of something that is referred to; its ID where it has no name. */
function labelOf(reference: Labelled | null | undefined, language?: string): string {
	if (!reference?.Id) return '';
	return readable(reference.Value ?? reference.Name, language) || `ID ${shown(reference.Id)}`;
}

/** The kind of a credential; its secret is never shown, only that there is a new one. */
function credentialOf({ Type, Value }: User['Credentials'][number]): string {
	const kind: unknown = Type?.Type;
	return [typeof kind === 'string' ? kind : '', Value ? '(new)' : ''].filter(Boolean).join(' ');
}
