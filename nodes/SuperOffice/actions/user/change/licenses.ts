import type { INodeProperties } from 'n8n-workflow';

import { objectsIn, type PartialUser, type User } from '../../carrier';
import { InvalidInput, shown } from '../../invalidInput';
import { readable, textsOf } from '../../languages';
import { byName, locatedBy, locatorProperty, pickerProperty } from '../../locators';
import { nearest } from '../../nearest';
import { Refused } from '../../refused';
import { comparable, partsOf, text } from '../../values';
import type { Wanted } from './wanted';

type Owner = User['LicenseOwners'][number];
export type Module = Owner['RestrictedModuleLicenses'][number];

/** A license that can be given to single users, with its owner and its place in the carrier. */
export interface License {
	owner: string;
	ownerIndex: number;
	moduleIndex: number;
	module: Module;
}

/** Bit of `ExtraFlags` that marks a module as a user plan (License carriers of the API). */
const USER_PLAN = 1;

const PLAN = 'User Plan';

export function isUserPlan({ ExtraFlags }: Pick<Module, 'ExtraFlags'>): boolean {
	return ((ExtraFlags ?? 0) & USER_PLAN) === USER_PLAN;
}

/** Whether the user has a plan, without which nobody can log in. */
export function hasUserPlan(user: PartialUser): boolean {
	return licensesOf(user).some(({ module }) => module.Assigned && isUserPlan(module));
}

/** All licenses that a user has or could have. */
export function licensesOf({ LicenseOwners }: PartialUser): License[] {
	return objectsIn(LicenseOwners).flatMap((owner, ownerIndex) =>
		objectsIn(owner.RestrictedModuleLicenses).map((module, moduleIndex) => ({
			owner: textOr(owner.Name),
			ownerIndex,
			moduleIndex,
			module,
		})),
	);
}

/** What a user holds of them, in a form for people: the title, else the name. */
export function titleOf({ module }: License, language?: string): string {
	return readable(module.Description, language) || textOr(module.Name);
}

