import { verify } from 'node:crypto';
import type { Answer } from '../answer.mts';
import type { Incoming } from '../api.mts';
import { isObject, readProperty } from '../carriers/reading.mts';
import { parseOrKeep } from '../log.mts';
import { APP, COMPANY, LOGINS, USERS } from '../seed/names.mts';
import { findUser } from '../state.mts';
import type { AuthorizeError } from './authorizeErrors.mts';
import { authorizeMessage } from './authorizeErrors.mts';
import { identityClaims } from './claims.mts';
import { issueTicket } from './issue.mts';
import { signJwt } from './jwt.mts';
import { keyPair } from './keys.mts';
import type { Online } from './online.mts';
import type { StoredTenant } from './state.mts';
import { findTenant, isRunning } from './tenants.mts';

/** Either side of now. The documents give no number; the time is cut to the minute besides. */
const TOLERATED_MINUTES = 5;

/** Gives a ticket of the system user for the signed system token. A failure is an answer, too. */
export function authenticateSystemUser({ text }: Incoming, online: Online): Answer {
	const body = parseOrKeep(text);
	if (!isObject(body)) return { status: 400, body: { Message: 'The request is invalid.' } };
	const read = (name: string): string => String(readProperty(body, name) ?? '');
	const { state } = online;
	const tenant = findTenant(state, read('ContextIdentifier'));
	// No error is documented for a wrong application or an unknown tenant.
	if (read('ApplicationToken') !== LOGINS.appToken || tenant === undefined) {
		return fail(authorizeMessage('Denied'));
	}
	if (tenant.approval !== 'NoError') return fail(authorizeMessage(tenant.approval));
	const fault = checkSigned(read('SignedSystemToken'));
	if (fault !== undefined) return fail(authorizeMessage(fault));
	if (!isRunning(tenant.state)) {
		return fail(`${tenant.contextIdentifier} is not running: ${tenant.state}`);
	}
	if (read('ReturnTokenType').toLowerCase() !== 'jwt') {
		return fail('Only the ReturnTokenType JWT is emulated.');
	}
	const Token = writeToken(online, tenant);
	return { status: 200, body: { IsSuccessful: true, Token, ErrorMessage: null } };
}

/** Reads `systemToken.yyyyMMddHHmm.signature`; the token may itself have full stops. */
function checkSigned(signed: string): AuthorizeError | undefined {
	const [, data, token, time, signature] = /^((.+)\.([^.]*))\.([^.]*)$/s.exec(signed) ?? [];
	if (data === undefined) return 'InvalidSignature';
	const bytes = Buffer.from(signature, 'base64');
	const { publicKey } = keyPair('app');
	if (!verify('RSA-SHA256', Buffer.from(data), publicKey, bytes)) return 'InvalidSignature';
	if (!isNow(time)) return 'InvalidTimestamp';
	return token === APP.systemToken ? undefined : 'Denied';
}

function isNow(time: string): boolean {
	const [, year, month, day, hour, minute] =
		/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(time)?.map(Number) ?? [];
	const minutes = (Date.now() - Date.UTC(year, month - 1, day, hour, minute)) / 60_000;
	return Math.abs(minutes) <= TOLERATED_MINUTES;
}

/** What is good for something in this JWT is the ticket; it is a new one each time. */
function writeToken(online: Online, tenant: StoredTenant): string {
	const { state } = online;
	const user = findUser(state, USERS.system);
	if (user === undefined) throw new Error('The system user has been removed from the state.');
	const { AssociateId: associateId } = user;
	const ticket = issueTicket(state, { associateId, tenant: tenant.contextIdentifier });
	const identityprovider = 'SuperOffice AS';
	return signJwt({
		sub: user.Name,
		...identityClaims(online, user, tenant, { identityprovider, ticket }),
		iss: 'SuperOffice AS',
		aud: `spn:${COMPANY.serial}`,
	});
}

function fail(ErrorMessage: string): Answer {
	return { status: 200, body: { IsSuccessful: false, Token: null, ErrorMessage } };
}
