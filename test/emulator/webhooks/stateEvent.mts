import { chooseDateForm, writeDate } from '../present/dates.mts';
import type { WebhookEvent } from './payload.mts';
import type { StoredWebhook, WebhookStateName } from './stored.mts';
import { WEBHOOK_STATES } from './stored.mts';

const VERBS: Record<WebhookStateName, string> = {
	Unknown: 'stopped',
	Active: 'started',
	Stopped: 'stopped',
	TooManyErrors: 'errors',
};

/**
 * What is told when the state of a webhook changes: `webhook12.errors` in the header, for whoever
 * listens to this one, `webhook.errors` in the body, as the sample of the page on state events has
 * it. The entity is missing there, too.
 */
export function stateEvent(webhook: StoredWebhook, tenant: string): WebhookEvent {
	const verb = VERBS[webhook.State];
	const form = chooseDateForm({ 'so-timezone': 'includeTZOffset' });
	return {
		name: `webhook${webhook.WebhookId}.${verb}`,
		shownName: `webhook.${verb}`,
		primaryKey: webhook.WebhookId,
		changes: [],
		values: {
			events: webhook.Events.length,
			registered: writeDate(webhook.Registered, form),
			registered_associate_id: webhook.registeredBy,
			state: WEBHOOK_STATES.indexOf(webhook.State),
			updated: writeDate(webhook.Updated, form),
			updated_associate_id: webhook.updatedBy,
		},
		changedBy: 0,
		tenant,
	};
}
