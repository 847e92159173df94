import { readShape } from '../carriers/reading.mts';
import { moduleShape } from '../carriers/shapes.mts';
import type { StoredLicenceOwner, StoredModule, StoredUser } from '../state.mts';
import { MODULES } from './names.mts';

const USER_PLAN = 1;

/**
 * Two licence owners. There is room for fifty joiners on each plan, and exactly one licence of the
 * mailing module is free: two seeded users hold the other two.
 * @param extraUsers users beyond the seeded ones: their licences come on top, none is taken away
 */
export function seedLicenceOwners(extraUsers: StoredUser[]): StoredLicenceOwner[] {
	const owners = createOwners();
	for (const module of owners.flatMap(({ modules }) => modules)) {
		const { ModuleLicenseId } = module;
		module.Total += extraUsers.filter(({ moduleIds }) =>
			moduleIds.includes(ModuleLicenseId),
		).length;
	}
	return owners;
}

function createOwners(): StoredLicenceOwner[] {
	return [
		{
			name: 'superoffice',
			description: 'SuperOffice AS',
			modules: [
				plan(MODULES.salesPlan, 'ten-sales', 'Sales Premium', 60),
				plan(MODULES.servicePlan, 'ten-service', 'Service Premium', 60),
				restricted(MODULES.mobile, 'ten-mobile', 'Mobile', 80, 'ten-sales'),
				restricted(MODULES.mailings, 'ten-mailings', 'Mailings', 3, ''),
				{ ...restricted(MODULES.hidden, 'ten-connector', 'Connector', 100, ''), IsHidden: true },
				{
					...restricted(MODULES.unrestricted, 'ten-web', 'Web client', 0, ''),
					Unrestricted: true,
				},
			],
		},
		{
			name: 'lanternworks',
			description: 'Lantern Works add-ons',
			modules: [restricted(MODULES.thirdParty, 'route-planner', 'Route planner', 10, '')],
		},
	];
}

function plan(id: number, name: string, description: string, total: number): StoredModule {
	return { ...restricted(id, name, description, total, ''), ExtraFlags: USER_PLAN };
}

function restricted(
	ModuleLicenseId: number,
	Name: string,
	Description: string,
	Total: number,
	PrerequisiteModuleName: string,
): StoredModule {
	const { Free, InUse, Assigned, ...module } = readShape(moduleShape, {
		ModuleLicenseId,
		Name,
		Description,
		Tooltip: `Licence for ${Description}`,
		Total,
		CanAssign: true,
		PrerequisiteModuleName,
		SortOrder: ModuleLicenseId,
	});
	return module;
}
