import { objectsIn, type PartialUser, type User } from '../../carrier';
import { fullNameOf, licensesOf, type License } from './licenses';
import type { Wanted } from './wanted';

/** One operation of a JSON Patch, of the kinds that the WebAPI's page on PATCH lists. */
export interface PatchOperation {
	op: 'add' | 'replace' | 'remove' | 'test';
	path: string;
	value?: unknown;
}

type ListPath = 'OtherGroups' | 'TicketCategories';

const REFERENCES: ReadonlyArray<keyof User> = ['Role', 'UserGroup'];
const LISTS: readonly ListPath[] = ['OtherGroups', 'TicketCategories'];

/** Whether it can be written without knowing the user: nothing depends on what is there. */
export function isBlind({ set, add, remove }: Wanted): boolean {
	const relative = Object.keys(add).length + Object.keys(remove).length > 0;
	return !relative && !('licenses' in set) && !('userPlan' in set);
}

/** The patch that sets properties, whatever they were. Custom fields that it does not name stay. */
export function patchThatSets(properties: PartialUser): PatchOperation[] {
	return Object.entries(properties).map(([name, value]) =>
		REFERENCES.includes(name as keyof User) && value !== null
			? { op: 'replace', path: `${name}/Id`, value: (value as { Id: number }).Id }
			: { op: 'replace', path: name, value },
	);
}

/**
 * The patch from one state of a user to another. It tests each value that it is about to change, so
 * that the server refuses it (409) when somebody else has changed the value meanwhile. Lists are
 * changed entry by entry: an entry that somebody else has added stays.
 */
export function patchBetween(before: PartialUser, after: PartialUser): PatchOperation[] {
	return Object.keys(after).flatMap((key) => {
		const name = key as keyof User;
		if (sameValue(before[name], after[name])) return [];
		if (name === 'LicenseOwners') return licenseOperations(before, after);
		if (name === 'CustomFields' || name === 'ExtraFields') {
			return fieldOperations(name, before[name] ?? {}, after[name] ?? {});
		}
		if (LISTS.includes(name as ListPath)) {
			return listOperations(name, idsOf(before, name as ListPath), idsOf(after, name as ListPath));
		}
		if (REFERENCES.includes(name)) return referenceOperations(name, before, after);
		return [
			{ op: 'test', path: name, value: before[name] ?? null },
			{ op: 'replace', path: name, value: after[name] },
		];
	});
}

function referenceOperations(
	name: keyof User,
	before: PartialUser,
	after: PartialUser,
): PatchOperation[] {
	const from = idOf(before[name]);
	const to = idOf(after[name]);
	if (from === to) return [];
	const unchanged = from ? test(`${name}/Id`, from) : test(name, before[name] ?? null);
	return [unchanged, ...patchThatSets({ [name]: to ? { Id: to } : null })];
}

/** Entries are removed from the end, so that the places of those before them stay. */
function listOperations(name: string, before: number[], after: number[]): PatchOperation[] {
	const removed = before
		.map((id, index) => ({ id, index }))
		.filter(({ id }) => !after.includes(id))
		.reverse();
	return [
		...removed.map(({ id, index }) => test(`${name}/${index}/Id`, id)),
		...removed.map(({ index }): PatchOperation => ({ op: 'remove', path: `${name}/${index}` })),
		...after
			.filter((id) => !before.includes(id))
			.map((Id): PatchOperation => ({ op: 'add', path: `${name}/-`, value: { Id } })),
	];
}

/** Only the fields that change are written: as the page on PATCH shows, the others stay. */
function fieldOperations(
	name: string,
	before: Record<string, string>,
	after: Record<string, string>,
): PatchOperation[] {
	// A Map has no members but its own: a custom field can be called "constructor".
	const known = new Map(Object.entries(before));
	const changed = Object.keys(after).filter((key) => !sameValue(known.get(key), after[key]));
	if (changed.length === 0) return [];
	return [
		...changed
			.filter((key) => known.has(key))
			.map((key) => test(`${name}/${escaped(key)}`, known.get(key))),
		{
			op: 'replace',
			path: name,
			value: Object.fromEntries(changed.map((key) => [key, after[key]])),
		},
	];
}

/** A module is told by its id, so that another order of the list cannot assign another one. */
function licenseOperations(before: PartialUser, after: PartialUser): PatchOperation[] {
	const known = new Map(
		licensesOf(before).flatMap((license) => keysOf(license).map((key) => [key, license] as const)),
	);
	return licensesOf(after).flatMap((license): PatchOperation[] => {
		const was = keysOf(license)
			.map((key) => known.get(key))
			.find((each) => each !== undefined);
		const isAssigned = license.module.Assigned === true;
		if ((was?.module.Assigned === true) === isAssigned) return [];
		const { ownerIndex, moduleIndex, module } = was ?? license;
		const path = `LicenseOwners/${ownerIndex}/RestrictedModuleLicenses/${moduleIndex}`;
		return [
			test(`${path}/ModuleLicenseId`, module.ModuleLicenseId),
			test(`${path}/Assigned`, was?.module.Assigned ?? false),
			{ op: 'replace', path: `${path}/Assigned`, value: isAssigned },
		];
	});
}

/** By ID or name, not by place: another order of the lists, or one module more, is no difference. */
function keysOf(license: License): string[] {
	const { ModuleLicenseId, Name } = license.module;
	return [
		...(typeof ModuleLicenseId === 'number' && ModuleLicenseId ? [`#${ModuleLicenseId}`] : []),
		...(typeof Name === 'string' && Name ? [fullNameOf(license).toLowerCase()] : []),
	];
}

function test(path: string, value: unknown): PatchOperation {
	return { op: 'test', path, value };
}

function idsOf(user: PartialUser, path: ListPath): number[] {
	return objectsIn<{ Id: number }>(user[path]).map(({ Id }) => Id);
}

function idOf(reference: unknown): number {
	return (reference as { Id?: number } | null | undefined)?.Id ?? 0;
}

/** `null` empties a field: of one that is empty already, whatever its kind, nothing changes. */
function sameValue(one: unknown, other: unknown): boolean {
	if (one === null || one === undefined) return !other;
	if (other === null || other === undefined) return !one;
	return JSON.stringify(one) === JSON.stringify(other);
}

/** A JSON Pointer writes `~` and `/` of a name as `~0` and `~1` (RFC 6901). */
function escaped(name: string): string {
	return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
