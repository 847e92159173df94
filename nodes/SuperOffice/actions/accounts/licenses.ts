import { carrierWith, listOf } from '../../transport/accepts';
import type { Call } from '../../transport/request';
import { InvalidInput, shown } from '../invalidInput';
import { readable, textsOf } from '../languages';
import { nearest } from '../nearest';
import type { Reading } from '../run';
import { fullNameOf, isUserPlan } from '../user/change/licenses';
import { comparable } from '../values';

/** A license of the installation, with its counts. */
export interface LicenseInfo {
	owner: string;
	/** Without its owner, e.g. `ten-sales` */
	name: string;
	/** `superoffice.ten-sales` */
	fullName: string;
	/** The title as SuperOffice stores it, perhaps in several languages */
	description: string;
	/** Its column in the archive of users, e.g. `superoffice_ten-sales` */
	column: string;
	isPlan: boolean;
	/** Needs not be assigned: everybody has it */
	isForEverybody: boolean;
	isHidden: boolean;
	total: number;
	inUse: number;
	free: number;
}

/** `ExtendedLicenseInfo`, what is used of it. */
interface ExtendedLicenseInfo {
	ExtendedModuleLicenses: Array<{
		Current: {
			OwnerName: string;
			ModuleName: string;
			ModuleDescription: string;
			ExtraFlags: number;
			IsHidden: boolean;
			Unrestricted: boolean;
		} | null;
		NumberOfLicensesInUse: number;
		NumberOfLicensesFree: number;
		NumberOfLicensesTotal: number;
	}> | null;
}

/** Reads the licenses of the installation: `GET License`, which SuperOffice Online leaves open. */
export async function readLicenses(
	{ send }: Pick<Reading, 'send'>,
	own: Pick<Call, 'timeout' | 'headers'>,
): Promise<LicenseInfo[]> {
	const infos = await send<ExtendedLicenseInfo[]>({
		method: 'GET',
		path: 'License',
		purpose: 'count the licenses',
		accepts: listOf(carrierWith('ExtendedModuleLicenses')),
		writes: false,
		userManagement: false,
		...own,
	});
	const modules = infos.flatMap(({ ExtendedModuleLicenses }) => ExtendedModuleLicenses ?? []);
	return modules.flatMap(({ Current, ...counts }) => {
		if (!Current) return [];
		const { OwnerName: owner, ModuleName: name } = Current;
		const module = { Name: name, ExtraFlags: Current.ExtraFlags };
		return {
			owner,
			name,
			fullName: fullNameOf({ owner, module }),
			description: Current.ModuleDescription,
			column: `${owner}_${name}`.toLowerCase(),
			isPlan: isUserPlan(module),
			isForEverybody: Current.Unrestricted,
			isHidden: Current.IsHidden,
			total: counts.NumberOfLicensesTotal,
			inUse: counts.NumberOfLicensesInUse,
			free: counts.NumberOfLicensesFree,
		};
	});
}

/** The licenses, in all their languages and once for a run. */
export async function licensesOf(
	run: Reading,
	every: Pick<Call, 'timeout'>,
): Promise<LicenseInfo[]> {
	return await run.once('licenses', async () => await readLicenses(run, every));
}

/** What people call it: the title, else the name. */
export function titleOf({ description, name }: LicenseInfo, language?: string): string {
	return readable(description, language) || name;
}

/** Every name that it answers to, in lower case: full name, name and titles. */
export function namesOf({ fullName, name, description }: LicenseInfo): string[] {
	return [fullName, name, ...textsOf(description)].map(comparable).filter((each) => each !== '');
}

/** Those with a name, in any case and language. */
export function licensesCalled(name: string, licenses: LicenseInfo[]): LicenseInfo[] {
	return licenses.filter((license) => namesOf(license).includes(comparable(name)));
}

/**
 * The one license with a name.
 *
 * @throws InvalidInput where none or more than one has it, with the near ones
 */
export function licenseCalled(name: string, licenses: LicenseInfo[], label: string): LicenseInfo {
	const found = licensesCalled(name, licenses);
	if (found.length === 1) return found[0];
	if (found.length > 1) {
		throw new InvalidInput(
			`'${label}': more than one license is called ${shown(name)}`,
			`Give the name of the one you mean: ${found.map(({ fullName }) => fullName).join(', ')}.`,
		);
	}
	const near = nearest(name, licenses, (license) => titleOf(license));
	throw new InvalidInput(
		`'${label}': there is no license called ${shown(name)}`,
		`Near it: ${near.map((license) => `${titleOf(license)} (${license.fullName})`).join(', ') || 'none'}. License → Get Usage lists them all.`,
	);
}
