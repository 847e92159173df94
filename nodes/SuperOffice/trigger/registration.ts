import { randomBytes } from 'node:crypto';

import type { IHookFunctions } from 'n8n-workflow';

import { Failure } from '../transport/failure';
import type { Send } from '../transport/request';
import { readHookEvents } from './parameters';
import { openTrigger } from './session';
import {
	deleteHook,
	getHook,
	HOOK_NAME,
	hooksFor,
	listHooks,
	postHook,
	putHook,
	type Hook,
} from './webhookCalls';

/** What is kept of a webhook in the static data of the workflow. */
export interface KeptHook {
	/** 0 while it is being registered */
	id: number;
	secret: string;
}

/** The webhooks of a node by the address that they call: production, and the test in the editor. */
export type KeptHooks = Record<string, KeptHook>;

/** The static data of the node, what the webhooks use of it. */
export interface HookData {
	hooks?: KeptHooks;
	/** IDs of the events that were told, the latest last */
	told?: string[];
}

/**
 * Whether SuperOffice has the webhook as it is wanted. One that was stopped, by an administrator or
 * after too many errors, and one with other events is set right.
 *
 * @throws Failure, InvalidInput
 */
export async function hookExists(caller: IHookFunctions): Promise<boolean> {
	const { url, hooks } = contextOf(caller);
	const kept = hooks[url];
	if (!kept?.id) return false;
	const { send } = await openTrigger(caller);
	const hook = await send<Hook>(getHook(kept.id)).catch(unlessGone).catch(withWayOut);
	if (hook?.TargetUrl !== url) return false;
	const wanted = hookFor(caller, url, kept.secret);
	const isAsWanted =
		hook.State === 'Active' && [...(hook.Events ?? [])].sort().join() === wanted.Events.join();
	if (!isAsWanted) await send(putHook({ ...hook, ...wanted }));
	return true;
}

/**
 * Registers the webhook. What an earlier attempt has left behind goes: nobody knows its secret.
 *
 * @throws Failure, InvalidInput
 */
export async function createHook(caller: IHookFunctions): Promise<boolean> {
	const { url, hooks, keep } = contextOf(caller);
	// Kept first: SuperOffice calls the address before it answers.
	const secret = secretOf(hooks) ?? randomBytes(32).toString('hex');
	keep({ ...hooks, [url]: { id: 0, secret } });
	const hook = hookFor(caller, url, secret);
	const { send } = await openTrigger(caller);
	const there = await send(listHooks()).catch(withWayOut);
	for (const { WebhookId } of hooksFor(there, url)) await remove(send, WebhookId);
	const { WebhookId } = await send<Hook>(postHook(hook)).catch(withWayOut);
	keep({ ...hooks, [url]: { id: WebhookId, secret } });
	return true;
}

/**
 * Removes the webhook. Where that does not work, the workflow ends all the same, and the next one to
 * begin finds what was left.
 */
export async function removeHook(caller: IHookFunctions): Promise<boolean> {
	const { url, hooks, keep } = contextOf(caller);
	const kept = hooks[url];
	if (!kept?.id) return true;
	try {
		const { send } = await openTrigger(caller);
		await remove(send, kept.id);
	} catch (error) {
		caller.logger.warn(`Webhook ${kept.id} was not removed: ${(error as Error).message}`);
		return false;
	}
	delete hooks[url];
	keep(hooks);
	return true;
}

/**
 * All webhooks of a node have one secret: the test in the editor is registered beside production, and
 * the call that comes before n8n has saved what belongs to it has to be known by what is there.
 */
function secretOf(hooks: KeptHooks): string | undefined {
	return Object.values(hooks)[0]?.secret;
}

async function remove(send: Send, id: number): Promise<void> {
	await send(deleteHook(id)).catch(unlessGone);
}

function hookFor(caller: IHookFunctions, url: string, secret: string): Omit<Hook, 'WebhookId'> {
	return {
		Name: HOOK_NAME,
		Events: readHookEvents(caller),
		TargetUrl: url,
		Secret: secret,
		State: 'Active',
		Type: 'webhook',
	};
}

interface Context {
	/** The address that SuperOffice is to call */
	url: string;
	hooks: KeptHooks;
	keep: (hooks: KeptHooks) => void;
}

function contextOf(caller: IHookFunctions): Context {
	const data = caller.getWorkflowStaticData('node') as HookData;
	return {
		url: caller.getNodeWebhookUrl('default') ?? '',
		hooks: { ...data.hooks },
		// As a whole: n8n sees a change of a member, and not one deeper down.
		keep: (hooks) => (data.hooks = hooks),
	};
}

const CLOSED =
	"SuperOffice Online opens webhooks to apps that have asked for them when they were registered, and whose tenant has consented since; onsite they need the license of the Development Tools. Polling works without: choose it in 'Mode'.";

/** What to do where webhooks are closed; the hints on other calls are about managing users. */
function withWayOut(error: unknown): never {
	if (!(error instanceof Failure) || error.httpCode !== '403') throw error;
	throw new Failure(error.message, CLOSED, error.httpCode);
}

function unlessGone(error: unknown): undefined {
	if (error instanceof Failure && error.httpCode === '404') return undefined;
	throw error;
}
