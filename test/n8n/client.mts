import axios, { isAxiosError, type AxiosInstance } from 'axios';
import { parse } from 'flatted';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type {
	Credential,
	Execution,
	ExecutionSummary,
	NodeType,
	Owner,
	TestResult,
	Workflow,
} from './shapes.mts';

const MS_BETWEEN_QUESTIONS = 300;
/** The most that n8n gives at once. */
const EXECUTIONS_A_PAGE = 250;
const UNFINISHED = ['new', 'running', 'waiting'];

/** Whether an execution with this status is over, well or not. */
export function hasEnded(status: string): boolean {
	return !UNFINISHED.includes(status);
}

interface ExecutionPage {
	data: Array<{ id: string | number; status: string }>;
	nextCursor: string | null;
}

/** n8n's REST API, as its editor uses it. */
export class N8nClient {
	private readonly http: AxiosInstance;
	private readerHeaders?: Promise<Record<string, string>>;

	/** @param cookie of a client that is signed in already */
	constructor(
		readonly url: string,
		cookie = '',
	) {
		// Without this a proxy of the machine would be asked for an address that only we can reach.
		this.http = axios.create({ baseURL: url, proxy: false });
		this.http.defaults.headers.Cookie = cookie;
	}

	/** What it is signed in by; empty before. */
	get cookie(): string {
		return String(this.http.defaults.headers.Cookie);
	}

