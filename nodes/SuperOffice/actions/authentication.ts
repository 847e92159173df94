import type { INodeProperties } from 'n8n-workflow';

import type { CredentialType } from '../transport/session';
import { isBlank, oneOf } from './values';

const AUTHENTICATION = 'Authentication';

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
	displayName: AUTHENTICATION,
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: AUTHENTICATIONS,
	default: 'superOfficeApi',
	description: 'How to sign in to SuperOffice',
};

/**
 * What the parameter says; the default where it says nothing.
 *
 * @throws InvalidInput for what is no credential of the node
 */
export function credentialTypeOf(value: unknown): CredentialType {
	if (isBlank(value)) return 'superOfficeApi';
	const types = AUTHENTICATIONS.map((each) => each.value);
	return oneOf(types)(value, AUTHENTICATION) as CredentialType;
}
