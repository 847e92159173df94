import { secondsFromNow } from '../online/clock.mts';
import type {
	Issued,
	OnlineSettings,
	OnlineState,
	StoredTenant,
	TenantState,
} from '../online/state.mts';
import { LOGINS, TENANTS } from './names.mts';

export interface OnlineSeed {
	/** The tenant that `url` belongs to. */
	tenant: string;
	/** The server that has the tenants. */
	server: number;
	settings: OnlineSettings;
	/** Whether the seeded token and tickets have a life, too. */
	seededLoginsExpire: boolean;
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
export function seedOnline(seed: OnlineSeed): OnlineState {
	const { tenant, server, settings } = seed;
	const seedTenant = (contextIdentifier: string, state: TenantState): StoredTenant => ({
		contextIdentifier,
		state,
		server,
		approval: 'NoError',
	});
	return {
		tenants: [
			seedTenant(tenant, 'Running'),
			...OTHERS.map(([contextIdentifier, state]) => seedTenant(contextIdentifier, state)),
		],
		codes: {},
		refreshTokens: {},
		issued: seed.seededLoginsExpire ? seedIssued(seed) : {},
		settings: { ...settings },
	};
}

function seedIssued({ tenant, settings }: OnlineSeed): Record<string, Issued> {
	const { tokenLifeSeconds, ticketLifeSeconds } = settings;
	const lives = [
		[LOGINS.bearerToken, tokenLifeSeconds],
		[LOGINS.ticket, ticketLifeSeconds],
		[LOGINS.salesTicket, ticketLifeSeconds],
	] as const;
	return Object.fromEntries(
		lives.map(([value, life]) => [value, { tenant, expires: secondsFromNow(life) }]),
	);
}