/** A name; of a user that is given as JSON it may be anything, which is no name. */
function textOr(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Whether licenses are asked for at all. */
export function wantsLicenses({ set, add, remove }: Wanted): boolean {
	return ['userPlan', 'licenses'].some((key) => key in set || key in add || key in remove);
}

/** The name of a license, as a parameter gives it. */
export interface LicenseName {
	name: string;
	/** Display name of the parameter */
	label: string;
}

/** What the editor shows of a parameter that names licenses. */
type Shown = Pick<
	INodeProperties,
	'displayName' | 'name' | 'description' | 'displayOptions' | 'required'
>;

/** A parameter that names one license; in the list, as everywhere, a license goes by its name. */
export function licenseProperty(method: LicenseSearch, property: Shown): INodeProperties {
	return locatorProperty({
		...property,
		list: {
			method,
			placeholder: method === 'searchUserPlans' ? 'Choose a user plan…' : 'Choose a license…',
		},
		modes: [byName('e.g. Sales Premium or superoffice.ten-sales')],
	});
}

/** Methods of the editor that list the user plans, or all licenses that can be given to single users. */
type LicenseSearch = 'searchUserPlans' | 'searchLicenses';

/** A parameter that names some licenses: those beside the user plan, or all of them. */
export function licensesProperty(
	method: 'getLicenses' | 'getFurtherLicenses',
	property: Shown,
): INodeProperties {
	return pickerProperty({ ...property, method });
}

/** A license by its name; an empty one is none. */
export const licenseName = (given: unknown, label: string): LicenseName => {
	const { value } = locatedBy(given, label, ['list', 'name']);
	return { name: text(value, label).trim(), label };
};

/** Licenses by their names, from a text with commas or from a list. */
export const licenseNames = (value: unknown, label: string): LicenseName[] =>
	partsOf(value).map((part) => ({ name: text(part, label).trim(), label }));

/**
 * The licenses of a user with those that are asked for assigned, and the others taken away. Hidden
 * ones stay as they are unless they are named, because SuperOffice lets them follow the plan.
 *
 * @throws InvalidInput for a name that is not there; Refused when none of a kind is free, or when
 * the user has left
 */
export function assignLicenses(user: PartialUser, wanted: Wanted): User['LicenseOwners'] {
	const licenses = licensesOf(user);
	const assigned = new Set(licenses.filter(({ module }) => module.Assigned));
	const { set, add, remove } = wanted;
	const give = (given: License[], label: string) => {
		for (const license of given) {
			refuseUnavailable(license, user, label);
			assigned.add(license);
		}
	};
	if (set.userPlan !== undefined) {
		const plan = set.userPlan?.name ? findPlan(licenses, set.userPlan) : undefined;
		for (const license of licenses) {
			if (isUserPlan(license.module)) assigned.delete(license);
		}
		if (plan) give([plan], PLAN);
	}
	if (set.licenses !== undefined) {
		const kept = (set.licenses ?? []).map((each) => findFurther(licenses, each));
		for (const license of licenses) {
			if (!isUserPlan(license.module) && !license.module.IsHidden) assigned.delete(license);
		}
		give(kept, set.licenses?.[0]?.label ?? '');
	}
	for (const each of add.licenses ?? []) give([findFurther(licenses, each)], each.label);
	if (remove.licenses === 'all') assigned.clear();
	else for (const each of remove.licenses ?? []) assigned.delete(find(licenses, each));
	return withAssigned(user, licenses, assigned);
}

function withAssigned(
	{ LicenseOwners }: PartialUser,
	licenses: License[],
	assigned: Set<License>,
): User['LicenseOwners'] {
	return objectsIn(LicenseOwners).map((owner, ownerIndex) => ({
		...owner,
		RestrictedModuleLicenses: licenses
			.filter((license) => license.ownerIndex === ownerIndex)
			.map((license) => ({ ...license.module, Assigned: assigned.has(license) })),
	}));
}

/** A license that the user holds already needs to be neither free nor open to be assigned. */
function refuseUnavailable(license: License, user: PartialUser, label: string): void {
	const { module } = license;
	if (module.Assigned) return;
	const title = titleOf(license);
	if (user.Deleted) {
		throw new Refused(
			`'${label}': user ${user.Name} (${user.AssociateId}) is retired, and could not use ${title}`,
			'Bring the user back with Restore, which gives a user plan as well.',
		);
	}
	if (!module.CanAssign) {
		throw new Refused(
			`'${label}': SuperOffice does not let ${title} be assigned to this user`,
			'Ask the administrator of your SuperOffice about this license.',
		);
	}
	if (module.Free < 1) {
		throw new Refused(
			`'${label}': no license of ${title} is free, ${module.InUse} of ${module.Total} are in use`,
			'Take one from somebody who no longer needs it (License → Remove, or User → Retire), or buy more.',
		);
	}
}

function findPlan(licenses: License[], wanted: LicenseName): License {
	const plans = licenses.filter(({ module }) => isUserPlan(module));
	return find(plans, wanted, 'user plan');
}

function findFurther(licenses: License[], wanted: LicenseName): License {
	const license = find(licenses, wanted);
	if (isUserPlan(license.module)) {
		throw new InvalidInput(
			`'${wanted.label}': ${shown(wanted.name)} is a user plan, and a user has one at most`,
			`Give it as '${PLAN}': it takes the place of the one the user has.`,
		);
	}
	return license;
}

/** By full name (`superoffice.ten-sales`), name (`ten-sales`) or title, in any case and language. */
function find(licenses: License[], { name, label }: LicenseName, noun = 'license'): License {
	const found = licenses.filter((license) =>
		namesOf(license).some((each) => comparable(each) === comparable(name)),
	);
	if (found.length === 1) return found[0];
	if (found.length > 1) {
		throw new InvalidInput(
			`'${label}': more than one ${noun} is called ${shown(name)}`,
			`Give the name of the one you mean: ${found.map(fullNameOf).join(', ')}.`,
		);
	}
	const visible = licenses.filter(({ module }) => !module.IsHidden);
	const near = nearest(name, visible, (license) => titleOf(license));
	throw new InvalidInput(
		`'${label}': there is no ${noun} called ${shown(name)}`,
		`Near it: ${near.map((license) => `${titleOf(license)} (${fullNameOf(license)})`).join(', ') || 'none'}. License → Get Usage lists them all.`,
	);
}

function namesOf(license: License): string[] {
	const { Name, Description } = license.module;
	return [fullNameOf(license), Name, ...textsOf(Description)];
}

/** The form that SuperOffice's pages give: `[OwnerName].[LicenseName]`. */
export function fullNameOf({
	owner,
	module,
}: {
	owner: string;
	module: Pick<Module, 'Name'>;
}): string {
	return `${owner}.${module.Name}`;
}
