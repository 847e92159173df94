import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { apiRoot } from '../../../credentials/session/address';
import { secretsOf, signRequest } from '../../../credentials/session/session';
import { carrierWith } from '../transport/accepts';
import { answerOf, isSuccess, type FullResponse } from '../transport/answer';
import { Failure } from '../transport/failure';
import { createRedactor, type Redact } from '../transport/redact';
import type { Call } from '../transport/request';

/** Who am I: answered onsite and Online, and without any right on users. */
const WHO_AM_I: Call = {
	method: 'GET',
	path: 'User/currentPrincipal',
	purpose: 'accept the sign-in',
	accepts: carrierWith('AssociateId'),
	writes: false,
	userManagement: false,
};

/**
 * The test button of the SuperOffice API credential: `GET v1/User/currentPrincipal`, with an answer
 * that says what to do. Never throws: n8n shows `message` as it is.
 */
export async function superOfficeApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const redact = createRedactor(secretsOf(data));
	try {
		const name = await whoAmI(this, data, redact);
		return { status: 'OK', message: redact(`Signed in to SuperOffice as ${name}`) };
	} catch (error) {
		const { message, description } = error as Failure;
		return { status: 'Error', message: [message, description].filter(Boolean).join('. ') };
	}
}

async function whoAmI(
	{ helpers }: ICredentialTestFunctions,
	credential: ICredentialDataDecryptedObject,
	redact: Redact,
): Promise<string> {
	const { method, path } = WHO_AM_I;
	const signed = signRequest(credential, { method, url: path, json: true });
	const options = { ...signed, simple: false, resolveWithFullResponse: true };
	const attempt = { call: WHO_AM_I, origin: apiRoot(credential.baseUrl).origin, redact };
	// The only helper that n8n offers to a credential test; a signed request knows its options too.
	const { request } = helpers;
	try {
		const answer = answerOf((await request(options)) as FullResponse);
		if (!isSuccess(answer) || !WHO_AM_I.accepts(answer.body)) {
			throw Failure.fromAnswer(answer, attempt);
		}
		const { FullName, Associate, AssociateId } = answer.body as IDataObject;
		return String(FullName ?? Associate ?? AssociateId);
	} catch (error) {
		throw Failure.from(error, attempt);
	}
}
