import type { INodeProperties } from 'n8n-workflow';

import type { CredentialType } from '../transport/session';

const AUTHENTICATIONS: Array<{ name: string; value: CredentialType; description: string }> = [
	{
		name: 'OAuth2',
		value: 'superOfficeOAuth2Api',
		description: 'SuperOffice Online, as a user who signs in in the browser',
	},
	{
		name: 'Password, Token or Ticket',
		value: 'superOfficeApi',
		description: 'SuperOffice onsite, or Online with a token or ticket that you have',
	},
	{
		name: 'System User',
		value: 'superOfficeSystemUserApi',
		description: 'SuperOffice Online, as the system user of your app',
	},
];

/** Which credential the node signs in with. */
export const authenticationProperty: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: AUTHENTICATIONS,
	default: 'superOfficeApi',
};

/** What the parameter says; the default where it does not. */
export function credentialTypeOf(value: unknown): CredentialType {
	return AUTHENTICATIONS.find((each) => each.value === value)?.value ?? 'superOfficeApi';
}
