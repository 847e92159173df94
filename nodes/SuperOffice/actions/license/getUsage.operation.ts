import type { IDataObject } from 'n8n-workflow';

import { readLicenses, titleOf, type LicenseInfo } from '../accounts/licenses';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { flag, wholeNumber } from '../values';
import { holdersOf } from './holders';

const LIST_HOLDERS = 'List Holders';
const RECLAIM_AFTER = 'Reclaim After Days';

/** Counts the licenses: `GET License`; who holds them comes from the lists of the access review. */
export const getUsage: Operation = {
	option: {
		name: 'Get Usage',
		value: 'getUsage',
		action: 'Get license usage',
		description:
			'Count the licenses, by user plan and module: total, in use and free. Use it before licenses are given out, and with List Holders to see from whom some could be taken back.',
	},
	properties: [
		{
			displayName: LIST_HOLDERS,
			name: 'listHolders',
			type: 'boolean',
			default: false,
			description:
				'Whether to list who holds each license, with their last login, and from whom it could be taken back',
		},
		{
			displayName: RECLAIM_AFTER,
			name: 'reclaimAfterDays',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { listHolders: [true] } },
			default: 90,
			description:
				'How many days without a login make a holder a candidate. Somebody who never logged in and somebody who is retired are candidates, too.',
		},
		optionsProperty({}),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const { own, language } = readOptions(caller, itemIndex);
		const isListed = flag(caller.getNodeParameter('listHolders', itemIndex, false), LIST_HOLDERS);
		if (!isListed) {
			return (await readLicenses(run, own)).map((license) => usageOf(license, language));
		}
		const days = wholeNumber(1)(
			caller.getNodeParameter('reclaimAfterDays', itemIndex),
			RECLAIM_AFTER,
		);
		const licenses = await readLicenses(run, own);
		const holders = await holdersOf(run, licenses, days, own);
		return licenses.map((license) => ({ ...usageOf(license, language), ...holders.get(license)! }));
	},
};

function usageOf(license: LicenseInfo, language: string | undefined): IDataObject {
	return {
		license: license.fullName,
		title: titleOf(license, language),
		owner: license.owner,
		userPlan: license.isPlan,
		forEverybody: license.isForEverybody,
		hidden: license.isHidden,
		total: license.total,
		inUse: license.inUse,
		free: license.free,
	};
}
