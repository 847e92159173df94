import {
	NodeConnectionTypes,
	type IDataObject,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import * as credentialTest from './methods/credentialTest';
import { toNodeError } from './run/nodeError';
import { triggerProperties } from './trigger/parameters';
import { pollOrExample } from './trigger/poll';
import { receive } from './trigger/receive';
import { createHook, hookExists, removeHook } from './trigger/registration';

/**
 * Starts a workflow when something happens to users of SuperOffice: by polling, or by SuperOffice's
 * webhooks. n8n takes a node for a polling one that has `poll`, and registers the webhooks whose
 * method is not empty: so one node is both, and 'Mode' says which.
 */
export class SuperOfficeUserTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SuperOffice User Trigger',
		name: 'superOfficeUserTrigger',
		icon: {
			light: 'file:../../icons/superoffice.svg',
			dark: 'file:../../icons/superoffice.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["mode"]}}',
		description:
			'Starts the workflow when users of SuperOffice CRM are created, changed, retired, restored or deleted, or their licenses change',
		defaults: { name: 'SuperOffice User Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'superOfficeApi',
				required: true,
				testedBy: 'superOfficeApiTest',
				displayOptions: { show: { authentication: ['superOfficeApi'] } },
			},
			{
				name: 'superOfficeOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['superOfficeOAuth2Api'] } },
			},
			{
				name: 'superOfficeSystemUserApi',
				required: true,
				testedBy: 'superOfficeSystemUserApiTest',
				displayOptions: { show: { authentication: ['superOfficeSystemUserApi'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: '={{$parameter["mode"] === "webhook" ? "POST" : ""}}',
				responseMode: 'onReceived',
				path: 'superoffice',
				ndvHideUrl: '={{$parameter["mode"] !== "webhook"}}',
			},
		],
		properties: triggerProperties,
	};

	methods = { credentialTest };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await inWords(this, async () => await hookExists(this));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await inWords(this, async () => await createHook(this));
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await inWords(this, async () => await removeHook(this));
			},
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const items = await inWords(this, async () => await pollOrExample(this));
		return items && [items.map((json: IDataObject) => ({ json }))];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}

/** A failure as n8n shows it. @throws NodeApiError or NodeOperationError */
async function inWords<Result>(
	caller: IPollFunctions | IHookFunctions,
	work: () => Promise<Result>,
): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		throw toNodeError(caller.getNode(), error, 0);
	}
}
