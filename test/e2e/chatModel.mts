import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Credential } from '../n8n/shapes.mts';

/** A tool as the model is told of it. */
export interface ToolSeen {
	name: string;
	description: string;
	/** JSON schema */
	parameters: { properties: Record<string, unknown>; required?: string[] };
}

/** What the model wants to have called. */
export interface ToolCall {
	name: string;
	arguments: Record<string, unknown>;
}

/** A request of either protocol, as far as it is looked at. */
interface ModelRequest {
	stream?: boolean;
	tools?: Array<ToolSeen & { function?: ToolSeen }>;
	/** Of the chat completions protocol */
	messages?: Array<{ role: string; content: unknown }>;
	/** Of the responses protocol */
	input?: Array<{ type?: string; output?: unknown }>;
}

/** A stand-in for a chat model: it says what a test has written down, and keeps what it was told. */
export interface ChatModel {
	/** The credential with which n8n's OpenAI nodes ask it */
	credential: Credential;
	/** What it asks for, one in each answer; after the last one it repeats the last result as its text */
	calls: ToolCall[];
	/** The paths that were asked for */
	paths: string[];
	/** All that was sent, headers included */
	received: () => string;
	/** The tools of the last request */
	tools: () => ToolSeen[];
	/** What the tools gave, the first one first */
	results: () => string[];
	/** Forgets what was written down and what was told */
	reset: () => void;
	stop: () => Promise<void>;
}

/** Starts it on this machine. It speaks OpenAI's chat completions and responses protocols. */
export async function startChatModel(): Promise<ChatModel> {
	let requests: ModelRequest[] = [];
	let texts: string[] = [];
	const lastResults = () => resultsIn(requests.at(-1));

	const server = createServer((request, response) => {
		void read(request).then((body) => {
			const path = request.url ?? '';
			const asked = JSON.parse(body || '{}') as ModelRequest;
			texts.push(JSON.stringify(request.headers), body);
			model.paths.push(path);
			requests.push(asked);
			const answer = PROTOCOLS[path];
			const status = answer && !asked.stream ? 200 : 404;
			response.writeHead(status, { 'Content-Type': 'application/json' });
			const call = model.calls[lastResults().length];
			response.end(JSON.stringify(answer?.(requests.length, call, lastResults().at(-1) ?? '')));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	const model: ChatModel = {
		credential: { name: 'OpenAI', type: 'openAiApi', data: { apiKey: 'none', url, header: false } },
		calls: [],
		paths: [],
		received: () => texts.join('\n'),
		// One protocol has the function in a member of its own.
		tools: () => (requests.at(-1)?.tools ?? []).map((tool) => tool.function ?? tool),
		results: lastResults,
		reset() {
			requests = [];
			texts = [];
			model.paths.length = 0;
			model.calls = [];
		},
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return model;
}

async function read(request: IncomingMessage): Promise<string> {
	let body = '';
	for await (const chunk of request.setEncoding('utf8')) body += chunk as string;
	return body;
}

function resultsIn({ messages = [], input = [] }: ModelRequest = {}): string[] {
	return [
		...messages.filter(({ role }) => role === 'tool').map(({ content }) => content),
		...input.filter(({ type }) => type === 'function_call_output').map(({ output }) => output),
	].map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
}

type Answer = (number: number, call: ToolCall | undefined, text: string) => object;

const PROTOCOLS: Record<string, Answer | undefined> = {
	'/v1/chat/completions': (number, call, text) => ({
		id: `chatcmpl-${number}`,
		object: 'chat.completion',
		created: 0,
		model: 'stand-in',
		choices: [
			{
				index: 0,
				finish_reason: call ? 'tool_calls' : 'stop',
				message: call
					? {
							role: 'assistant',
							content: null,
							tool_calls: [
								{
									id: `call_${number}`,
									type: 'function',
									function: { name: call.name, arguments: JSON.stringify(call.arguments) },
								},
							],
						}
					: { role: 'assistant', content: text },
			},
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	}),
	'/v1/responses': (number, call, text) => ({
		id: `resp_${number}`,
		object: 'response',
		created_at: 0,
		status: 'completed',
		model: 'stand-in',
		output: [
			call
				? {
						type: 'function_call',
						id: `fc_${number}`,
						call_id: `call_${number}`,
						status: 'completed',
						name: call.name,
						arguments: JSON.stringify(call.arguments),
					}
				: {
						type: 'message',
						id: `msg_${number}`,
						role: 'assistant',
						status: 'completed',
						content: [{ type: 'output_text', text, annotations: [] }],
					},
		],
		usage: {
			input_tokens: 1,
			input_tokens_details: { cached_tokens: 0 },
			output_tokens: 1,
			output_tokens_details: { reasoning_tokens: 0 },
			total_tokens: 2,
		},
	}),
};
