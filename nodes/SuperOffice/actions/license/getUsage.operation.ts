import { carrierWith, listOf } from '../../transport/accepts';
import { readable } from '../languages';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { fullNameOf, isUserPlan } from '../user/change/licenses';

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

/** Counts the licenses: `GET License`. */
export const getUsage: Operation = {
	option: {
		name: 'Get Usage',
		value: 'getUsage',
		action: 'Get license usage',
		description: 'Count the licenses, by user plan and module: total, in use and free',
	},
	properties: [optionsProperty({})],
	async execute({ caller, send }, itemIndex) {
		const { own, language } = readOptions(caller, itemIndex);
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
			const module = { Name: Current.ModuleName, ExtraFlags: Current.ExtraFlags };
			return {
				license: fullNameOf({ owner: Current.OwnerName, module }),
				title: readable(Current.ModuleDescription, language),
				owner: Current.OwnerName,
				userPlan: isUserPlan(module),
				forEverybody: Current.Unrestricted,
				hidden: Current.IsHidden,
				total: counts.NumberOfLicensesTotal,
				inUse: counts.NumberOfLicensesInUse,
				free: counts.NumberOfLicensesFree,
			};
		});
	},
};
