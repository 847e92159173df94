import type { Emulator } from './index.mts';
import { LOGINS } from './index.mts';

/** What a person needs who has started the emulator from the command line. */
export function describe(emulator: Emulator): string {
	const { url, origin, mode } = emulator;
	return [
		`SuperOffice emulator (${mode})  ${url}`,
		...(mode === 'onsite' ? onsiteLogins() : onlineLogins(emulator)),
		`  bearer token   ${LOGINS.bearerToken}`,
		`  control        ${origin}/__emulator/{state,log,journal,reset,faults,throttle,others,webhooks,app,move,expire}`,
		`Try: curl ${tryLogin(mode)} ${url}/api/v1/User/currentPrincipal`,
		'Stop with Ctrl-C.',
	].join('\n');
}

function onsiteLogins(): string[] {
	const { administrator, salesUser, ticket } = LOGINS;
	return [
		`  administrator  ${administrator.userName} / ${administrator.password}`,
		`  sales user     ${salesUser.userName} / ${salesUser.password}`,
		`  ticket         ${ticket}`,
	];
}

function onlineLogins({ loginUrl, origin, app }: Emulator): string[] {
	return [
		`  login server   ${loginUrl}`,
		`  client id      ${app.clientId}`,
		`  client secret  ${app.clientSecret}`,
		`  system user    system token and private key: curl ${origin}/__emulator/app`,
		`  ticket         ${LOGINS.ticket}  (with SO-AppToken: ${app.clientSecret})`,
	];
}

function tryLogin(mode: Emulator['mode']): string {
	const { administrator, bearerToken } = LOGINS;
	return mode === 'onsite'
		? `-u ${administrator.userName}:${administrator.password}`
		: `-H 'Authorization: Bearer ${bearerToken}'`;
}
