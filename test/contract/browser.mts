import { createPublicKey, verify } from 'node:crypto';
import type { AxiosResponse } from 'axios';
import axios from 'axios';
import type { Emulator } from '../emulator/index.mts';
import type { Json } from './client.mts';

/** What a browser and an app do together at the login server. */
const http = axios.create({ maxRedirects: 0, validateStatus: () => true });

export const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';

/** The parameters with which an app sends a user to the login server. */
export function authorizeParameters({ app }: Emulator): Record<string, string> {
	return {
		client_id: app.clientId,
		redirect_uri: CALLBACK,
		response_type: 'code',
		scope: 'openid',
		state: 'a state/+1',
	};
}

export async function openPage(
	emulator: Emulator,
	parameters: Record<string, string>,
	realm = 'common',
): Promise<AxiosResponse<string>> {
	const url = `${emulator.loginUrl}/login/${realm}/oauth/authorize`;
	return await http.get<string>(url, { params: parameters });
}

/** Clicks a button of the consent page: sends its form with the button's name and value. */
export async function click(
	emulator: Emulator,
	page: string,
	label: 'Allow' | 'Deny',
): Promise<AxiosResponse<string>> {
	const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
	const button = new RegExp(`name="([^"]+)" value="([^"]+)">${label}<`).exec(page);
	const action = /<form method="post" action="([^"]+)">/.exec(page)?.[1] ?? '';
	const form = new URLSearchParams(
		[...fields, button ?? []].map(([, name, value]) => [name, unescapeHtml(value)]),
	);
	return await http.post<string>(new URL(unescapeHtml(action), emulator.loginUrl).href, form);
}

function unescapeHtml(text: string): string {
	return text
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}

/** The parameters in the address that a browser is sent back to. */
export function sentBack({ headers }: AxiosResponse): Record<string, string> {
	return Object.fromEntries(new URL(String(headers.location)).searchParams);
}

/** A code, by opening the page and clicking Allow. */
export async function getCode(
	emulator: Emulator,
	more: Record<string, string> = {},
): Promise<string> {
	const page = await openPage(emulator, { ...authorizeParameters(emulator), ...more });
	return sentBack(await click(emulator, page.data, 'Allow')).code;
}

export async function postTokens(
	emulator: Emulator,
	form: Record<string, string>,
	headers: Record<string, string> = {},
): Promise<AxiosResponse<Json>> {
	const url = `${emulator.loginUrl}/login/common/oauth/tokens`;
	return await http.post<Json>(url, new URLSearchParams(form), { headers });
}

/** The claims of a JWT whose signature fits the published key of that name. */
export async function readJwt(emulator: Emulator, jwt: unknown): Promise<Json> {
	const [head, payload, signature] = String(jwt).split('.');
	const { alg, kid, typ } = JSON.parse(decode(head)) as Json;
	expect([alg, typ]).toEqual(['RS256', 'JWT']);
	const { data } = await http.get<{ keys: Json[] }>(`${emulator.loginUrl}/login/.well-known/jwks`);
	const key = data.keys.find((each) => each.kid === kid) ?? {};
	expect(key).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256' });
	const publicKey = createPublicKey({ key: { ...key }, format: 'jwk' });
	const signed = Buffer.from(`${head}.${payload}`);
	expect(verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
	return JSON.parse(decode(payload)) as Json;
}

function decode(part: string): string {
	return Buffer.from(part, 'base64url').toString('utf8');
}
