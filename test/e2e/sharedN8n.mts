const VARIABLE = 'SUPEROFFICE_TEST_N8N';

/** What a test has to know of the n8n that globalSetup started. */
export interface SharedN8n {
	url: string;
	logFile: string;
	/** Of the client that is signed in. */
	cookie: string;
}

/** The environment is what both have: Jest runs tests in a context of their own. */
export function shareN8n(n8n: SharedN8n): void {
	process.env[VARIABLE] = JSON.stringify(n8n);
}

export function sharedN8n(): SharedN8n {
	const text = process.env[VARIABLE];
	if (!text) throw new Error('No n8n was started: run these tests by npm run test:e2e.');
	return JSON.parse(text) as SharedN8n;
}
