import { isOfEnvironment } from './environment';
import type { FetchJson } from './fetchJson';

/** Where a tenant of SuperOffice Online is at present. */
export interface TenantAddress {
	/** Root of its WebAPI, such as `https://online3.superoffice.com/Cust12345/api/v1/` */
	root: URL;
	state: string;
}

/** The answer of `/api/state/{tenant}` (page on tenant status). */
interface TenantState {
	State?: string;
	IsRunning?: boolean;
	Api?: string | null;
	ValidUntil?: string;
}

/** What to say about a tenant that does not run, by its state. */
const STATES: Record<string, string> = {
	Deleted: 'is deleted',
	Deleting: 'is being deleted',
	MigrationPending: 'is being moved: wait, and try again',
	OfflineMaintenance: 'is under maintenance: wait, and try again',
	Provisioning: 'is being set up: wait, and try again',
	ProvisioningFailed: 'could not be set up: ask SuperOffice',
	Suspended: 'is suspended: ask SuperOffice, or whoever pays for it',
	Unknown: "is not known there: check 'Tenant' and 'Environment' in the SuperOffice credential",
};

interface Known extends TenantAddress {
	/** Milliseconds */
	validUntil: number;
}

/** Addresses that were asked for, as long as the server says that they hold; no secret is in them. */
const known = new Map<string, Known>();

/** Questions under way: however many ask at the same time, the login server is asked once. */
const asking = new Map<string, Promise<Known>>();

/** The address that was asked for before, while it holds. */
export function keptAddress(login: URL, tenant: string): TenantAddress | undefined {
	const kept = known.get(keyOf(login, tenant));
	return kept && kept.validUntil > Date.now() ? kept : undefined;
}

/**
 * Asks the login server where a tenant is, once for as long as the answer holds.
 *
 * @param stale The root that turned out to be wrong: then the answer that gave it counts no more
 * @throws Error when the tenant does not run, or would be outside the environment
 */
export async function tenantAddress(
	login: URL,
	tenant: string,
	fetchJson: FetchJson,
	stale?: URL,
): Promise<TenantAddress> {
	const kept = keptAddress(login, tenant);
	if (kept && kept.root.href !== stale?.href) return kept;
	const key = keyOf(login, tenant);
	const question = asking.get(key) ?? ask(login, tenant, fetchJson);
	asking.set(key, question);
	try {
		const address = await question;
		known.set(key, address);
		return address;
	} finally {
		if (asking.get(key) === question) asking.delete(key);
	}
}

async function ask(login: URL, tenant: string, fetchJson: FetchJson): Promise<Known> {
	const url = new URL(`/api/state/${encodeURIComponent(tenant)}`, login).href;
	const answer = (await fetchJson({ method: 'GET', url })) as TenantState;
	const { State = 'Unknown', IsRunning, Api, ValidUntil } = answer;
	if (!IsRunning || !Api) {
		throw new Error(
			`The tenant ${tenant} at ${login.origin} ${STATES[State] ?? `does not run (${State})`}`,
		);
	}
	return {
		root: rootWithin(login, Api),
		state: State,
		validUntil: Date.parse(ValidUntil ?? '') || 0,
	};
}

/**
 * The root of a WebAPI from what SuperOffice says it is (`Api` of a state, `webapi_url` of a token).
 *
 * @throws Error when it is outside the environment: secrets go nowhere else
 */
export function rootWithin(login: URL, api: string): URL {
	const root = new URL(`${api.replace(/\/+$/, '')}/v1/`, login);
	if (isOfEnvironment(login, root)) return root;
	throw new Error(
		`Not sent: SuperOffice says that the tenant is at ${root.origin}, which does not belong to ${login.origin}`,
	);
}

function keyOf(login: URL, tenant: string): string {
	return `${login.origin} ${tenant.toLowerCase()}`;
}
