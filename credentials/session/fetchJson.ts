import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

interface Question {
	method: 'GET' | 'POST';
	url: string;
	body?: IDataObject;
}

/**
 * How a login server is asked, without a session. Hands back the object that it answers.
 *
 * @throws Error that names the login server, for anything else
 */
export type FetchJson = (question: Question) => Promise<Record<string, unknown>>;

/** A full response, as n8n's helpers give it. */
interface Response {
	statusCode: number;
	body?: unknown;
}

/**
 * Asks by one of n8n's helpers; it offers another one to a run than to the test of a credential. No
 * redirect is followed: the question holds secrets, and the answer says which keys to trust.
 */
export function fetchJsonBy(send: (options: IHttpRequestOptions) => Promise<Response>): FetchJson {
	return async (question) => {
		const { origin } = new URL(question.url);
		const response = await send({
			...question,
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
		}).catch((error: unknown) => unanswered(origin, error));
		const { statusCode, body } = response;
		if (statusCode === 200 && typeof body === 'object' && body !== null) {
			return body as Record<string, unknown>;
		}
		throw new Error(
			`The login server ${origin} answered with HTTP ${statusCode}, and not as SuperOffice documents it. Try again; if it stays, check 'Environment' in the SuperOffice credential`,
		);
	};
}

/** What the code of a failed connection means; n8n would replace a message that has the code in it. */
const CONNECTIONS: Record<string, string> = {
	EAI_AGAIN: 'its name cannot be looked up here',
	ECONNREFUSED: 'nothing listens there',
	ENOTFOUND: 'its name is not known here',
	ETIMEDOUT: 'it took too long',
};

/** A new error, without the code of the old one: it is not the WebAPI that could not be reached. */
function unanswered(origin: string, error: unknown): never {
	const { code, cause } = error as { code?: string; cause?: { code?: string } };
	const reason = CONNECTIONS[cause?.code ?? code ?? ''] ?? 'the connection broke';
	throw new Error(
		`The login server ${origin} did not answer: ${reason}. Check the network between n8n and SuperOffice, and 'Environment' in the SuperOffice credential`,
	);
}
