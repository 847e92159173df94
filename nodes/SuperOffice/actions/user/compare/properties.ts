import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../accounts/accounts';
import { textsIn } from '../../accounts/cells';
import { licensesCalled, namesOf, titleOf, type LicenseInfo } from '../../accounts/licenses';
import { InvalidInput, shown } from '../../invalidInput';
import { readable, textsOf } from '../../languages';
import { hasName, type Entry } from '../../references';
import { comparable, composed, isBlank, partsOf, text } from '../../values';

/** What the values of both sides are compared with. */
export interface Known {
	licenses: LicenseInfo[];
	/** Entries of the lists, where values of them are compared */
	roles: Entry[];
	groups: Entry[];
	/** Language of what is shown */
	language?: string;
}

/** A value that the input wants: a text, some of them, or whether somebody works here. */
export type Value = string | string[] | boolean;

/** A property that can be compared. */
export interface Property {
	/** In the output, and as parameter */
	name: string;
	/** On the screen */
	label: string;
	/** In the list, where the label does not say enough */
	description?: string;
	/** The parameter of Create and Update that takes it; none for what they do not set */
	parameter?: string;
	/**
	 * What an item wants; `undefined` for what it does not say.
	 *
	 * @throws InvalidInput for a value that cannot be used
	 */
	read: (value: unknown, label: string) => Value | undefined;
	/** What the user has, for people */
	actual: (account: Account, known: Known) => Value | null;
	isSame: (wanted: Value, account: Account, known: Known) => boolean;
}

/** Nothing in a spreadsheet's cell says nothing: nobody goes without a name, a role or a group. */
const plainText: Property['read'] = (value, label) =>
	isBlank(value) ? undefined : text(value, label).trim();

/** A user without a plan is told from one of whom nothing is said: an empty cell is none. */
const textOrNone: Property['read'] = (value, label) => {
	if (value === undefined) return undefined;
	return isBlank(value) ? '' : text(value, label).trim();
};

const texts: Property['read'] = (value, label) => {
	if (value === undefined) return undefined;
	const parts = partsOf(value).filter((part) => !isBlank(part));
	return parts.map((part) => text(part, label).trim());
};

const YES = ['true', 'yes', 'active', '1'];
const NO = ['false', 'no', 'inactive', '0'];

/** True or false, as other systems write it. */
const yesOrNo: Property['read'] = (value, label) => {
	if (isBlank(value)) return undefined;
	const word = String(value).trim().toLowerCase();
	if (YES.includes(word)) return true;
	if (NO.includes(word)) return false;
	throw new InvalidInput(
		`'${label}' has to be one of ${[...YES, ...NO].join(', ')}, but is ${shown(value)}`,
	);
};

const OF_PERSON =
	'Belongs to the person and not to the user: a difference is told, and Update does not change it';

/** What can be compared, by the labels in the editor. */
export const PROPERTIES: Property[] = [
	{
		name: 'active',
		label: 'Active',
		read: yesOrNo,
		actual: ({ active }) => active,
		isSame: (wanted, { active }) => wanted === active,
	},
	{
		name: 'email',
		label: 'Email',
		description: OF_PERSON,
		read: plainText,
		actual: ({ email }) => email,
		isSame: (wanted, { email }) => isSameWord(wanted, email),
	},
	{
		name: 'fullName',
		label: 'Full Name',
		description: OF_PERSON,
		read: plainText,
		actual: ({ fullName }) => fullName,
		isSame: (wanted, { fullName }) => composed(String(wanted)) === composed(fullName),
	},
	{
		name: 'licenses',
		label: 'Licenses',
		parameter: 'licenses',
		read: texts,
		actual: ({ held }, { language }) =>
			held && further(held).map((license) => titleOf(license, language)),
		isSame: hasLicenses,
	},
	{
		name: 'otherGroups',
		label: 'Other Groups',
		parameter: 'otherGroups',
		read: texts,
		actual: ({ otherGroups }, { language }) =>
			otherGroups.map((group) => readable(group, language)),
		isSame: hasGroups,
	},
	{
		name: 'primaryGroup',
		label: 'Primary Group',
		parameter: 'userGroup',
		read: plainText,
		actual: ({ primaryGroup }, { language }) => readable(primaryGroup, language),
		isSame: (wanted, { primaryGroup }, { groups }) => isEntry(String(wanted), primaryGroup, groups),
	},
	{
		name: 'role',
		label: 'Role',
		parameter: 'role',
		read: plainText,
		actual: ({ role }, { language }) => readable(role, language),
		isSame: (wanted, { role }, { roles }) => isEntry(String(wanted), role, roles),
	},
	{
		name: 'userId',
		label: 'User ID',
		parameter: 'name',
		read: plainText,
		actual: ({ userId }) => userId,
		isSame: (wanted, { userId }) => isSameWord(wanted, userId),
	},
	{
		name: 'userName',
		label: 'User Name',
		parameter: 'userName',
		read: plainText,
		actual: ({ userName }) => userName,
		isSame: (wanted, { userName }) => isSameWord(wanted, userName),
	},
	{
		name: 'userPlan',
		label: 'User Plan',
		parameter: 'userPlan',
		read: textOrNone,
		actual: planOf,
		isSame: hasPlan,
	},
];

