import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { signRequest } from './session/session';

// These two stand apart because the linter guesses by names what is a secret: a ticket is one, and
// a flag about certificates is none (masked, n8n's editor would take its blanked value for true).
const ticket: INodeProperties = {
	displayName: 'Ticket',
	name: 'ticket',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	displayOptions: { show: { authScheme: ['soTicket'] } },
	description:
		'The ticket alone, without the word SOTicket. It usually starts with 7T: and is sent as it is.',
};

const allowUnauthorizedCerts: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'allowUnauthorizedCerts',
	type: 'boolean',
	default: false,
	description: 'Whether to connect even if SSL certificate validation is not possible',
};

/**
 * Signs requests to a SuperOffice WebAPI with Basic, Bearer or SOTicket, and an application token
 * where there is one. n8n tests it through the node (`testedBy`), because only a function can say
 * what to do about a wrong host or a certificate: a test request shows the bare code.
 */
export class SuperOfficeApi implements ICredentialType {
	name = 'superOfficeApi';

	displayName = 'SuperOffice API';

	documentationUrl = 'https://github.com/n8n-nodes-superoffice/n8n-nodes-superoffice#credentials';

	icon: Icon = {
		light: 'file:../icons/superoffice.svg',
		dark: 'file:../icons/superoffice.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://crm.example.com/SuperOffice',
			description:
				'Address of your SuperOffice, with or without /api at its end. Online it is the address with your customer ID, e.g. https://online3.superoffice.com/Cust12345.',
		},
		{
			displayName: 'Authentication',
			name: 'authScheme',
			type: 'options',
			options: [
				{
					name: 'Access Token (Bearer)',
					value: 'bearer',
					description: 'SuperOffice Online, with a token from a sign-in of your app',
				},
				{
					name: 'Ticket (SOTicket)',
					value: 'soTicket',
					description: 'SuperOffice onsite, or Online together with an app token',
				},
				{
					name: 'User Name and Password (Basic)',
					value: 'basic',
					description: 'SuperOffice onsite only',
				},
			],
			default: 'basic',
			description: 'What you have to sign in with',
		},
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. jdoe@example.com',
			displayOptions: { show: { authScheme: ['basic'] } },
			description:
				'User ID or user name of a SuperOffice user whose role has administration rights',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authScheme: ['basic'] } },
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authScheme: ['bearer'] } },
			description: 'The token alone, without the word Bearer. It usually starts with 8A:.',
		},
		ticket,
		{
			displayName: 'App Token',
			name: 'appToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Client secret of your registered app. SuperOffice Online needs it with a ticket; leave it empty onsite.',
		},
		allowUnauthorizedCerts,
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => signRequest(credentials, requestOptions);
}
