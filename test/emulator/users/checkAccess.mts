import { PASSWORD_CREDENTIAL } from '../seed/names.mts';
import type { StoredCredential } from '../state.mts';
import type { Check, Problem } from './check.mts';
import { isSame, mergeCredentials } from './credentials.mts';
import { countLicences, wantedModules } from './licences.mts';
import { findPasswordFault } from './passwords.mts';

/** The credential table has a unique index on type and search name. */
export function checkCredentials({ state, wanted, before }: Check): Problem[] {
	return mergeCredentials(before?.credentials ?? [], wanted.Credentials).flatMap((credential) => {
		const { type, value } = credential;
		if (!state.credentialTypes.some((each) => isSame(each.Type, type))) {
			return [problem('SoValidationException', `There is no credential type '${type}'.`)];
		}
		// A password is searched by the user's name, which is unique already; others by their value.
		if (isSame(type, PASSWORD_CREDENTIAL)) return checkPassword(value, before?.credentials ?? []);
		const isShared = state.users.some(
			(user) =>
				user.AssociateId !== wanted.AssociateId &&
				user.credentials.some((each) => isSame(each.type, type) && isSame(each.value, value)),
		);
		if (value === '' || !isShared) return [];
		return [problem('SoDuplicateException', `The ${type} login belongs to another user.`)];
	});
}

/** No value is no new password: an entry sent back as it was read keeps its secret. */
function checkPassword(value: string, before: StoredCredential[]): Problem[] {
	if (value === '' || before.some((each) => each.value === value)) return [];
	const fault = findPasswordFault(value);
	return fault === '' ? [] : [problem('SoInvalidPasswordException', fault)];
}

/** A licence the user does not hold yet must exist, be assignable and be free. */
export function checkLicences({ state, wanted, before }: Check): Problem[] {
	return wantedModules(state, wanted.LicenseOwners).flatMap(({ label, module }) => {
		if (module === undefined) return [licenceProblem(`There is no licence ${label}.`)];
		if (before?.moduleIds.includes(module.ModuleLicenseId)) return [];
		if (!module.CanAssign) return [licenceProblem(`The licence ${label} cannot be assigned.`)];
		if (countLicences(state, module).Free > 0) return [];
		return [licenceProblem(`There is no free licence of ${label}.`)];
	});
}

function licenceProblem(message: string): Problem {
	return { field: 'LicenseOwners', message, type: 'SoLicenseException' };
}

function problem(type: Problem['type'], message: string): Problem {
	return { field: 'Credentials', message, type };
}
