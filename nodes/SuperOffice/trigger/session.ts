import { credentialTypeOf } from '../actions/authentication';
import { request, type Caller, type Send } from '../transport/request';
import { openSession, type Manners, type Session } from '../transport/session';
import type { Parameters } from './parameters';

/**
 * Nobody waits for long: a poll that failed comes again, and a webhook that is not answered soon is
 * sent again.
 */
const IN_TRIGGER: Manners = { limits: { maxRetries: 2, maxRetryWait: 5_000 } };

/** Signs in as the trigger's 'Authentication' says. @throws Failure when the credential is not complete */
export async function openTrigger(
	caller: Caller & Parameters,
): Promise<{ session: Session; send: Send }> {
	const authentication = caller.getNodeParameter('authentication', '');
	const session = await openSession(caller, credentialTypeOf(authentication), IN_TRIGGER);
	const send: Send = async (call) => await request<never>(caller, session, call);
	return { session, send };
}
