import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { environmentProperties } from './session/environment';

/** The login server, as `loginServer` reads it: n8n's OAuth2 flow takes expressions only. */
const LOGIN =
	'($self["environment"] === "custom" ? $self["loginHost"].trim().replace(/^(https?:\\/\\/[^\\/]*).*$/, "$1") : "https://" + $self["environment"] + ".superoffice.com")';

/** The address of the WebAPI that the sign-in gave: a claim of the ID token. */
const API =
	'$credentials.oauthTokenData.id_token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/").base64Decode().parseJson()["http://schemes.superoffice.net/identity/webapi_url"]';

/**
 * Signs a user in to SuperOffice Online in the browser (OpenID Connect, code flow with PKCE). The
 * address of the WebAPI comes from the sign-in, and n8n renews the access token.
 */
export class SuperOfficeOAuth2Api implements ICredentialType {
	name = 'superOfficeOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'SuperOffice OAuth2 API';

	documentationUrl = 'https://github.com/n8n-nodes-superoffice/n8n-nodes-superoffice#credentials';

	icon: Icon = {
		light: 'file:../icons/superoffice.svg',
		dark: 'file:../icons/superoffice.dark.svg',
	};

	properties: INodeProperties[] = [
		...environmentProperties,
		{
			displayName: 'Tenant',
			name: 'tenant',
			type: 'string',
			default: '',
			placeholder: 'e.g. Cust12345',
			description:
				'Customer ID of the SuperOffice to sign in to. Left empty, you choose one when you sign in.',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'pkce',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{ ${LOGIN} + "/login/common/oauth/authorize" }}`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ ${LOGIN} + "/login/common/oauth/tokens" }}`,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: 'openid',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default:
				'={{ ($self["tenant"] || "").trim() ? "acr_values=tenant:" + $self["tenant"].trim() : "" }}',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];

	// By a request, not through the node: of an OAuth2 credential n8n would only look for a token.
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${API} }}`,
			url: 'v1/User/currentPrincipal',
		},
	};
}
