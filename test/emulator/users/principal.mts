import type { Associate, GrantedModuleLicense, SoPrincipalCarrier } from '@superoffice/webapi';
import { EMPTY_DATE } from '../carriers/reading.mts';
import { withRights } from '../carriers/rights.mts';
import type { Content, Wire } from '../carriers/wire.mts';
import type { State, StoredUser } from '../state.mts';
import { findPerson, findRole } from '../state.mts';
import { fieldsOf } from './customFields.mts';
import { presenceOf } from './presence.mts';

/** The OpenAPI file has a UserName that the client's type lacks. */
type Principal = Omit<Wire<SoPrincipalCarrier>, 'Licenses'> & {
	Licenses: Content<GrantedModuleLicense>[];
	UserName: string;
};

/** SoPrincipalCarrier: who is logged in, without rights members. */
export function principalCarrier(state: State, user: StoredUser, tenant: string): Principal {
	const person = findPerson(state, user.personId);
	const role = findRole(state, user.roleId);
	return {
		UserType: user.Type,
		Associate: user.Name,
		AssociateId: user.AssociateId,
		IsPerson: person !== undefined,
		PersonId: user.personId,
		CountryId: person?.CountryId ?? 0,
		HomeCountryId: 578,
		ContactId: person?.ContactId ?? 0,
		GroupId: user.userGroupId,
		BusinessId: 0,
		CategoryId: 0,
		ContactOwner: 0,
		RoleId: user.roleId,
		RoleName: role?.Value ?? '',
		RoleDescription: role?.Tooltip ?? '',
		RoleType: role?.roleType ?? 'Employee',
		Licenses: grantedLicences(state, user),
		FullName: person?.FullName ?? '',
		EMailAddress: person?.Email ?? '',
		FunctionRights: role?.functionRights ?? [],
		EjUserId: user.EjUserId,
		EjAccessLevel: 0,
		EjUserStatus: presenceOf(state, user).Status,
		ProvidedCredentials: user.credentials.map(({ type, displayValue }, index) => ({
			Type: type,
			SearchName: user.Name,
			DisplayName: displayValue,
			CredentialId: index + 1,
		})),
		SecondaryGroups: user.otherGroupIds,
		DatabaseContextIdentifier: tenant,
		UserName: user.UserName,
	};
}

/** Associate: the short form of a user that works in Online. */
export function associateCarrier(state: State, user: StoredUser): Content<Associate> {
	const person = findPerson(state, user.personId);
	return withRights({
		AssociateId: user.AssociateId,
		Name: user.Name,
		PersonId: user.personId,
		Rank: user.Rank,
		Tooltip: user.Tooltip,
		Type: user.Type,
		GroupIdx: user.userGroupId,
		FullName: person?.FullName ?? user.Name,
		FormalName: person?.FormalName ?? user.Name,
		Deleted: user.Deleted,
		EjUserId: user.EjUserId,
		UserName: user.UserName,
		...fieldsOf(user.CustomFields),
	});
}

function grantedLicences(state: State, user: StoredUser): Principal['Licenses'] {
	return state.licenceOwners.flatMap((owner, index) =>
		owner.modules
			.filter((each) => each.Unrestricted || user.moduleIds.includes(each.ModuleLicenseId))
			.map((module) =>
				withRights({
					OwnerId: index + 1,
					OwnerName: owner.name.toUpperCase(),
					OwnerDescription: owner.description,
					ModuleId: module.ModuleLicenseId,
					Name: module.Name,
					Description: module.Description,
					Version: '10',
					LicenseType: 'UserLicense' as const,
					ExtraFlags: module.ExtraFlags,
					ExtraInfo: '',
					SortOrder: module.SortOrder,
					LicenseNumber: module.Total,
					IsHidden: module.IsHidden,
					IsUnrestricted: module.Unrestricted,
					ExpiryDate: EMPTY_DATE,
				}),
			),
	);
}
