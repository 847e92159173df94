import type { OnlineSettings, OnlineState, StoredTenant, TenantState } from '../online/state.mts';
import { TENANTS } from './names.mts';

export interface OnlineSeed {
	/** The tenant that `url` belongs to. */
	tenant: string;
	/** The server that has the tenants. */
	server: number;
	settings: OnlineSettings;
}

const OTHERS: Array<[string, TenantState]> = [
	[TENANTS.provisioning, 'Provisioning'],
	[TENANTS.deleted, 'Deleted'],
	[TENANTS.suspended, 'Suspended'],
	[TENANTS.onlineMaintenance, 'OnlineMaintenance'],
	[TENANTS.offlineMaintenance, 'OfflineMaintenance'],
	[TENANTS.provisioningFailed, 'ProvisioningFailed'],
	[TENANTS.deleting, 'Deleting'],
	[TENANTS.deleteFailed, 'DeleteFailed'],
	[TENANTS.migrationPending, 'MigrationPending'],
];

/** One tenant that runs, and one in each other state. */
export function seedOnline({ tenant, server, settings }: OnlineSeed): OnlineState {
	const seedTenant = (contextIdentifier: string, state: TenantState): StoredTenant => ({
		contextIdentifier,
		state,
		server,
	});
	return {
		tenants: [
			seedTenant(tenant, 'Running'),
			...OTHERS.map(([contextIdentifier, state]) => seedTenant(contextIdentifier, state)),
		],
		settings: { ...settings },
	};
}
