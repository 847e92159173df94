import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { apiRoot, requestAddress } from './address';
import { isOfEnvironment, loginOf, loginServer } from './environment';

/** How a request presents itself; the values are those of the credential's `authScheme`. */
export type AuthScheme = 'basic' | 'bearer' | 'soTicket';

/** A request as either of n8n's request helpers knows it: the older one says `uri` and `followRedirect`. */
type SignableRequest = IHttpRequestOptions & {
	uri?: string;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
	rejectUnauthorized?: boolean;
};

const SYSTEM_USER = 'SuperOffice System User API';

/** Printable ASCII: what an HTTP header may hold without an encoding that servers disagree on. */
const HEADER_TEXT = /^[\x20-\x7e]+$/;

/** `Authorization` for each scheme, as the WebAPI's page on authentication gives them. */
const AUTHORIZATION: Record<AuthScheme, (credential: ICredentialDataDecryptedObject) => string> = {
	basic: (credential) => `Basic ${basicToken(credential)}`,
	bearer: (credential) => `Bearer ${headerText(credential.accessToken, 'Access Token')}`,
	soTicket: (credential) => `SOTicket ${headerText(credential.ticket, 'Ticket')}`,
};

/**
 * Adds to a request what SuperOffice wants to see: the address of the WebAPI in front of a path,
 * `Authorization`, and `SO-AppToken` when there is one. Works for this package's nodes and for
 * n8n's HTTP Request node alike.
 *
 * @throws Error when the credential is not complete, or the request goes to another origin
 */
export function signRequest(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const { uri, ...options } = request as SignableRequest;
	const root = apiRoot(credential.baseUrl);
	const login = loginOf(root);
	const address = requestAddress(root, {
		url: options.url || uri,
		baseURL: options.baseURL,
		// Tenants of SuperOffice Online move from one server of their environment to another.
		mayGoTo: (other) => login !== undefined && isOfEnvironment(login, other),
	});
	const signed = withoutRedirects(options, address, sessionHeaders(credential));
	if (credential.allowUnauthorizedCerts === true) {
		signed.skipSslCertificateValidation = true;
		signed.rejectUnauthorized = false;
	}
	return signed;
}

/**
 * The same for a system user of SuperOffice Online: its ticket, and the application token that it
 * belongs to. A request has to say its whole address, in the environment of the credential.
 *
 * @throws Error when the request goes elsewhere
 */
export function signSystemUserRequest(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const { uri, ...options } = request as SignableRequest;
	const login = loginServer(credential);
	const address = requestAddress(login, {
		url: options.url || uri,
		baseURL: options.baseURL,
		mayGoTo: (other) => isOfEnvironment(login, other),
		credential: SYSTEM_USER,
	});
	return withoutRedirects(options, address, {
		Authorization: `SOTicket ${headerText(credential.sessionToken, 'Session Token', SYSTEM_USER)}`,
		'SO-AppToken': headerText(credential.clientSecret, 'Client Secret', SYSTEM_USER),
	});
}

/** Which members of each credential nobody may see. */
const SECRETS: Record<string, string[]> = {
	superOfficeApi: ['password', 'accessToken', 'ticket', 'appToken'],
	superOfficeOAuth2Api: ['clientSecret'],
	superOfficeSystemUserApi: ['clientSecret', 'systemUserToken', 'privateKey', 'sessionToken'],
};

/** Which members of what an OAuth2 sign-in gave nobody may see. */
const TOKENS = ['access_token', 'refresh_token', 'id_token'];

/**
 * Every text of the credential that nobody may see, also in the form in which it is sent.
 * Secrets of schemes that are not chosen count too: they are in the credential all the same.
 */
export function secretsOf(
	credential: ICredentialDataDecryptedObject,
	credentialType = 'superOfficeApi',
): string[] {
	const tokens = (credential.oauthTokenData ?? {}) as Record<string, unknown>;
	const secrets = [
		...SECRETS[credentialType].map((name) => credential[name]),
		...TOKENS.map((name) => tokens[name]),
	].filter((secret): secret is string => typeof secret === 'string' && secret.trim() !== '');
	if (credential.authScheme === 'basic' && secrets.length > 0) {
		secrets.push(
			base64(`${String(credential.username ?? '').trim()}:${String(credential.password ?? '')}`),
		);
	}
	return secrets.flatMap((secret) => [...new Set([secret, secret.trim(), ...linesOf(secret)])]);
}

/** A key is a secret by each of its lines, too. */
function linesOf(secret: string): string[] {
	return secret.split(/\n|\\n/).filter((line) => line.length > 30 && !line.startsWith('-----'));
}

/**
 * No redirect is followed: it could carry the secrets to another server, and the WebAPI itself
 * never redirects.
 */
function withoutRedirects(
	options: SignableRequest,
	address: URL,
	headers: Record<string, string>,
): SignableRequest {
	return {
		...options,
		url: address.href,
		baseURL: undefined,
		headers: { ...options.headers, ...headers },
		disableFollowRedirect: true,
		followRedirect: false,
		followAllRedirects: false,
		sendCredentialsOnCrossOriginRedirect: false,
	};
}

function sessionHeaders(credential: ICredentialDataDecryptedObject): Record<string, string> {
	const authorization = AUTHORIZATION[credential.authScheme as AuthScheme];
	if (!authorization) {
		throw new Error("Choose an 'Authentication' in the SuperOffice API credential");
	}
	const headers: Record<string, string> = { Authorization: authorization(credential) };
	if (typeof credential.appToken === 'string' && credential.appToken.trim() !== '') {
		headers['SO-AppToken'] = headerText(credential.appToken, 'App Token');
	}
	return headers;
}

function basicToken(credential: ICredentialDataDecryptedObject): string {
	const username = String(credential.username ?? '').trim();
	if (username === '') {
		throw new Error("Fill in 'User Name' in the SuperOffice API credential");
	}
	if (username.includes(':')) {
		throw new Error(
			"'User Name' in the SuperOffice API credential has a colon, which basic authentication cannot send",
		);
	}
	return base64(`${username}:${String(credential.password ?? '')}`);
}

function headerText(value: unknown, label: string, credential = 'SuperOffice API'): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') {
		throw new Error(`Fill in '${label}' in the ${credential} credential`);
	}
	if (!HEADER_TEXT.test(text)) {
		throw new Error(
			`'${label}' in the ${credential} credential has a line break or a character that cannot be sent. Copy it once more, without anything around it`,
		);
	}
	return text;
}

function base64(text: string): string {
	return Buffer.from(text, 'utf8').toString('base64');
}
