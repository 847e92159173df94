import { LOGINS } from '../emulator/seed/names.mts';
import type { Credential, Workflow } from './shapes.mts';

const TYPE = 'superOfficeApi';

/** The credential that signs in the administrator of an emulated SuperOffice. */
export function credentialFor(baseUrl: string): Credential {
	return {
		name: 'SuperOffice (emulated)',
		type: TYPE,
		data: {
			baseUrl,
			authScheme: 'basic',
			username: LOGINS.administrator.userName,
			password: LOGINS.administrator.password,
			accessToken: '',
			ticket: '',
			appToken: '',
			allowUnauthorizedCerts: false,
		},
	};
}

/** Credentials that n8n has, by their types. */
export type StoredCredentials = Record<string, { id: string; name: string }>;

/** The workflow with these credentials in each node that names one of their types. */
export function withCredentials(workflow: Workflow, stored: StoredCredentials): Workflow {
	const nodes = workflow.nodes.map((node) => {
		const named = Object.entries(node.credentials ?? {});
		if (named.length === 0) return node;
		const credentials = named.map(([type, one]) => [type, stored[type] ?? one]);
		return { ...node, credentials: Object.fromEntries(credentials) as typeof node.credentials };
	});
	return { ...workflow, nodes };
}
