import type { PartialUser, User } from '../../carrier';
import { InvalidInput, shown } from '../../invalidInput';
import { readable, textsOf } from '../../languages';
import { nearest } from '../../nearest';
import { Refused } from '../../refused';
import type { Wanted } from './wanted';

type Owner = User['LicenseOwners'][number];
export type Module = Owner['RestrictedModuleLicenses'][number];

/** A licence that can be given to single users, with its owner and its place in the carrier. */
export interface Licence {
	owner: string;
	ownerIndex: number;
	moduleIndex: number;
	module: Module;
}

/** Bit of `ExtraFlags` that marks a module as a user plan (License carriers of the API). */
const USER_PLAN = 1;

const PLAN = 'User Plan';
const LICENCES = 'Licences';

export function isUserPlan({ ExtraFlags }: Pick<Module, 'ExtraFlags'>): boolean {
	return ((ExtraFlags ?? 0) & USER_PLAN) === USER_PLAN;
}

/** All licences that a user has or could have. */
export function licencesOf({ LicenseOwners }: PartialUser): Licence[] {
	return (LicenseOwners ?? []).flatMap((owner, ownerIndex) =>
		(owner?.RestrictedModuleLicenses ?? []).map((module, moduleIndex) => ({
			owner: owner.Name,
			ownerIndex,
			moduleIndex,
			module,
		})),
	);
}

/** What a user holds of them, in a form for people: the title, else the name. */
export function titleOf({ module }: Licence, language?: string): string {
	return readable(module.Description, language) || module.Name;
}

/** Whether licences are asked for at all. */
export function wantsLicences({ set, add, remove }: Wanted): boolean {
	return ['userPlan', 'licenses'].some((key) => key in set || key in add || key in remove);
}

/**
 * The licences of a user with those that are asked for assigned, and the others taken away. Hidden
 * ones stay as they are, because SuperOffice lets them follow the plan.
 *
 * @throws InvalidInput for a name that is not there; Refused when none of a kind is free
 */
export function assignLicences(user: PartialUser, wanted: Wanted): User['LicenseOwners'] {
	const licences = licencesOf(user);
	const assigned = new Set(licences.filter(({ module }) => module.Assigned));
	const { set, add, remove } = wanted;
	if (set.userPlan !== undefined) {
		const plan = set.userPlan?.trim() ? findPlan(licences, set.userPlan.trim()) : undefined;
		for (const licence of licences) {
			if (isUserPlan(licence.module)) assigned.delete(licence);
		}
		if (plan) assigned.add(plan);
	}
	if (set.licenses !== undefined) {
		const kept = (set.licenses ?? []).map((name) => findFurther(licences, name, LICENCES));
		for (const licence of licences) {
			if (!isUserPlan(licence.module) && !licence.module.IsHidden) assigned.delete(licence);
		}
		for (const licence of kept) assigned.add(licence);
	}
	for (const name of add.licenses ?? []) {
		assigned.add(findFurther(licences, name, `${LICENCES} to Add`));
	}
	for (const name of remove.licenses ?? []) {
		assigned.delete(find(licences, name, `${LICENCES} to Remove`));
	}
	for (const licence of assigned) refuseUnavailable(licence);
	return withAssigned(user, licences, assigned);
}

function withAssigned(
	{ LicenseOwners }: PartialUser,
	licences: Licence[],
	assigned: Set<Licence>,
): User['LicenseOwners'] {
	return (LicenseOwners ?? []).map((owner, ownerIndex) => ({
		...owner,
		RestrictedModuleLicenses: licences
			.filter((licence) => licence.ownerIndex === ownerIndex)
			.map((licence) => ({ ...licence.module, Assigned: assigned.has(licence) })),
	}));
}

/** A licence that the user holds already needs to be neither free nor open to be assigned. */
function refuseUnavailable({ module, owner, ...place }: Licence): void {
	if (module.Assigned) return;
	const title = titleOf({ module, owner, ...place });
	const label = isUserPlan(module) ? PLAN : LICENCES;
	if (!module.CanAssign) {
		throw new Refused(
			`'${label}': SuperOffice does not let ${title} be assigned to this user`,
			'Ask the administrator of your SuperOffice about this licence.',
		);
	}
	if (module.Free < 1) {
		throw new Refused(
			`'${label}': no licence of ${title} is free, ${module.InUse} of ${module.Total} are in use`,
			'Take one from somebody who no longer needs it (License → Remove, or User → Retire), or buy more.',
		);
	}
}

function findPlan(licences: Licence[], name: string): Licence {
	const plans = licences.filter(({ module }) => isUserPlan(module));
	return find(plans, name, PLAN);
}

function findFurther(licences: Licence[], name: string, label: string): Licence {
	const licence = find(licences, name, label);
	if (isUserPlan(licence.module)) {
		throw new InvalidInput(
			`'${label}': ${shown(name)} is a user plan, and a user has one at most`,
			`Give it as '${PLAN}': it takes the place of the one the user has.`,
		);
	}
	return licence;
}

/** By full name (`superoffice.ten-sales`), name (`ten-sales`) or title, in any case and language. */
function find(licences: Licence[], wanted: string, label: string): Licence {
	const found = licences.filter((licence) =>
		namesOf(licence).some((name) => name.trim().toLowerCase() === wanted.trim().toLowerCase()),
	);
	if (found.length === 1) return found[0];
	const noun = label === PLAN ? 'user plan' : 'licence';
	if (found.length > 1) {
		throw new InvalidInput(
			`'${label}': more than one ${noun} is called ${shown(wanted)}`,
			`Give the name of the one you mean: ${found.map(fullNameOf).join(', ')}.`,
		);
	}
	const shownOnes = licences.filter(({ module }) => !module.IsHidden);
	const near = nearest(wanted, shownOnes, (licence) => titleOf(licence));
	throw new InvalidInput(
		`'${label}': there is no ${noun} called ${shown(wanted)}`,
		`Near it: ${near.map((licence) => `${titleOf(licence)} (${fullNameOf(licence)})`).join(', ') || 'none'}. License → Get Usage lists them all.`,
	);
}

function namesOf(licence: Licence): string[] {
	const { Name, Description } = licence.module;
	return [fullNameOf(licence), Name, ...textsOf(Description)];
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
