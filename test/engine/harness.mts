import {
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	PackageDirectoryLoader,
	WorkflowExecute,
} from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type INode,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type OnError,
	type ResourceMapperFields,
} from 'n8n-workflow';

import { StoredCredentials, type CredentialStore } from './credentialsHelper.mts';

/** The name of the node that runs, in its workflow. */
export const NODE_NAME = 'SuperOffice User';

export interface NodeRun {
	parameters: INodeParameters;
	/** Data of the credential */
	credential: ICredentialDataDecryptedObject;
	/** Its type; `superOfficeApi` where it is absent */
	credentialType?: string;
	/** What n8n keeps of credentials between runs; a store of its own for each run where absent */
	store?: CredentialStore;
	/** Input items; one empty item where it is absent */
	items?: INodeExecutionData[];
	onError?: OnError;
	retryOnFail?: boolean;
	/** Gets what cancels the execution, as the button of the editor does */
	whenBegun?: (cancel: () => void) => void;
	/** Another node type than the package's, which may use its credential */
	nodeType?: INodeType;
	/** As a tool of an AI agent, of which n8n makes a type of its own */
	asTool?: boolean;
}

export interface NodeResult {
	/** The node's output; with an error output, what left by the first one */
	items: INodeExecutionData[];
	/** What left by the error output */
	errorItems: INodeExecutionData[];
	/** What stopped the workflow */
	error?: { message: string; description?: string | null; [member: string]: unknown };
	/** All that n8n keeps of the execution */
	run: IRun;
}

interface Package {
	/** SuperOffice User */
	node: INodeType;
	/** SuperOffice User Trigger */
	trigger: INodeType;
	credentialTypes: Record<string, ICredentialType>;
}

let loaded: Promise<Package> | undefined;

/** The built package, loaded by n8n's own loader for packages; `npm test` builds it first. */
export async function loadPackage(): Promise<Package> {
	loaded ??= (async () => {
		const loader = new PackageDirectoryLoader(process.cwd());
		await loader.loadAll();
		const credentialTypes = Object.fromEntries(
			Object.entries(loader.credentialTypes).map(([name, { type }]) => [name, type]),
		);
		const { superOfficeUser, superOfficeUserTrigger } = loader.nodeTypes;
		return {
			node: superOfficeUser.type as INodeType,
			trigger: superOfficeUserTrigger.type as INodeType,
			credentialTypes,
		};
	})();
	return await loaded;
}

/** Runs one node in n8n's real engine, with real request helpers; only n8n's database is not there. */
export async function runNode(options: NodeRun): Promise<NodeResult> {
	const { node, workflow, additionalData } = await prepare(options);
	const items = options.items ?? [{ json: {} }];
	const runData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node, data: { main: [items] }, source: null }],
		},
	});
	const execution = new WorkflowExecute(additionalData, 'manual', runData);
	const running = execution.processRunExecutionData(workflow);
	options.whenBegun?.(() => running.cancel());
	const run = await running;
	const output = run.data.resultData.runData[NODE_NAME]?.[0]?.data?.main ?? [];
	return {
		items: output[0] ?? [],
		errorItems: output[1] ?? [],
		error: run.data.resultData.error as unknown as NodeResult['error'],
		run,
	};
}

/** What the editor shows in a list of a resource locator, for the parameters as they are. */
export async function searchList(
	method: string,
	options: NodeRun,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { context, type } = await inEditor(options);
	return await type.methods!.listSearch![method].call(context, filter, paginationToken);
}

/** What the editor shows where several options can be chosen. */
export async function loadOptions(
	method: string,
	options: NodeRun,
): Promise<INodePropertyOptions[]> {
	const { context, type } = await inEditor(options);
	return await type.methods!.loadOptions![method].call(context);
}

async function inEditor(
	options: NodeRun,
): Promise<{ context: LoadOptionsContext; type: INodeType }> {
	const { node, type, workflow, additionalData } = await prepare(options);
	// What stands in the editor now, which may not be saved yet.
	additionalData.currentNodeParameters = node.parameters;
	return { context: new LoadOptionsContext(workflow, node, additionalData, ''), type };
}

/** What the editor offers in a resource mapper, for the parameters as they are. */
export async function mapperFields(
	method: string,
	options: NodeRun,
): Promise<ResourceMapperFields> {
	const { node, type, workflow, additionalData } = await prepare(options);
	additionalData.currentNodeParameters = node.parameters;
	const context = new LoadOptionsContext(workflow, node, additionalData, '');
	return await type.methods!.resourceMapping![method].call(context);
}

interface Prepared {
	node: INode;
	type: INodeType;
	workflow: Workflow;
	additionalData: IWorkflowExecuteAdditionalData;
}

async function prepare(options: NodeRun): Promise<Prepared> {
	const { node: packageNode, credentialTypes } = await loadPackage();
	const { credentialType = 'superOfficeApi', credential } = options;
	const type = options.nodeType ?? (options.asTool ? toolOf(packageNode) : packageNode);
	const nodeTypes = onlyType(type);
	const node: INode = {
		id: 'node',
		name: NODE_NAME,
		type: `n8n-nodes-superoffice.${type.description.name}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: { authentication: credentialType, resource: 'user', ...options.parameters },
		credentials: { [credentialType]: { id: 'credential', name: 'SuperOffice' } },
		...(options.onError && { onError: options.onError }),
		...(options.retryOnFail && { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 }),
	};
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const store = options.store ?? { [credentialType]: credential };
	const additionalData = additionalDataFor(node, credentialTypes, store, nodeTypes);
	return { node: workflow.getNode(NODE_NAME)!, type, workflow, additionalData };
}

/** The type of its tool, with the name by which n8n tells one from the other. */
function toolOf(type: INodeType): INodeType {
	const name = `${type.description.name}Tool`;
	const description = Object.create(type.description, { name: { value: name } }) as never;
	return Object.create(type, { description: { value: description } }) as INodeType;
}

/** What n8n's server adds to a workflow that runs, as far as nodes see it. */
export function additionalDataFor(
	node: INode,
	credentialTypes: Record<string, ICredentialType>,
	store: CredentialStore,
	nodeTypes: INodeTypes,
): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper: new StoredCredentials(credentialTypes, store, nodeTypes),
		executionId: 'execution',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1',
		formBaseUrl: 'http://127.0.0.1/form',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		formTestBaseUrl: 'http://127.0.0.1/form-test',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
		hooks: new ExecutionLifecycleHooks('manual', 'execution', {
			id: 'workflow',
			name: 'Workflow',
			active: false,
			nodes: [node],
			connections: {},
		} as never),
		externalSecretsProxy: { hasProvider: () => false },
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** Whatever type is asked for. */
export function onlyType(type: INodeType): INodeTypes {
	return {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
}
