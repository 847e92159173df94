/** The states of a tenant that the documents name; their numbers have gaps, so only names travel. */
export const TENANT_STATES = [
	'Unknown',
	'Provisioning',
	'Running',
	'Deleted',
	'Suspended',
	'OnlineMaintenance',
	'OfflineMaintenance',
	'ProvisioningFailed',
	'Deleting',
	'DeleteFailed',
	'MigrationPending',
] as const;

export type TenantState = (typeof TENANT_STATES)[number];

/** A customer's installation in the vendor's cloud. All tenants share the seeded company. */
export interface StoredTenant {
	/** The customer's id, such as `Cust12345`. */
	contextIdentifier: string;
	state: TenantState;
	/** Index of the server that has the tenant at present; 0 is the login server. */
	server: number;
}

/** What is set of Online when the emulator starts. Tests may change it while it runs. */
export interface OnlineSettings {
	/** How long an answer about a tenant's state may be kept. */
	stateLifeSeconds: number;
}

/** What the vendor's cloud knows beside the data of the tenant. */
export interface OnlineState {
	tenants: StoredTenant[];
	settings: OnlineSettings;
}
