import type { INodeProperties } from 'n8n-workflow';

import { readRows } from '../transport/pages';
import { InvalidInput, shown } from './invalidInput';
import { readable, textsOf } from './languages';
import { BY_ID, byName, idOrName, locatorProperty, pickerProperty } from './locators';
import { mdoList, type MdoListItem } from './mdoList';
import { nearest } from './nearest';
import type { Reading } from './run';
import { comparable, located, partsOf, type Convert } from './values';

/** A list of SuperOffice that users refer to. */
export type ListName = 'role' | 'userGroup' | 'ticketCategory';

/** An entry of a list. */
export interface Entry {
	id: number;
	/** As SuperOffice stores it, perhaps in several languages */
	text: string;
	/** An entry that is no longer used: it keeps its name, but is not found by it */
	deleted: boolean;
	/** What tells entries with the same name apart */
	detail?: string;
}

/** A reference by its name, which is looked up before the user is saved. */
export class ByName {
	constructor(
		readonly list: ListName,
		readonly name: string,
		/** Display name of the parameter that it comes from */
		readonly label: string,
	) {}
}

interface List {
	/** In messages: one, and how to find out which there are */
	noun: string;
	ways: string;
	read: (run: Reading) => Promise<Entry[]>;
}

/** Where the lists are read: calls that SuperOffice Online leaves open. */
const LISTS: Record<ListName, List> = {
	role: {
		noun: 'role',
		ways: 'Role → Get Many lists them all.',
		read: async ({ send }) => {
			const qs = { $select: 'roleId,name,roleTypeName,isDeleted', $orderBy: 'roleId' };
			const rows = await readRows(send, { path: 'Role', qs, purpose: 'list roles' });
			return rows.map((row) => ({
				id: Number(row.roleId ?? row.PrimaryKey),
				text: String(row.name ?? ''),
				deleted: row.isDeleted === true,
				detail: String(row.roleTypeName ?? ''),
			}));
		},
	},
	ticketCategory: {
		noun: 'request category',
		ways: 'Categories below others are written with a slash, e.g. Administration/Accounting.',
		read: async (run) => await readListItems(run, 'ejcategory', 'list request categories'),
	},
	userGroup: {
		noun: 'user group',
		ways: 'User Group → Get Many lists them all.',
		read: async (run) => await readListItems(run, 'usergroup', 'list user groups'),
	},
};

/** The entries of a list, read once for a run. */
export async function entriesOf(run: Reading, list: ListName): Promise<Entry[]> {
	return await run.once(`list ${list}`, async () => await LISTS[list].read(run));
}

/** Methods of the editor that list what one entry is picked from, and some are. */
const SEARCHES = { role: 'searchRoles', userGroup: 'searchUserGroups' } as const;
const LOADS = { ticketCategory: 'getRequestCategories', userGroup: 'getUserGroups' } as const;

/** What the editor shows of a parameter that refers to one entry, or to some. */
type Shown = Pick<INodeProperties, 'displayName' | 'name' | 'description'>;

/** A parameter that refers to one entry of a list. */
export function referenceProperty(list: keyof typeof SEARCHES, property: Shown): INodeProperties {
	return locatorProperty({
		...property,
		list: { method: SEARCHES[list], placeholder: `Choose a ${LISTS[list].noun}…` },
		modes: [BY_ID, byName('e.g. Sales')],
	});
}

/** A parameter that refers to some entries of a list. */
export function referencesProperty(list: keyof typeof LOADS, property: Shown): INodeProperties {
	return pickerProperty({ ...property, method: LOADS[list] });
}

/** Turns a parameter into a reference: an ID as `{Id: 5}`, a name as one to look up. */
export function referenceTo(list: ListName): Convert {
	return (given, label) => {
		const { value } = located(given);
		if (typeof value === 'string' && value.trim() === '') {
			throw new InvalidInput(
				`'${label}' is empty`,
				`Give the name or the ID of a ${LISTS[list].noun}.`,
			);
		}
		const reference = idOrName(given, label);
		return 'id' in reference ? { Id: reference.id } : new ByName(list, reference.name, label);
	};
}

/** References from "3, Sales", from one of them or from a list; an empty text is an empty list. */
export function referencesTo(list: ListName): Convert {
	const convert = referenceTo(list);
	return (value, label) => partsOf(value).map((part) => convert(part, label));
}

/**
 * The same values with IDs in the place of names, at the top level and in lists.
 *
 * @throws InvalidInput for a name that nothing or more than one thing has, with the near ones
 */
export async function resolveNames<Values extends object>(
	run: Reading,
	values: Values,
): Promise<Values> {
	const result: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(values)) {
		result[key] = Array.isArray(value)
			? withoutTwins(await Promise.all(value.map(async (one) => await resolve(run, one))))
			: await resolve(run, value);
	}
	return result as Values;
}

/** The same entry can be given by its name and by its ID. */
function withoutTwins(values: unknown[]): unknown[] {
	const ids = values.map((value) => (value as { Id?: number } | null)?.Id);
	return values.filter((_, index) => ids[index] === undefined || ids.indexOf(ids[index]) === index);
}

async function resolve(run: Reading, value: unknown): Promise<unknown> {
	if (!(value instanceof ByName)) return value;
	const entries = (await entriesOf(run, value.list)).filter(({ deleted }) => !deleted);
	const found = entries.filter(({ text }) => hasName(text, value.name));
	if (found.length === 1) return { Id: found[0].id };
	throw notFound(value, found, entries);
}

function notFound({ list, name, label }: ByName, found: Entry[], entries: Entry[]): InvalidInput {
	const { noun, ways } = LISTS[list];
	if (found.length > 1) {
		return new InvalidInput(
			`'${label}': more than one ${noun} is called ${shown(name)}`,
			`Give the ID of the one you mean: ${found.map(described).join(', ')}.`,
		);
	}
	const near = nearest(name, entries, ({ text }) => readable(text));
	return new InvalidInput(
		`'${label}': there is no ${noun} called ${shown(name)}`,
		`Near it: ${near.map(described).join(', ') || 'none'}. Give a name as SuperOffice has it, or an ID. ${ways}`,
	);
}

function described({ id, text, detail }: Entry): string {
	return `${readable(text)} (${[`ID ${id}`, detail].filter(Boolean).join(', ')})`;
}

/** Names have no upper and lower case, and any of their languages will do. */
export function hasName(stored: string, name: string): boolean {
	const wanted = comparable(name);
	return [stored, ...textsOf(stored)].some((text) => comparable(text) === wanted);
}

/** The entries of an MDO list, those that are no longer used among them. */
export async function readListItems(
	{ send }: Reading,
	name: string,
	purpose: string,
): Promise<Entry[]> {
	const items = await send<MdoListItem[]>(mdoList(name, purpose));
	return items.map(({ Id, Name, FullName, Deleted }) => ({
		id: Id,
		text: FullName || Name || '',
		deleted: Deleted === true,
	}));
}
