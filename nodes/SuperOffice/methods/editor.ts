import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { credentialTypeOf } from '../actions/authentication';
import type { Reading } from '../actions/run';
import { toNodeError } from '../run/nodeError';
import { Failure } from '../transport/failure';
import { request, type Send } from '../transport/request';
import { openSession } from '../transport/session';
import { keptFor } from './kept';

/**
 * Reads something for the editor, as the node's credential: by the one request function, and short
 * lists once a minute. Secrets are struck out of what is shown.
 *
 * @param otherWays How the parameter can be filled in all the same, where SuperOffice refuses the call
 * @throws NodeApiError or NodeOperationError, which the editor shows in the place of the list
 */
export async function inEditor<Result>(
	caller: ILoadOptionsFunctions,
	otherWays: string,
	work: (reading: Reading) => Promise<Result>,
): Promise<Result> {
	const answer = async () => {
		const authentication = caller.getCurrentNodeParameter('authentication');
		const session = await openSession(caller, credentialTypeOf(authentication));
		const send: Send = async (call) => await request<never>(caller, session, call);
		return session.redact(await work({ send, once: keptFor(session) }));
	};
	return await answer().catch((error: unknown) => {
		throw toNodeError(caller.getNode(), withOtherWays(error, otherWays), 0);
	});
}

function withOtherWays(error: unknown, otherWays: string): unknown {
	if (!(error instanceof Failure)) return error;
	const { message, description, httpCode } = error;
	return new Failure(`${message}. ${otherWays}`, description, httpCode);
}
