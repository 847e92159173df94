import { oneOf, textMap } from '../../carriers/reading.mts';
import { withRights } from '../../carriers/rights.mts';
import type { ApiRequest, Route } from '../../request.mts';
import { pathId, readQuery } from '../../request.mts';
import type { State } from '../../state.mts';
import { defaultWebhook, readWebhook, webhookCarrier } from '../../webhooks/carrier.mts';
import { saveWebhook } from '../../webhooks/save.mts';
import type { StoredWebhook } from '../../webhooks/stored.mts';
import { findWebhook, WEBHOOK_STATES } from '../../webhooks/stored.mts';
import { orNotFound } from '../user/found.mts';

const readState = oneOf(WEBHOOK_STATES);

/** Webhooks by REST; Online they are closed unless the app asked for them. */
export const webhookRoutes: Route[] = [
	{
		method: 'GET',
		path: '/Webhook',
		handle: (request, state) =>
			state.webhooks
				.filter((webhook) => isAskedFor(request, webhook))
				.map((webhook) => webhookCarrier(state, webhook)),
	},
	{ method: 'GET', path: '/Webhook/default', handle: () => defaultWebhook() },
	{
		method: 'GET',
		path: '/Webhook/{id:int}',
		selects: true,
		handle: (request, state) => withLinks(request, state, requireWebhook(request, state)),
	},
	{
		method: 'POST',
		path: '/Webhook',
		selects: true,
		async handle(request, state) {
			const saved = await saveWebhook({ state, ...request }, readWebhook(request.body));
			return withLinks(request, state, saved);
		},
	},
	{
		method: 'PUT',
		path: '/Webhook/{id:int}',
		selects: true,
		async handle(request, state) {
			const before = requireWebhook(request, state);
			const saved = await saveWebhook({ state, ...request }, readWebhook(request.body), before);
			return withLinks(request, state, saved);
		},
	},
	{
		method: 'DELETE',
		path: '/Webhook/{id:int}',
		handle(request, state) {
			const webhook = requireWebhook(request, state);
			state.webhooks.splice(state.webhooks.indexOf(webhook), 1);
		},
	},
	{
		method: 'POST',
		path: '/Webhook/Test',
		async handle({ webhooks, body, caller, tenant }) {
			const posted = await webhooks.test(readWebhook(body), caller.AssociateId, tenant);
			return withRights({ Success: posted.isDelivered, Message: posted.message });
		},
	},
	{
		method: 'POST',
		path: '/Webhook/{eventName}/{primaryKey:int}',
		handle({ webhooks, parameters, body, caller, tenant }) {
			const { eventName, primaryKey } = parameters;
			webhooks.signal({
				name: eventName,
				entity: eventName.split('.')[0],
				primaryKey: Number(primaryKey),
				changes: Object.keys(textMap(body, 'data')),
				changedBy: caller.AssociateId,
				tenant,
			});
		},
	},
	{
		method: 'GET',
		path: '/Webhook/{webhookId:int}/LastError',
		handle({ parameters }, state) {
			const id = Number(parameters.webhookId);
			return orNotFound(findWebhook(state, id), `Webhook id ${id}`).usage.lastError;
		},
	},
];

/** @throws SuperOfficeError, which REST answers with 404 */
function requireWebhook(request: ApiRequest, state: State): StoredWebhook {
	return orNotFound(findWebhook(state, pathId(request)), `Webhook id ${pathId(request)}`);
}

function isAskedFor(request: ApiRequest, webhook: StoredWebhook): boolean {
	const name = readQuery(request, 'nameFilter') ?? '';
	const event = readQuery(request, 'eventFilter') ?? '';
	const wanted = readState(readQuery(request, 'statusFilter'), 'statusFilter');
	return (
		(name === '' || webhook.Name.toLowerCase() === name.toLowerCase()) &&
		(event === '' || webhook.Events.some((each) => each.toLowerCase() === event.toLowerCase())) &&
		(wanted === 'Unknown' || webhook.State === wanted)
	);
}

function withLinks(request: ApiRequest, state: State, webhook: StoredWebhook): object {
	const Archive = `${request.base}/Webhook`;
	return {
		...webhookCarrier(state, webhook),
		_Links: { Self: `${Archive}/${webhook.WebhookId}`, Archive },
	};
}
