import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { environmentProperties } from './session/environment';
import { fetchJsonBy } from './session/fetchJson';
import { signSystemUserRequest } from './session/session';
import { systemUserTicket } from './session/systemUser';

/**
 * Signs in as the system user that an app has in a tenant of SuperOffice Online: server to server,
 * without a person. n8n keeps the ticket in the credential and asks for another one only when it is
 * refused. n8n tests it through the node (`testedBy`).
 */
export class SuperOfficeSystemUserApi implements ICredentialType {
	name = 'superOfficeSystemUserApi';

	displayName = 'SuperOffice System User API';

	documentationUrl = 'https://github.com/n8n-nodes-superoffice/n8n-nodes-superoffice#credentials';

	icon: Icon = {
		light: 'file:../icons/superoffice.svg',
		dark: 'file:../icons/superoffice.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		...environmentProperties,
		{
			displayName: 'Tenant',
			name: 'tenant',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Cust12345',
			description: 'Customer ID of the SuperOffice to work in',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				"Client secret (application token) of your registered app, from SuperOffice's developer portal",
		},
		{
			displayName: 'System User Token',
			name: 'systemUserToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Your app gets it once, as system_token, when an administrator of the tenant approves the app. It looks like YourApp-AbCdEf1234.',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			required: true,
			placeholder: 'e.g. -----BEGIN PRIVATE KEY-----',
			description:
				'RSA private key of your app in PEM, with its first and last line; line breaks may be missing',
		},
	];

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const { ticket } = await systemUserTicket(
			credentials,
			fetchJsonBy(async (options) => await this.helpers.httpRequest(options)),
			String(credentials.sessionToken ?? ''),
		);
		return { sessionToken: ticket };
	}

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => signSystemUserRequest(credentials, requestOptions);
}
