import type { State } from '../state.mts';

/** One server of Online, and what it knows of the others. */
export interface Online {
	state: State;
	/** Scheme, host and port of the servers; the first is the login server. */
	origins: string[];
	/** Index of the server that a request came to. */
	server: number;
}

/** Whether tenants live on servers of their own, as in the real Online. */
export function isSplit({ origins }: Pick<Online, 'origins'>): boolean {
	return origins.length > 1;
}
