import type { OnlineSettings } from './state.mts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether the app has registered the address that users are sent back to. Real ones are a list and
 * compared letter by letter; without a list every n8n on this machine is registered.
 */
export function isRegistered({ redirectUris }: OnlineSettings, uri: string): boolean {
	if (redirectUris !== null) return redirectUris.includes(uri);
	if (!URL.canParse(uri)) return false;
	const { protocol, hostname, pathname } = new URL(uri);
	return (
		/^https?:$/.test(protocol) &&
		LOOPBACK.includes(hostname) &&
		pathname.endsWith('/oauth2-credential/callback')
	);
}
