import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

/** The login servers of SuperOffice Online (pages on authentication); their hosts have no number. */
const LOGIN_SERVERS: Record<string, string> = {
	sod: 'https://sod.superoffice.com',
	qaonline: 'https://qaonline.superoffice.com',
	online: 'https://online.superoffice.com',
};

const CUSTOM = 'custom';

/** 'Environment' and what belongs to it, for the credentials of SuperOffice Online. */
export const environmentProperties: INodeProperties[] = [
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		options: [
			{ name: 'Custom Login Host', value: CUSTOM, description: 'Another server to log in at' },
			{ name: 'Development (sod)', value: 'sod', description: 'For building and trying apps' },
			{ name: 'Production (online)', value: 'online', description: 'What customers work with' },
			{
				name: 'Stage (qaonline)',
				value: 'qaonline',
				description: 'For the tests before a release',
			},
		],
		default: 'online',
		description: 'Where your SuperOffice Online runs. Your app has to be registered there.',
	},
	{
		displayName: 'Login Host',
		name: 'loginHost',
		type: 'string',
		default: '',
		required: true,
		displayOptions: { show: { environment: [CUSTOM] } },
		placeholder: 'e.g. https://online.superoffice.com',
		description: 'Address of the login server, without a path',
	},
];

/** A customer of SuperOffice Online. */
const TENANT = /^cust\d+$/i;

/**
 * The address of the login server, such as `https://online.superoffice.com/`.
 *
 * @throws Error when it is not given, or is no web address
 */
export function loginServer({ environment, loginHost }: ICredentialDataDecryptedObject): URL {
	const known = LOGIN_SERVERS[String(environment)];
	const text = known ?? String(loginHost ?? '').trim();
	try {
		const { protocol, origin } = new URL(text);
		if (/^https?:$/.test(protocol)) return new URL(origin);
	} catch {
		// Said below, as for an address of another kind.
	}
	throw new Error(
		"'Login Host' in the SuperOffice credential has to be a web address, e.g. https://online.superoffice.com",
	);
}

/**
 * Whether an address belongs to the environment of a login server: secrets go nowhere else. The
 * servers that tenants live on are called like the login server, with a number (`online3.…`).
 */
export function isOfEnvironment(login: URL, address: URL): boolean {
	if (address.protocol !== login.protocol || address.username !== '') return false;
	if (address.port !== '' && Object.values(LOGIN_SERVERS).includes(login.origin)) return false;
	if (address.hostname === login.hostname) return true;
	const [first, ...rest] = login.hostname.split('.');
	// Of an IP address or a bare domain a number would make another owner's.
	if (rest.length < 2 || /^\d+$/.test(first)) return false;
	const [host, ...domain] = address.hostname.split('.');
	const numbered = new RegExp(`^${escaped(first)}\\d+$`, 'i');
	return numbered.test(host) && domain.join('.') === rest.join('.');
}

/** The login server of the environment that an address of SuperOffice Online is in; none for others. */
export function loginOf(address: URL): URL | undefined {
	return Object.values(LOGIN_SERVERS)
		.map((server) => new URL(server))
		.find((login) => isOfEnvironment(login, address));
}

/** The customer ID in an address of SuperOffice Online, e.g. of `/Cust12345/api/v1/`. */
export function tenantIn({ pathname }: URL): string | undefined {
	return pathname.split('/').find((part) => TENANT.test(part));
}

/**
 * Reads the tenant of a credential; an empty text where it is not given.
 *
 * @throws Error when it is no customer ID
 */
export function tenantOf({ tenant }: ICredentialDataDecryptedObject): string {
	const text = String(tenant ?? '').trim();
	if (text === '' || TENANT.test(text)) return text;
	throw new Error(
		"'Tenant' in the SuperOffice credential has to be a customer ID such as Cust12345",
	);
}

function escaped(text: string): string {
	return text.replace(/[^\w]/g, '\\$&');
}