/** What differs in a user, as Update names it. */
export interface Change extends IDataObject {
	property: string;
	from: Value | null;
	to: Value;
}

/** The title of the plan; where the list does not say it, that of the license. */
function planOf({ userPlan, held }: Account, { language }: Known): string {
	const plans = (held ?? []).filter(({ isPlan }) => isPlan);
	return readable(userPlan, language) || plans.map((plan) => titleOf(plan, language)).join(', ');
}

function hasPlan(wanted: Value, { userPlan, held }: Account, { licenses }: Known): boolean {
	const plans = (held ?? []).filter(({ isPlan }) => isPlan);
	if (wanted === '') return userPlan === '' && plans.length === 0;
	const named = licensesCalled(
		String(wanted),
		licenses.filter(({ isPlan }) => isPlan),
	);
	if (named.some((plan) => plans.includes(plan))) return true;
	if (plans.length > 0) return false;
	const names = [String(wanted), ...named.flatMap(namesOf)].map(comparable);
	return textsOf(userPlan).some((title) => title !== '' && names.includes(comparable(title)));
}

/** Hidden licenses follow the plan: they count only where they are wanted by name. */
function hasLicenses(wanted: Value, { held }: Account, { licenses }: Known): boolean {
	const assigned = further(held ?? []);
	const named = (wanted as string[]).map((name) => {
		const found = licensesCalled(name, licenses);
		return found.find((license) => assigned.includes(license)) ?? found[0];
	});
	const expected = assigned.filter((license) => !license.isHidden || named.includes(license));
	return (
		named.every((each) => assigned.includes(each)) && expected.every((each) => named.includes(each))
	);
}

function hasGroups(wanted: Value, { otherGroups }: Account, { groups }: Known): boolean {
	// The list parts names with commas at the commas, so the other side is parted as well.
	const names = (wanted as string[]).flatMap(textsIn);
	return (
		names.every((name) => otherGroups.some((group) => isEntry(name, group, groups))) &&
		otherGroups.every((group) => names.some((name) => isEntry(name, group, groups)))
	);
}

/**
 * Whether a name, in any case and language, or an ID means the entry that is shown. The list of users
 * may show one language only, and the list of entries has them all.
 */
function isEntry(wanted: string, stored: string, entries: Entry[]): boolean {
	const meant = entries.filter(({ id, text }) => String(id) === wanted || hasName(text, wanted));
	const names = [wanted, ...meant.flatMap(({ text }) => textsOf(text))].map(comparable);
	return textsOf(stored).some((each) => names.includes(comparable(each)));
}

function further(held: LicenseInfo[]): LicenseInfo[] {
	return held.filter(({ isPlan }) => !isPlan);
}

function isSameWord(wanted: Value, actual: string): boolean {
	return comparable(String(wanted)) === comparable(actual);
}
