import type { ExtendedLicenseInfo, LicenseInfo, ModuleLicense } from '@superoffice/webapi';
import { EMPTY_DATE } from '../carriers/reading.mts';
import type { Wire } from '../carriers/wire.mts';
import type { State, StoredLicenceOwner, StoredModule } from '../state.mts';
import { countLicences } from './licences.mts';

/** The licence file of an owner, with the counts of its modules: an item of `GET /License`. */
export function licenceInfo(state: State, owner: StoredLicenceOwner): Wire<ExtendedLicenseInfo> {
	return {
		Reason: '',
		CanBeActivated: false,
		New: null,
		Current: licenceFile(owner),
		ExtendedModuleLicenses: owner.modules.map((module) => {
			const { InUse, Free } = countLicences(state, module);
			return {
				New: null,
				Current: moduleLicence(owner, module),
				NumberOfLicensesInUse: InUse,
				NumberOfLicensesFree: Free,
				NumberOfLicensesAdded: 0,
				NumberOfLicensesNewTotal: 0,
				NumberOfLicensesNewFree: 0,
				NumberOfLicensesTotal: module.Total,
			};
		}),
		AccumulatedNextCheckDate: EMPTY_DATE,
	};
}

/** The OpenAPI file has an ExtraInfo that the client's type lacks. */
function licenceFile(owner: StoredLicenceOwner): Wire<LicenseInfo> & { ExtraInfo: string } {
	return {
		CompanyName: 'Nordlys Kontor AS',
		SerialNr: '1234567890',
		OwnerName: owner.name,
		OwnerDescription: owner.description,
		NextCheckDate: EMPTY_DATE,
		MaintenanceDate: EMPTY_DATE,
		AdminWarningDate: EMPTY_DATE,
		ExpiryDate: EMPTY_DATE,
		GraceDate: EMPTY_DATE,
		ExtraFlags: 0,
		ExtraInfo: '',
		LicenseUrl: '',
		LicenseVersion: '10',
		DeploymentType: 0,
		ProductType: '',
		ProductDescription: '',
		ModuleLicenses: owner.modules.map((module) => moduleLicence(owner, module)),
		PublicKey: null,
		Signature: '',
	};
}

function moduleLicence(owner: StoredLicenceOwner, module: StoredModule): Wire<ModuleLicense> {
	return {
		OwnerName: owner.name,
		ModuleName: module.Name,
		ModuleDescription: module.Description,
		ModuleTooltip: module.Tooltip,
		ModuleVersion: '10',
		LicenseType: 'UserLicense',
		Unrestricted: module.Unrestricted,
		AllowedUserType: 'InternalAssociate',
		NumberOfLicenses: module.Total,
		ExtraFlags: module.ExtraFlags,
		ExtraInfo: '',
		SortOrder: module.SortOrder,
		IsHidden: module.IsHidden,
		PrerequisiteModuleName: module.PrerequisiteModuleName,
		Signature: '',
	};
}
