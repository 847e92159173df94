import type { LicenseOwnerContent, ModuleContent } from '../carriers/shapes.mts';
import { withRights } from '../carriers/rights.mts';
import type { State, StoredLicenceOwner, StoredModule, StoredUser } from '../state.mts';

/** Licences in use and free, counted from the users each time so that they cannot drift. */
export function countLicences(
	state: State,
	module: StoredModule,
): Pick<ModuleContent, 'InUse' | 'Free'> {
	const InUse = state.users.filter((user) =>
		user.moduleIds.includes(module.ModuleLicenseId),
	).length;
	return { InUse, Free: Math.max(0, module.Total - InUse) };
}

/** ModuleLicenseLink: the modules of an owner, those of a user marked as assigned. */
export function moduleLinks(
	state: State,
	owner: StoredLicenceOwner,
	moduleIds: number[],
): ModuleContent[] {
	return owner.modules.map((module) =>
		withRights({
			...module,
			...countLicences(state, module),
			Assigned: module.Unrestricted || moduleIds.includes(module.ModuleLicenseId),
		}),
	);
}

/** The LicenseOwners of a user: all modules there are, the user's own marked as assigned. */
export function licenceOwners(state: State, moduleIds: number[]): LicenseOwnerContent[] {
	return state.licenceOwners.map((owner) => {
		const links = moduleLinks(state, owner, moduleIds);
		return withRights({
			Name: owner.name,
			Description: owner.description,
			RestrictedModuleLicenses: links.filter((link) => !link.Unrestricted),
			UnrestrictedModuleLicenses: links.filter((link) => link.Unrestricted),
		});
	});
}

/** A module licence a request wants to assign: known or not to this installation. */
export interface WantedModule {
	label: string;
	module: StoredModule | undefined;
}

/**
 * Reads the `Assigned` flags of a request. Only restricted modules can be assigned; whatever the
 * request does not mention is not assigned. Totals and counts of a request mean nothing.
 */
export function wantedModules(state: State, owners: LicenseOwnerContent[]): WantedModule[] {
	return owners.flatMap((owner) =>
		owner.RestrictedModuleLicenses.filter((link) => link.Assigned).map((link) => ({
			label: `${owner.Name}.${link.Name}`,
			module: findModule(state.licenceOwners, owner.Name, link),
		})),
	);
}

function findModule(
	owners: StoredLicenceOwner[],
	ownerName: string,
	link: ModuleContent,
): StoredModule | undefined {
	const owner = owners.find((each) => each.name.toLowerCase() === ownerName.toLowerCase());
	const modules = link.ModuleLicenseId === 0 ? owner?.modules : owners.flatMap((o) => o.modules);
	return modules?.find((module) =>
		link.ModuleLicenseId === 0
			? module.Name.toLowerCase() === link.Name.toLowerCase()
			: module.ModuleLicenseId === link.ModuleLicenseId,
	);
}

const USER_PLAN = 1;

/** A user without a user plan cannot log in. */
export function hasUserPlan(state: State, moduleIds: number[]): boolean {
	return userPlans(state).some((module) => moduleIds.includes(module.ModuleLicenseId));
}

/** Retired and waiting users are shut out, and employees who have no user plan. */
export function canLogIn(state: State, user: StoredUser): boolean {
	if (user.Deleted || user.WaitingForApproval) return false;
	return user.Type !== 'InternalAssociate' || hasUserPlan(state, user.moduleIds);
}

export function userPlans(state: State): StoredModule[] {
	return state.licenceOwners
		.flatMap((owner) => owner.modules)
		.filter((module) => (module.ExtraFlags & USER_PLAN) !== 0);
}
