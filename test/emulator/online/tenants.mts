import type { Answer } from '../answer.mts';
import { misdirected, pageNotFound } from '../answer.mts';
import type { State } from '../state.mts';
import { secondsFromNow } from './clock.mts';
import type { Online } from './online.mts';
import { isSplit } from './online.mts';
import type { StoredTenant, TenantState } from './state.mts';

/** The states in which the documents say that the API is available. */
const RUNNING: TenantState[] = ['Running', 'OnlineMaintenance'];

/**
 * What the API of a tenant answers in the other states. The documents only say that it is not
 * available; these are what a client of HTTP would expect: 503 for what passes by itself, 403 for
 * what somebody has to settle, 404 for what is gone.
 */
const REFUSALS: Partial<Record<TenantState, 403 | 404 | 503>> = {
	Provisioning: 503,
	OfflineMaintenance: 503,
	MigrationPending: 503,
	Suspended: 403,
	ProvisioningFailed: 403,
};

export function isRunning(state: TenantState): boolean {
	return RUNNING.includes(state);
}

/** Ids of tenants have no upper and lower case in an address. */
export function findTenant(state: State, contextIdentifier: string): StoredTenant | undefined {
	const wanted = contextIdentifier.toLowerCase();
	return state.tenants.find((each) => each.contextIdentifier.toLowerCase() === wanted);
}

/** The tenant that an address names in its first part. */
export function tenantOfPath(path: string): string | undefined {
	return /^\/(Cust\d+)(?=\/|$)/i.exec(path)?.[1];
}

/** Where a tenant is at present, without `/api`. */
export function addressOf({ origins }: Pick<Online, 'origins'>, tenant: StoredTenant): string {
	return `${origins[tenant.server]}/${tenant.contextIdentifier}`;
}

/** Why a call does not get through to the API of the tenant it names; undefined when it does. */
export function refuseTenant(online: Online, path: string): Answer | undefined {
	const name = tenantOfPath(path);
	if (name === undefined) return isSplit(online) ? pageNotFound() : undefined;
	const tenant = findTenant(online.state, name);
	if (isSplit(online)) {
		const isElsewhere = tenant !== undefined && tenant.server !== online.server;
		if (online.server === 0 || isElsewhere) return misdirected();
	}
	const state = tenant?.state ?? 'Unknown';
	if (isRunning(state)) return undefined;
	return { status: REFUSALS[state] ?? 404, body: { Message: `${name} is not running: ${state}` } };
}

/** `/api/state/CustNNNNN`: what everybody may know of a tenant, without a login. */
export function describeTenant(online: Online, name: string): object {
	const tenant = findTenant(online.state, name);
	const address = tenant && addressOf(online, tenant);
	const state = tenant?.state ?? 'Unknown';
	return {
		ContextIdentifier: tenant?.contextIdentifier ?? name,
		Endpoint: address ?? null,
		State: state,
		IsRunning: isRunning(state),
		ValidUntil: dotNetTime(secondsFromNow(online.state.settings.stateLifeSeconds)),
		Api: address === undefined ? null : `${address}/api`,
	};
}

/** Seven digits after the second, as .NET writes them. */
function dotNetTime(time: Date): string {
	return time.toISOString().replace(/Z$/, '0000Z');
}

/**
 * Moves a tenant to the next server, as the cloud does to balance its load.
 * @throws Error when there is only one server, or no such tenant
 */
export function moveTenant(online: Pick<Online, 'state' | 'origins'>, name: string): string {
	const { state, origins } = online;
	const tenant = findTenant(state, name);
	if (tenant === undefined) throw new Error(`There is no tenant ${name}.`);
	if (!isSplit(online)) throw new Error('Tenants can move where the emulator has servers.');
	tenant.server = (tenant.server % (origins.length - 1)) + 1;
	return addressOf(online, tenant);
}
