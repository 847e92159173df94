import { generateKeyPairSync, sign, verify } from 'node:crypto';

import type { FetchJson } from '../../../../credentials/session/fetchJson.ts';
import {
	newSystemUserTicket,
	signedSystemToken,
	systemUserTicket,
} from '../../../../credentials/session/systemUser.ts';

const CLAIM = 'http://schemes.superoffice.net/identity/';

const app = generateKeyPairSync('rsa', { modulusLength: 2048 });
const login = generateKeyPairSync('rsa', { modulusLength: 2048 });

const CREDENTIAL = {
	environment: 'online',
	tenant: 'Cust12345',
	clientSecret: 'client-secret',
	systemUserToken: 'My-App-AbCdEf',
	privateKey: String(app.privateKey.export({ type: 'pkcs8', format: 'pem' })),
};

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A login server that answers with these claims, over those that are right. */
function server(claims: object = {}): FetchJson & { asked: string[] } {
	const asked: string[] = [];
	const text = `${encode({ alg: 'RS256' })}.${encode({
		iss: 'SuperOffice AS',
		aud: 'spn:1234567890',
		exp: Date.now() / 1000 + 60,
		[`${CLAIM}serial`]: '1234567890',
		[`${CLAIM}ctx`]: 'Cust12345',
		[`${CLAIM}ticket`]: `7T:Ticket-${Math.random()}`,
		...claims,
	})}`;
	const signature = sign('RSA-SHA256', Buffer.from(text), login.privateKey).toString('base64url');
	const answer: FetchJson = async ({ url }) => {
		asked.push(url);
		return await Promise.resolve(
			url.endsWith('/jwks')
				? { keys: [login.publicKey.export({ format: 'jwk' })] }
				: { IsSuccessful: true, Token: `${text}.${signature}` },
		);
	};
	return Object.assign(answer, { asked });
}

test('the token is signed with the minute, in UTC, as the page on system users says', () => {
	const signed = signedSystemToken(CREDENTIAL, new Date('2026-05-05T23:07:59+02:00'));
	const [, data, signature] = /^(.*)\.([^.]+)$/.exec(signed)!;
	expect(data).toBe('My-App-AbCdEf.202605052107');
	const bytes = Buffer.from(signature, 'base64');
	expect(verify('RSA-SHA256', Buffer.from(data), app.publicKey, bytes)).toBe(true);
});

test('the login server of the environment is asked, and no other', async () => {
	const fetchJson = server();
	const { ticket } = await newSystemUserTicket(CREDENTIAL, fetchJson);
	expect(ticket).toMatch(/^7T:Ticket-/);
	expect(fetchJson.asked).toEqual([
		'https://online.superoffice.com/Login/api/PartnerSystemUser/Authenticate',
		'https://online.superoffice.com/login/.well-known/jwks',
	]);
});

test.each([
	['of another issuer', { iss: 'Somebody' }, 'another issuer'],
	['for another app', { aud: 'spn:999' }, 'somebody else'],
	['without an audience', { aud: undefined }, 'somebody else'],
	['without a serial', { [`${CLAIM}serial`]: undefined, aud: 'spn:undefined' }, 'somebody else'],
	['for another tenant', { [`${CLAIM}ctx`]: 'Cust99999' }, 'another tenant'],
	['that has expired', { exp: 1 }, 'it has expired'],
	['without a ticket', { [`${CLAIM}ticket`]: '' }, 'no ticket'],
])('an answer %s is not trusted', async (_, claims, words) => {
	await expect(newSystemUserTicket(CREDENTIAL, server(claims))).rejects.toThrow(words);
});

test('one credential never gets the ticket of another', async () => {
	const first = await systemUserTicket(CREDENTIAL, server(), '');
	const others = [
		{ tenant: 'Cust54321', claims: { [`${CLAIM}ctx`]: 'Cust54321' } },
		{ clientSecret: 'another-secret' },
		{ systemUserToken: 'Another-App' },
		{ environment: 'sod' },
	];
	for (const { claims, ...other } of others as Array<{ claims?: object }>) {
		const { ticket } = await systemUserTicket({ ...CREDENTIAL, ...other }, server(claims), '');
		expect(ticket).not.toBe(first.ticket);
	}
	expect((await systemUserTicket(CREDENTIAL, server(), '')).ticket).toBe(first.ticket);
});

test('a sign-in that failed is tried again by the next', async () => {
	const credential = { ...CREDENTIAL, systemUserToken: 'Fails-First' };
	const broken: FetchJson = async () => await Promise.reject(new Error('down'));
	await expect(systemUserTicket(credential, broken, '')).rejects.toThrow('down');
	expect((await systemUserTicket(credential, server(), '')).ticket).toMatch(/^7T:/);
});

test('a refusal holds for all who ask at about the same time, but not for the test button', async () => {
	const credential = { ...CREDENTIAL, systemUserToken: 'Is-Refused' };
	let asked = 0;
	const refusing: FetchJson = async () => {
		asked += 1;
		return await Promise.resolve({ IsSuccessful: false, ErrorMessage: 'Revoked for Is-Refused' });
	};
	for (let item = 0; item < 10; item++) {
		await expect(systemUserTicket(credential, refusing, '')).rejects.toThrow('Revoked for *****');
	}
	expect(asked).toBe(1);
	expect((await newSystemUserTicket(credential, server())).ticket).toMatch(/^7T:/);
});
