/** What is to be done outside n8n. */
export interface DirectOrder {
	/** Address of the server, without `/api` */
	url: string;
	items: number;
	/** Requests under way at one time */
	width: number;
	auth: { username: string; password: string };
}

/** What it took. */
export interface DirectReport {
	milliseconds: number;
	cpuMs: number;
	failure?: string;
}
