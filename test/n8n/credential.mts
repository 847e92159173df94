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

/** The workflow with this credential in each node that needs one. */
export function withCredential(workflow: Workflow, id: string, name: string): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[TYPE] ? { ...node, credentials: { [TYPE]: { id, name } } } : node,
	);
	return { ...workflow, nodes };
}
