import { apiRoot } from '../../../credentials/session/address';
import { secretsOf } from '../../../credentials/session/session';
import { Failure } from './failure';
import { createRedactor, type Redact } from './redact';
import type { Caller } from './request';

/** What all requests of one run share. */
export interface Session {
	credentialType: string;
	/** Scheme, host and port that requests go to, for messages */
	origin: string;
	/** Strikes the secrets of the credential out of an answer */
	redact: Redact;
	/** Strikes further secrets out, too: those of one call */
	redactorWith: (secrets: string[]) => Redact;
}

/**
 * Reads the credential once for a run; each request is signed by n8n from the credential itself.
 *
 * @throws Failure when the credential has no usable base URL
 */
export async function openSession(caller: Caller): Promise<Session> {
	const credentialType = 'superOfficeApi';
	const credential = await caller.getCredentials(credentialType);
	const secrets = secretsOf(credential);
	return {
		credentialType,
		origin: originOf(credential.baseUrl),
		redact: createRedactor(secrets),
		redactorWith: (more) => createRedactor([...secrets, ...more]),
	};
}

function originOf(baseUrl: unknown): string {
	try {
		return apiRoot(baseUrl).origin;
	} catch (error) {
		throw Failure.beforeSending(error as Error);
	}
}
