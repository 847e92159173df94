import type { OwnWords } from './answer';
import type { CredentialType } from './session';

/** What is known when a call did not do its work. */
export interface Facts {
	status?: number;
	code?: string;
	words: OwnWords;
	/** Scheme, host and port that the call went to */
	origin: string;
	credentialType: CredentialType;
	/** The address that a redirect points to */
	location?: string;
	/** Whether the call is one of the User agent, or one of the REST calls that stand on it */
	userManagement: boolean;
	/** The answer was a web page */
	webPage: boolean;
	/** SuperOffice answered, and says that the user is not there */
	missing: boolean;
}

interface Hint {
	when: (facts: Facts) => boolean;
	say: string | ((facts: Facts) => string);
}

const ONLINE =
	'SuperOffice Online does not open user management (the User agent) to apps by default. Ways out: use an onsite installation, ask SuperOffice to open it for your app, or provision users through SCIM.';

const RIGHTS =
	'The user behind the credential needs a role with administration rights; a user without them can only change their own password.';

const NO_HOST = /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_NONAME)$/;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;
const TIME_OUT = /^(ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT)$/;

/** What each credential is called, and which of its fields say where SuperOffice is. */
const CREDENTIALS: Record<CredentialType, { credential: string; address: string }> = {
	superOfficeApi: {
		credential: 'SuperOffice API credential',
		address: "'Base URL' in the SuperOffice API credential",
	},
	superOfficeOAuth2Api: {
		credential: 'SuperOffice OAuth2 API credential',
		address: "'Environment' and 'Tenant' in the SuperOffice OAuth2 API credential",
	},
	superOfficeSystemUserApi: {
		credential: 'SuperOffice System User API credential',
		address: "'Environment' and 'Tenant' in the SuperOffice System User API credential",
	},
};

/** What to do when even a new token or ticket is refused. */
const SIGN_IN_AGAIN: Partial<Record<CredentialType, string>> = {
	superOfficeOAuth2Api:
		'Open the SuperOffice OAuth2 API credential and reconnect it. Look whether the app is still approved in the tenant, and whether the user can still log in.',
	superOfficeSystemUserApi:
		"Check 'Client Secret' and 'System User Token' in the SuperOffice System User API credential, and whether the app is still approved in the tenant.",
};

/** What to do next, the first row that fits; rows stand from the special to the general. */
const HINTS: Hint[] = [
	{
		when: ({ words }) => /not available in online|online restricted/i.test(words.text ?? ''),
		say: ONLINE,
	},
	{
		// What n8n 2.8 makes of a refused renewal; later ones say themselves that it needs reconnecting.
		when: ({ code, credentialType }) => code === 'EAUTH' && credentialType in SIGN_IN_AGAIN,
		say: ({ credentialType }) => SIGN_IN_AGAIN[credentialType]!,
	},
	{
		when: ({ code }) => NO_HOST.test(code ?? ''),
		say: ({ origin }) =>
			`The name in ${origin} is not known here. Check {address}, and that n8n's machine can look the name up.`,
	},
	{
		when: ({ code }) => code === 'ECONNREFUSED',
		say: ({ origin }) =>
			`Nothing listens at ${origin}. Check the host and port in {address}, and that SuperOffice is running.`,
	},
	{
		when: ({ code }) => CERTIFICATE.test(code ?? ''),
		say: ({ origin, credentialType }) =>
			`n8n does not trust the certificate of ${origin}. Let n8n know the authority that issued it (NODE_EXTRA_CA_CERTS)${credentialType === 'superOfficeApi' ? ", or turn on 'Ignore SSL Issues (Insecure)' in the {credential} if you trust the network between the two" : ''}.`,
	},
	{
		when: ({ code }) => TIME_OUT.test(code ?? ''),
		say: "The answer took too long. Look whether SuperOffice is busy, or give it longer with 'Timeout' under 'Options'.",
	},
	{
		when: ({ code }) => code !== undefined,
		say: ({ origin }) =>
			`The connection to ${origin} broke. Check the network and proxy between n8n and SuperOffice.`,
	},
	{
		when: ({ location }) => location !== undefined,
		say: ({ location }) =>
			`The server points to ${location}. Redirects are not followed, so that no secret reaches another server: if that address is your SuperOffice, put it into {address}.`,
	},
	{
		when: ({ status, credentialType }) => status === 401 && credentialType in SIGN_IN_AGAIN,
		say: ({ credentialType }) => SIGN_IN_AGAIN[credentialType]!,
	},
	{
		when: ({ status }) => status === 401,
		say: "Check the user name and password, token or ticket in the {credential}; tokens and tickets expire. SuperOffice Online takes no user name and password, and wants 'App Token' together with a ticket.",
	},
	{
		when: ({ words }) =>
			/^So(IllegalOperation|FunctionRight|Sentry)Exception$/.test(words.type ?? ''),
		say: RIGHTS,
	},
	{
		when: ({ status, userManagement }) => status === 403 && userManagement,
		say: `${RIGHTS} ${ONLINE}`,
	},
	{
		when: ({ status }) => status === 403,
		say: `${RIGHTS} An expired token is refused like this too: sign in again.`,
	},
	{
		when: ({ status }) => status === 421,
		say: 'This is not the address of your tenant at the moment. Look up the current one, with its number (e.g. https://online3.superoffice.com/Cust12345), and put it into {address}.',
	},
	{
		when: ({ words }) => words.type === 'SoLicenseException',
		say: 'Free a license of this kind in SuperOffice, or buy one, and run the item again.',
	},
	{
		when: ({ status }) => status === 429 || status === 503,
		say: 'SuperOffice is busy or under maintenance. Wait a little and run the item again; it asks for no more than ten calls a second.',
	},
	{
		when: ({ missing }) => missing,
		say: 'Look the user up in SuperOffice and give the ID or user name as it stands there.',
	},
	{
		when: ({ webPage, status, words }) =>
			webPage || status === 404 || (status === 200 && words.text === undefined),
		say: 'Check {address}: it has to be the address of your SuperOffice, e.g. https://crm.example.com/SuperOffice or https://online3.superoffice.com/Cust12345.',
	},
	{
		when: ({ status }) => status !== undefined && status >= 500,
		say: 'SuperOffice could not do it. Look at the values that were sent, and into the log of the SuperOffice server for the reason.',
	},
	{
		when: () => true,
		say: 'Change the value that SuperOffice names and run the item again.',
	},
];

/** What the user can do about it, in one or two sentences. */
export function hintFor(facts: Facts): string {
	const { say } = HINTS.find(({ when }) => when(facts))!;
	const words = typeof say === 'string' ? say : say(facts);
	const { credential, address } = CREDENTIALS[facts.credentialType];
	return words.replaceAll('{credential}', credential).replaceAll('{address}', address);
}
