import type { State, StoredUser } from '../state.mts';
import type { WebhookContent } from './carrier.mts';
import { stateEvent } from './stateEvent.mts';
import type { StoredWebhook } from './stored.mts';
import { emptyUsage } from './stored.mts';
import type { Webhooks } from './webhooks.mts';
import { requireDelivered } from './webhooks.mts';

/** What a save needs beside the webhook. */
export interface Saving {
	state: State;
	webhooks: Webhooks;
	caller: StoredUser;
	tenant: string;
}

/**
 * Saves a webhook after its target has answered a test. It is replaced as a whole: what a client
 * does not send is emptied, the secret too.
 * @param before the webhook that is there already
 * @throws SuperOfficeError for a target that is no HTTPS address, and one that does not answer 200
 */
export async function saveWebhook(
	{ state, webhooks, caller, tenant }: Saving,
	wanted: WebhookContent,
	before?: StoredWebhook,
): Promise<StoredWebhook> {
	const { AssociateId } = caller;
	const posted = await webhooks.test(wanted, AssociateId, tenant);
	requireDelivered(posted, wanted.TargetUrl);
	const saved = before ?? addWebhook(state, caller);
	const wasState = before?.State;
	Object.assign(saved, wanted, {
		WebhookId: saved.WebhookId,
		State: wanted.State === 'Unknown' ? 'Active' : wanted.State,
		Type: wanted.Type === '' ? 'webhook' : wanted.Type,
		Updated: new Date(),
		updatedBy: AssociateId,
	} satisfies Partial<StoredWebhook>);
	if (wasState !== undefined && wasState !== saved.State) {
		// Whoever sets it to work again begins to count anew.
		Object.assign(saved.usage, { failedAttempts: 0, consecutiveErrors: 0 });
		webhooks.signal(stateEvent(saved, tenant));
	}
	return saved;
}

function addWebhook(state: State, { AssociateId }: StoredUser): StoredWebhook {
	const webhook: StoredWebhook = {
		WebhookId: state.nextWebhookId,
		Name: '',
		Events: [],
		TargetUrl: '',
		Secret: '',
		State: 'Active',
		Type: 'webhook',
		Headers: {},
		Properties: {},
		Registered: new Date(),
		registeredBy: AssociateId,
		Updated: new Date(),
		updatedBy: AssociateId,
		ErrorsEmail: '',
		usage: emptyUsage(),
	};
	state.nextWebhookId += 1;
	state.webhooks.push(webhook);
	return webhook;
}
