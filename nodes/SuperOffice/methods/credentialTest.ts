import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { fetchJsonBy, type FetchJson } from '../../../credentials/session/fetchJson';
import {
	secretsOf,
	signRequest,
	signSystemUserRequest,
} from '../../../credentials/session/session';
import { newSystemUserTicket } from '../../../credentials/session/systemUser';
import { carrierWith } from '../transport/accepts';
import { answerOf, isSuccess, type Answer, type FullResponse } from '../transport/answer';
import { Failure } from '../transport/failure';
import { createRedactor } from '../transport/redact';
import type { Call } from '../transport/request';
import { placeOf, type CredentialType } from '../transport/session';

/** Who am I: answered onsite and Online, and without any right on users. */
const WHO_AM_I: Call = {
	method: 'GET',
	path: 'User/currentPrincipal',
	purpose: 'accept the sign-in',
	accepts: carrierWith('AssociateId'),
	writes: false,
	userManagement: false,
};

/** Statuses by which a server answers for a tenant that has moved, or does not run. */
const MAY_BE_ELSEWHERE = [403, 421, 503];

/** Of an OAuth2 credential n8n never asks a node. */
type TestedType = Exclude<CredentialType, 'superOfficeOAuth2Api'>;

/** How a credential signs a request when n8n does not do it: a test has no node that runs. */
type Sign = (
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	fetchJson: FetchJson,
) => Promise<IHttpRequestOptions>;

const SIGN: Record<TestedType, Sign> = {
	superOfficeApi: async (credential, request) =>
		await Promise.resolve(signRequest(credential, request)),
	superOfficeSystemUserApi: async (credential, request, fetchJson) => {
		const { ticket } = await newSystemUserTicket(credential, fetchJson);
		return signSystemUserRequest({ ...credential, sessionToken: ticket }, request);
	},
};

/** The test button of the SuperOffice API credential. */
export const superOfficeApiTest = testOf('superOfficeApi');

/** The test button of the SuperOffice System User API credential. */
export const superOfficeSystemUserApiTest = testOf('superOfficeSystemUserApi');

/**
 * Tests a credential by `GET v1/User/currentPrincipal`, with an answer that says what to do. Never
 * throws: n8n shows `message` as it is.
 */
function testOf(credentialType: TestedType) {
	return async function (
		this: ICredentialTestFunctions,
		{ data = {} }: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		const redact = createRedactor(secretsOf(data, credentialType));
		try {
			const name = await whoAmI(this, credentialType, data);
			return { status: 'OK', message: redact(`Signed in to SuperOffice as ${name}`) };
		} catch (error) {
			const { message, description } = error as Failure;
			const words = [message, description].filter(Boolean).join('. ');
			return { status: 'Error', message: redact(words) };
		}
	};
}

async function whoAmI(
	{ helpers }: ICredentialTestFunctions,
	credentialType: TestedType,
	credential: ICredentialDataDecryptedObject,
): Promise<string> {
	// The only helper that n8n offers to a credential test; a signed request knows its options too.
	const { request } = helpers;
	const ask = async (options: object): Promise<Answer> =>
		answerOf(
			(await request({ ...options, simple: false, resolveWithFullResponse: true })) as FullResponse,
		);
	const fetchJson = fetchJsonBy(async (options) => {
		const { status, body } = await ask({ ...options, followRedirect: false });
		return { statusCode: status, body };
	});
	const place = await placeOf(credentialType, credential, fetchJson);
	const { root } = place;
	const attempt = {
		call: WHO_AM_I,
		origin: root.origin,
		credentialType,
		redact: createRedactor(secretsOf(credential, credentialType)),
	};
	try {
		const whoAt = async (at: URL): Promise<Answer> => {
			const { method, path } = WHO_AM_I;
			const unsigned = { method, url: new URL(path, at).href, json: true, followRedirect: false };
			return await ask(await SIGN[credentialType](credential, unsigned, fetchJson));
		};
		let answer = await whoAt(root);
		// Online the login server knows whether the tenant runs, and where it is now.
		if (place.ask && MAY_BE_ELSEWHERE.includes(answer.status)) {
			answer = await whoAt((await place.ask(root)).root);
		}
		if (!isSuccess(answer) || !WHO_AM_I.accepts(answer.body, answer.status)) {
			throw Failure.fromAnswer(answer, attempt);
		}
		const { FullName, Associate, AssociateId } = answer.body as IDataObject;
		return String(FullName || Associate || AssociateId);
	} catch (error) {
		throw Failure.from(error, attempt);
	}
}
