import { HookContext, PollContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { additionalDataFor, loadPackage, onlyType } from '../harness.mts';
import { startPolling } from './polls.mts';

/** What a test calls the trigger in its workflow. */
export const TRIGGER_NAME = 'SuperOffice User Trigger';

const silent = () => {};

/**
 * A workflow with the trigger in n8n's engine: n8n's own executor of polls, its contexts and its
 * static data. What n8n's server does around it is written down here, from n8n 2.41.1; 2.8.4 does the
 * same, the second in active-workflow-manager.js, too:
 *
 * - active-workflow-manager.js, `add`: polls once when the workflow begins, and saves the static data
 *   afterwards, if it was changed;
 * - trigger-execution-context.factory.js, `__emit`: saves the static data, and runs the workflow;
 *   after a poll that gives nothing, or fails, nothing is saved;
 * - live-webhooks.js: reads the static data anew for each call, and saves it afterwards.
 */
export class ActiveWorkflow {
	/** What the database holds; a restart finds nothing else. */
	database = '{}';

	/** The items of each execution that was begun */
	executions: IDataObject[][] = [];

	/** What failed polls have said */
	errors: Error[] = [];

	/** Where n8n takes webhooks */
	webhookBaseUrl = 'http://127.0.0.1/webhook';

	private tick?: () => Promise<void>;

	constructor(
		private readonly credential: ICredentialDataDecryptedObject,
		private readonly parameters: INodeParameters = {},
	) {}

	/** All items that were handed over, in their order. */
	get items(): IDataObject[] {
		return this.executions.flat();
	}

	/** Begins, as n8n does at its own start and when a workflow is published. @throws what the poll throws */
	async start(): Promise<void> {
		const { workflow, node, additionalData } = await this.load();
		const context = new PollContext(
			workflow,
			node,
			additionalData,
			'trigger',
			'init',
			(data) => {
				this.save(workflow);
				this.executions.push(data[0].map(({ json }) => json));
			},
			(error) => this.errors.push(error),
		);
		const tick = await startPolling(workflow, node, context);
		this.save(workflow);
		this.tick = tick;
	}

	/** One poll time. */
	async poll(): Promise<void> {
		await this.tick!();
	}

	/** What 'Fetch Test Event' of the editor gives. */
	async fetchTestEvent(): Promise<IDataObject[] | undefined> {
		const { workflow, node, additionalData, type } = await this.load();
		const context = new PollContext(workflow, node, additionalData, 'manual', 'manual');
		const data = await type.poll!.call(context);
		this.save(workflow);
		return data?.[0].map(({ json }) => json);
	}

	/** Does what n8n does with webhooks when a workflow is published. */
	async register(): Promise<void> {
		await this.inHook(async (type, context) => {
			const { checkExists, create } = type.webhookMethods!.default!;
			if (!(await checkExists.call(context))) await create.call(context);
		});
	}

	/** And when it is unpublished. */
	async unregister(): Promise<void> {
		await this.inHook(async (type, context) => {
			await type.webhookMethods!.default!.delete.call(context);
		});
	}

	/**
	 * A call of the webhook.
	 *
	 * @param mode `manual` while the editor waits for a test event
	 * @returns The status that it is answered with
	 */
	async call(
		body: Uint8Array,
		headers: Record<string, string>,
		mode: 'webhook' | 'manual' = 'webhook',
	): Promise<number> {
		const { workflow, node, additionalData, type } = await this.load();
		let status = 200;
		const response = {
			status: (code: number) => {
				status = code;
				return response;
			},
			json: silent,
		};
		Object.assign(additionalData, {
			httpRequest: { rawBody: Buffer.from(body), headers, body: {} },
			httpResponse: response,
		});
		const webhook = { webhookDescription: type.description.webhooks![0], node: node.name };
		const context = new WebhookContext(
			workflow,
			node,
			additionalData,
			mode,
			webhook as never,
			[],
			null,
		);
		const { workflowData } = (await type.webhook!.call(context)) as IWebhookResponseData;
		if (workflowData) this.executions.push(workflowData[0].map(({ json }) => json));
		this.save(workflow);
		return status;
	}

	private async inHook(work: (type: INodeType, context: HookContext) => Promise<void>) {
		const { workflow, node, additionalData, type } = await this.load();
		const webhook = { webhookDescription: type.description.webhooks![0], node: node.name };
		await work(
			type,
			new HookContext(workflow, node, additionalData, 'trigger', 'activate', webhook as never),
		);
		this.save(workflow);
	}

	private async load(): Promise<{
		workflow: Workflow;
		node: INode;
		type: INodeType;
		additionalData: IWorkflowExecuteAdditionalData;
	}> {
		const { trigger, credentialTypes } = await loadPackage();
		const nodeTypes = onlyType(trigger);
		const workflow = new Workflow({
			id: 'workflow',
			nodes: [
				{
					id: 'node',
					name: TRIGGER_NAME,
					type: 'n8n-nodes-superoffice.superOfficeUserTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: this.parameters,
					credentials: { superOfficeApi: { id: 'credential', name: 'SuperOffice' } },
					webhookId: 'b6d1f3c2-0f0e-4b7e-9d4e-3f6a0c5d7e11',
				},
			],
			connections: {},
			active: true,
			nodeTypes,
			staticData: JSON.parse(this.database) as IDataObject,
		});
		const node = workflow.getNode(TRIGGER_NAME)!;
		const store = { superOfficeApi: this.credential };
		const additionalData = additionalDataFor(node, credentialTypes, store, nodeTypes);
		additionalData.webhookBaseUrl = this.webhookBaseUrl;
		return { workflow, node, type: trigger, additionalData };
	}

	private save({ staticData }: Workflow): void {
		if (staticData.__dataChanged !== true) return;
		this.database = JSON.stringify(staticData);
		staticData.__dataChanged = false;
	}
}
