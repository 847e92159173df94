import type { Approval } from './authorizeErrors.mts';
import type { Login } from './issue.mts';

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
	/** What has become of the customer's approval of the app. */
	approval: Approval;
}

/** What a user has allowed; the app gets tokens for it, once. */
export interface StoredCode extends Login {
	redirectUri: string;
	/** Empty when the app uses no PKCE. */
	challenge: string;
	challengeMethod: 'S256' | 'plain';
	nonce: string;
	expires: Date;
}

/** A token or ticket that was given out; one without such an entry is good for ever. */
export interface Issued {
	/** The tenant whose API takes it. */
	tenant: string;
	expires: Date;
}

/** What is set of Online when the emulator starts. Tests may change it while it runs. */
export interface OnlineSettings {
	/** Counts from when the token is given out. */
	tokenLifeSeconds: number;
	/** Counts from the last use of the ticket. */
	ticketLifeSeconds: number;
	/** What the API answers to an expired token or ticket: the documents say both. */
	expiredStatus: 401 | 403;
	/** Whether SuperOffice has opened user management for the app. */
	isUserAgentOpen: boolean;
	/** Whether the app has asked for webhooks when it was registered. */
	areWebhooksOpen: boolean;
	/** How long an answer about a tenant's state may be kept. */
	stateLifeSeconds: number;
	/** Where users may be sent back to, letter by letter; null is any n8n on this machine. */
	redirectUris: string[] | null;
}

/** What the vendor's cloud knows beside the data of the tenant. */
export interface OnlineState {
	tenants: StoredTenant[];
	/** By token and ticket. */
	issued: Record<string, Issued>;
	codes: Record<string, StoredCode>;
	/** They have no end of their own: they live as long as the app is approved. */
	refreshTokens: Record<string, Login>;
	settings: OnlineSettings;
}
