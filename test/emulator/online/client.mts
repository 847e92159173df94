import type { Incoming } from '../api.mts';
import { APP, LOGINS } from '../seed/names.mts';

/** Whether the app proves who it is: in the Authorization header, or among the parameters. */
export function isClient(incoming: Incoming, parameters: Record<string, string>): boolean {
	const [clientId, clientSecret] = readHeader(incoming.headers.authorization) ?? [
		parameters.client_id,
		parameters.client_secret,
	];
	return clientId === APP.clientId && clientSecret === LOGINS.appToken;
}

/** Both parts are encoded as in a form before they are joined (RFC 6749, 2.3.1). */
function readHeader(authorization = ''): string[] | undefined {
	const encoded = /^basic\s+(\S+)$/i.exec(authorization)?.[1];
	if (encoded === undefined) return undefined;
	const [clientId, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
	return [clientId, rest.join(':')].map((part) => new URLSearchParams(`x=${part}`).get('x') ?? '');
}