	/** Waits until routes are there: n8n says that it is ready some seconds earlier than that. */
	async waitUntilReady(withinMs = 120_000): Promise<void> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const answer = await this.http.get('/rest/settings').catch(() => undefined);
			if (answer?.data?.data) return;
			if (Date.now() > deadline) throw new Error(`n8n did not answer within ${withinMs / 1000} s.`);
			await sleep(MS_BETWEEN_QUESTIONS);
		}
	}

	/** Creates the account of the owner, and signs in with it. */
	async setUpOwner(owner: Owner): Promise<void> {
		const answer = await this.http.post('/rest/owner/setup', owner).catch(rethrow);
		const cookies = answer.headers['set-cookie'] ?? [];
		this.http.defaults.headers.Cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
	}

	/** All node types, those of AI tools included. */
	async nodeTypes(): Promise<NodeType[]> {
		return (await this.http.get('/types/nodes.json').catch(rethrow)).data;
	}

	/** Stores a credential; answers its id. */
	async createCredential(credential: Credential): Promise<string> {
		return (await this.post<{ id: string }>('/rest/credentials', credential)).id;
	}

	/** What the button "Retry" of a credential does; `data` may differ from what is stored. */
	async testCredential(id: string, credential: Credential): Promise<TestResult> {
		return await this.post('/rest/credentials/test', { credentials: { id, ...credential } });
	}

	/** Tests a credential as it is stored, which n8n offers in its public API only. */
	async testStored(id: string): Promise<TestResult> {
		const scopes = ['credential:read', 'credential:update', 'credential:list'];
		const headers = await this.publicApiHeaders(scopes);
		const path = `/api/v1/credentials/${id}/test`;
		return (await this.http.post<TestResult>(path, {}, { headers }).catch(rethrow)).data;
	}

	/** Stores a workflow; answers its id. */
	async importWorkflow({ name, nodes, connections, settings }: Workflow): Promise<string> {
		const workflow = { name, nodes, connections, settings };
		return (await this.post<{ id: string }>('/rest/workflows', workflow)).id;
	}

	/** Publishes a workflow as it is stored, and waits until its production webhooks answer. */
	async publishWorkflow(id: string, withinMs = 30_000): Promise<void> {
		const path = `/rest/workflows/${id}`;
		const { versionId } = await this.get<{ versionId: string }>(path);
		await this.post(`${path}/activate`, { versionId });
		const deadline = Date.now() + withinMs;
		for (;;) {
			const { status } = await this.get<{ status: string }>(`${path}/publication-status`);
			if (status === 'published') return;
			if (Date.now() > deadline) throw new Error(`Workflow ${id} was not published: ${status}`);
			await sleep(MS_BETWEEN_QUESTIONS);
		}
	}

	/** Calls a production webhook; answers when n8n does. */
	async callWebhook(path: string, body: object): Promise<void> {
		await this.http.post(`/webhook/${path}`, body).catch(rethrow);
	}

	/** What the nodes of a workflow have kept, by `node:` and the name of the node. */
	async staticDataOf(id: string): Promise<Record<string, unknown>> {
		type Stored = { staticData: Record<string, unknown> | null };
		return (await this.get<Stored>(`/rest/workflows/${id}`)).staticData ?? {};
	}

	/** Takes a workflow back: its triggers end soon afterwards. */
	async unpublishWorkflow(id: string): Promise<void> {
		await this.post(`/rest/workflows/${id}/deactivate`, {});
	}

	/** The execution of a workflow that was begun last, if there is one. */
	async lastExecutionOf(workflowId: string): Promise<ExecutionSummary | undefined> {
		const params = { filter: JSON.stringify({ workflowId }), limit: 1 };
		const { results } = await this.get<{ results: ExecutionSummary[] }>('/rest/executions', params);
		return results[0];
	}

	/** The ids of all executions of a workflow that have ended, the first one first. */
	async executionsOf(workflowId: string): Promise<string[]> {
		const filter = JSON.stringify({ workflowId, status: ['success', 'error', 'crashed'] });
		const { results } = await this.get<{ results: ExecutionSummary[] }>('/rest/executions', {
			filter,
			limit: 100,
		});
		return results.map(({ id }) => id).reverse();
	}

	/** What the button "Execute workflow" does; answers the id of the execution. */
	async runWorkflow(id: string, trigger: string): Promise<string> {
		const body = { triggerToStartFrom: { name: trigger } };
		return (await this.post<{ executionId: string }>(`/rest/workflows/${id}/run`, body))
			.executionId;
	}

	/** The same of a trigger that is a webhook: n8n waits for its call. */
	async listenForTestEvent(id: string, trigger: string): Promise<void> {
		const body = { triggerToStartFrom: { name: trigger } };
		const { waitingForWebhook } = await this.post<{ waitingForWebhook?: boolean }>(
			`/rest/workflows/${id}/run`,
			body,
		);
		if (!waitingForWebhook) throw new Error(`${trigger} does not wait for a webhook.`);
	}

	/** Waits for the end of an execution, whether it went well or not. */
	async waitForExecution(id: string, withinMs = 60_000): Promise<Execution> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const { status, data, workflowId } = await this.readExecution(id);
			if (hasEnded(status)) {
				return { id, workflowId, status, ...(parse(data) as Pick<Execution, 'resultData'>) };
			}
			if (Date.now() > deadline) {
				throw new Error(`Execution ${id} is still ${status} after ${withinMs / 1000} s`);
			}
			await sleep(MS_BETWEEN_QUESTIONS);
		}
	}

	/** Waits until an execution waits for somebody's answer. */
	async waitUntilWaiting(id: string, withinMs = 60_000): Promise<void> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const { status, data } = await this.readExecution(id);
			if (status === 'waiting') return;
			if (hasEnded(status) || Date.now() > deadline) {
				const { resultData } = parse(data) as Pick<Execution, 'resultData'>;
				throw new Error(
					`Execution ${id} does not wait: it is ${status}. ${resultData.error?.message ?? ''}`,
				);
			}
			await sleep(MS_BETWEEN_QUESTIONS);
		}
	}

	/**
	 * Waits for the end of the last execution of a workflow without reading what it put out, which
	 * would take n8n time and memory.
	 */
	async waitForEnd(workflowId: string, executionId: string, withinMs: number): Promise<void> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const last = await this.lastExecutionOf(workflowId);
			if (last?.id === executionId && hasEnded(last.status)) return;
			if (Date.now() > deadline) {
				throw new Error(`Execution ${executionId} has not ended after ${withinMs / 1000} s`);
			}
			await sleep(MS_BETWEEN_QUESTIONS);
		}
	}

	/**
	 * All executions that are not running. By the public API, because the editor's list leaves some
	 * out where they were not begun in the order of their ids: it sorts by one and pages by the other.
	 */
	async listExecutions(): Promise<ExecutionSummary[]> {
		this.readerHeaders ??= this.publicApiHeaders(['execution:read', 'execution:list']);
		const headers = await this.readerHeaders;
		const found: ExecutionSummary[] = [];
		let cursor: string | undefined;
		do {
			const params = { limit: EXECUTIONS_A_PAGE, cursor };
			const answer = await this.http
				.get<ExecutionPage>('/api/v1/executions', { headers, params })
				.catch(rethrow);
			found.push(...answer.data.data.map(({ id, status }) => ({ id: String(id), status })));
			cursor = answer.data.nextCursor ?? undefined;
		} while (cursor);
		return found;
	}

	/** An execution as n8n stores it: `data` is text, made by flatted. */
	async readExecution(id: string): Promise<{ status: string; data: string; workflowId: string }> {
		return await this.get(`/rest/executions/${id}`);
	}

	/** A new key for n8n's public API with these rights, as the header that it wants. */
	private async publicApiHeaders(scopes: string[]): Promise<Record<string, string>> {
		const { rawApiKey } = await this.post<{ rawApiKey: string }>('/rest/api-keys', {
			label: randomUUID(),
			scopes,
			expiresAt: null,
		});
		return { 'X-N8N-API-KEY': rawApiKey };
	}

	private async get<T>(path: string, params?: object): Promise<T> {
		return (await this.http.get<{ data: T }>(path, { params }).catch(rethrow)).data.data;
	}

	private async post<T>(path: string, body: object): Promise<T> {
		return (await this.http.post<{ data: T }>(path, body).catch(rethrow)).data.data;
	}
}

/** n8n says what is wrong in the body of its answer, which axios leaves out of the message. */
function rethrow(error: unknown): never {
	if (!isAxiosError(error) || !error.response) throw error;
	const { status, data, config } = error.response;
	const text = typeof data?.message === 'string' ? data.message : JSON.stringify(data);
	throw new Error(`n8n answered ${status} to ${config.method} ${config.url}: ${text}`);
}
