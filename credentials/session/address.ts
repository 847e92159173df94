const PATH_OF_THE_API = /\/api(\/v\d+(\/.*)?)?$/i;

/**
 * The root of the WebAPI, such as `https://crm.example.com/SuperOffice/api/v1/`, from what people
 * have at hand: the address of the web client or of the API, with or without a trailing slash,
 * `/api` or `/api/v1`.
 *
 * @throws Error when the text is no http(s) address, or holds a user name and password
 */
export function apiRoot(baseUrl: unknown): URL {
	const text = typeof baseUrl === 'string' ? baseUrl.trim() : '';
	if (text === '') {
		throw new Error(
			"Fill in 'Base URL' in the SuperOffice API credential, e.g. https://crm.example.com/SuperOffice",
		);
	}
	const url = parse(text);
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw new Error(
			"'Base URL' in the SuperOffice API credential has to be a web address that starts with https:// (or http://), e.g. https://crm.example.com/SuperOffice",
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw new Error(
			"Take the user name and password out of 'Base URL' in the SuperOffice API credential and put them into their own fields",
		);
	}
	const directory = url.pathname.replace(/\/+$/, '').replace(PATH_OF_THE_API, '');
	return new URL(`${url.origin}${directory}/api/v1/`);
}

/**
 * The address of one request: a path is taken from the root of the WebAPI, and a whole address
 * has to be of the same origin (scheme, host and port), because secrets go with it.
 *
 * @param target.mayGoTo Other addresses that belong to the credential as well
 * @param target.credential Its name, for the message
 *
 * @throws Error when the address is of another origin
 */
export function requestAddress(
	root: URL,
	target: {
		url?: string;
		baseURL?: string;
		mayGoTo?: (address: URL) => boolean;
		credential?: string;
	},
): URL {
	const base = target.baseURL ? resolve(withSlash(target.baseURL), root) : root;
	// What follows a slash is meant below the base, as HTTP clients join the two, not at the host's root.
	const path = /^\/(?![/\\])/.test(target.url ?? '') ? target.url!.slice(1) : (target.url ?? '');
	const address = resolve(path, base);
	if (address.origin !== root.origin && !target.mayGoTo?.(address)) {
		throw new Error(
			`Not sent: the ${target.credential ?? 'SuperOffice API'} credential is for ${root.origin} only, and this request goes to ${address.origin}. Use an address that starts with ${root.origin}, or a credential of its own for the other server`,
		);
	}
	address.username = '';
	address.password = '';
	return address;
}

function resolve(text: string, base: URL): URL {
	const url = parse(text, base);
	if (!url) {
		throw new Error('Not sent: the address of the request is no web address');
	}
	return url;
}

function parse(text: string, base?: URL): URL | undefined {
	try {
		return new URL(text, base);
	} catch {
		return undefined;
	}
}

function withSlash(text: string): string {
	return text.endsWith('/') ? text : `${text}/`;
}
