import { CATEGORIES, GROUPS, MODULES, ROLES } from '../names.mts';

/** What an employee does, from which role, groups and licences follow. */
export interface Job {
	titles: string[];
	roleId: number;
	userGroupId: number;
	plan: number;
	/** Licences beside the plan, of which a user has some. */
	extras: number[];
	/** Service users have a nickname and request categories. */
	ticketCategoryIds?: number[];
}

const sales: Job = {
	titles: ['Sales representative', 'Account manager', 'Key account manager', 'Sales assistant'],
	roleId: ROLES.sales,
	userGroupId: GROUPS.sales,
	plan: MODULES.salesPlan,
	extras: [MODULES.mobile, MODULES.thirdParty],
};

const service: Job = {
	titles: ['Support agent', 'Service consultant', 'Service coordinator'],
	roleId: ROLES.service,
	userGroupId: GROUPS.service,
	plan: MODULES.servicePlan,
	extras: [MODULES.hidden],
	ticketCategoryIds: [CATEGORIES.support, CATEGORIES.administration, CATEGORIES.accounting],
};

const marketing: Job = {
	titles: ['Marketing assistant', 'Content editor', 'Campaign manager'],
	roleId: ROLES.sales,
	userGroupId: GROUPS.marketing,
	plan: MODULES.salesPlan,
	extras: [MODULES.mailings],
};

const manager: Job = {
	titles: ['Sales manager', 'Regional director', 'Head of department'],
	roleId: ROLES.manager,
	userGroupId: GROUPS.sales,
	plan: MODULES.salesPlan,
	extras: [MODULES.mobile, MODULES.mailings],
};

const administrator: Job = {
	titles: ['IT consultant', 'CRM administrator'],
	roleId: ROLES.administrator,
	userGroupId: GROUPS.administration,
	plan: MODULES.salesPlan,
	extras: [],
};

/** The more often a job stands here, the more employees have it. */
export const JOBS: Job[] = [
	...Array.from({ length: 10 }, () => sales),
	...Array.from({ length: 6 }, () => service),
	...Array.from({ length: 3 }, () => marketing),
	...Array.from({ length: 2 }, () => manager),
	administrator,
];
