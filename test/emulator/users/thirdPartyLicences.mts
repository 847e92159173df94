import { SuperOfficeError } from '../errors.mts';
import { noteEffect } from '../journal.mts';
import type { State, StoredLicenceOwner, StoredModule, StoredUser } from '../state.mts';
import { countLicences } from './licences.mts';

/** SuperOffice's own licences are assigned by saving the user. */
const VENDOR = 'superoffice';

/** @throws SuperOfficeError for the vendor's own licences and for an owner there is not */
export function requireThirdParty(state: State, name: string): StoredLicenceOwner {
	if (name.toLowerCase() === VENDOR) {
		const message = 'Licences of SuperOffice are assigned by saving the user.';
		throw new SuperOfficeError('SoIllegalOperationException', message);
	}
	const owner = state.licenceOwners.find((each) => each.name.toLowerCase() === name.toLowerCase());
	if (owner !== undefined) return owner;
	throw new SuperOfficeError('SoNotFoundException', `Licence owner '${name}' not found`);
}

/** @throws SuperOfficeError when one cannot be assigned; then none is */
export function assignModules(
	state: State,
	owner: StoredLicenceOwner,
	user: StoredUser,
	names: string[],
): void {
	const wanted = findModules(owner, names).filter(
		({ ModuleLicenseId }) => !user.moduleIds.includes(ModuleLicenseId),
	);
	for (const module of wanted) {
		const label = `${owner.name}.${module.Name}`;
		if (!module.CanAssign || module.Unrestricted) {
			throw new SuperOfficeError('SoLicenseException', `The licence ${label} cannot be assigned.`);
		}
		if (countLicences(state, module).Free === 0) {
			throw new SuperOfficeError('SoLicenseException', `There is no free licence of ${label}.`);
		}
	}
	setModules(state, user, [...user.moduleIds, ...idsOf(wanted)]);
}

export function unassignModules(
	state: State,
	owner: StoredLicenceOwner,
	user: StoredUser,
	names: string[],
): void {
	const ids = idsOf(findModules(owner, names));
	setModules(
		state,
		user,
		user.moduleIds.filter((id) => !ids.includes(id)),
	);
}

function findModules(owner: StoredLicenceOwner, names: string[]): StoredModule[] {
	return names.map((name) => {
		const module = owner.modules.find((each) => each.Name.toLowerCase() === name.toLowerCase());
		if (module !== undefined) return module;
		throw new SuperOfficeError('SoLicenseException', `There is no licence ${owner.name}.${name}.`);
	});
}

function idsOf(modules: StoredModule[]): number[] {
	return modules.map(({ ModuleLicenseId }) => ModuleLicenseId);
}

function setModules(state: State, user: StoredUser, ids: number[]): void {
	user.moduleIds = [...new Set(ids)];
	user.updated = new Date();
	noteEffect(state, 'licensesChanged', user.AssociateId);
}
