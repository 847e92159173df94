import { carrierWith, listOf, nothing } from '../transport/accepts';
import { isObject } from '../transport/json';
import type { Call } from '../transport/request';

/** `Webhook`, what is used of it. */
export interface Hook {
	WebhookId: number;
	Name: string;
	Events: string[];
	TargetUrl: string;
	State: 'Unknown' | 'Active' | 'Stopped' | 'TooManyErrors';
	/** Given, never read back: SuperOffice answers it empty */
	Secret?: string;
	/** `webhook` for calls by HTTP */
	Type: string;
}

/** By this name the hooks of this node are found again. */
export const HOOK_NAME = 'n8n SuperOffice User Trigger';

/** Online an app has to ask for these calls when it is registered. */
const WEBHOOK_CALL = { accepts: carrierWith('WebhookId'), userManagement: false };

/** `GET Webhook/{id}` */
export function getHook(id: number): Call {
	return {
		...WEBHOOK_CALL,
		method: 'GET',
		path: `Webhook/${id}`,
		purpose: `read webhook ${id}`,
		writes: false,
	};
}

/** `GET Webhook`: those with the name that this node gives. */
export function listHooks(): Call {
	return {
		...WEBHOOK_CALL,
		method: 'GET',
		path: 'Webhook',
		qs: { nameFilter: HOOK_NAME },
		accepts: listOf(carrierWith('WebhookId')),
		purpose: 'list webhooks',
		writes: false,
	};
}

/** `POST Webhook`: SuperOffice calls the target once before it answers, and refuses when that fails. */
export function postHook(hook: Omit<Hook, 'WebhookId'>): Call {
	return {
		...WEBHOOK_CALL,
		method: 'POST',
		path: 'Webhook',
		body: hook,
		secrets: [hook.Secret ?? ''],
		purpose: 'register the webhook',
		writes: true,
		settlement: {
			read: listHooks(),
			verdict: (found) => {
				const ours = hooksFor(found, hook.TargetUrl)[0];
				return ours ? { answer: ours } : 'notDone';
			},
		},
	};
}

/** `PUT Webhook/{id}`: the whole hook with its secret, which a hook without one might lose. */
export function putHook(hook: Hook): Call {
	return {
		...WEBHOOK_CALL,
		method: 'PUT',
		path: `Webhook/${hook.WebhookId}`,
		// What was read has links beside the hook itself, which the call does not take.
		body: { ...hook, _Links: undefined },
		secrets: [hook.Secret ?? ''],
		purpose: `change webhook ${hook.WebhookId}`,
		writes: true,
		settlement: {
			read: getHook(hook.WebhookId),
			verdict: (found) => {
				const isDone = isObject(found) && found.State === hook.State;
				return isDone ? { answer: found } : 'notDone';
			},
		},
	};
}

/** `DELETE Webhook/{id}` */
export function deleteHook(id: number): Call {
	return {
		...WEBHOOK_CALL,
		method: 'DELETE',
		path: `Webhook/${id}`,
		accepts: nothing,
		purpose: `remove webhook ${id}`,
		writes: true,
	};
}

/** Of a list of hooks, those that call an address. */
export function hooksFor(list: unknown, url: string): Hook[] {
	return (Array.isArray(list) ? (list as Hook[]) : []).filter(({ TargetUrl }) => TargetUrl === url);
}
