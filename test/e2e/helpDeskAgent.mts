import { byUserName } from '../engine/locators.mts';
import type { Workflow, WorkflowNode } from '../n8n/shapes.mts';

const TOOL = 'n8n-nodes-superoffice.superOfficeUserTool';
const START = 'Start';
const AGENT = 'AI Agent';

const SUPEROFFICE = { superOfficeApi: { id: null, name: 'SuperOffice (emulated)' } };
const USER =
	"={{ $fromAI('user', 'User name (login, mostly an email address) or user ID of the user', 'string') }}";

type Part = Omit<WorkflowNode, 'id' | 'position'>;

/** What the agent hangs on, by the kind of the connection. */
const PARTS: Array<[string, Part]> = [
	[
		'ai_languageModel',
		{
			name: 'OpenAI Chat Model',
			type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
			typeVersion: 1.3,
			parameters: { model: { __rl: true, mode: 'id', value: 'stand-in' }, options: {} },
			credentials: { openAiApi: { id: null, name: 'OpenAI' } },
		},
	],
	['ai_tool', tool('Find user', { resource: 'user', operation: 'get', ...byUserName(USER) })],
	['ai_tool', tool('List roles', { resource: 'role', operation: 'getMany' })],
	[
		'ai_tool',
		tool('Change role', {
			resource: 'user',
			operation: 'update',
			...byUserName(USER),
			updateFields: {
				role: "={{ $fromAI('role', 'Name or ID of the new role, one that List roles gives', 'string') }}",
			},
			options: { includeChanges: true },
		}),
	],
];

function tool(name: string, parameters: WorkflowNode['parameters']): Part {
	return { name, type: TOOL, typeVersion: 1, parameters, credentials: SUPEROFFICE };
}

/** An agent that looks users and roles up, and changes a role. */
export function helpDeskAgent(): Workflow {
	const nodes: Part[] = [
		{ name: START, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{
			name: AGENT,
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: 3.1,
			parameters: {
				promptType: 'define',
				text: 'Lisa Martinsen moves to sales. Give her the role Sales.',
				options: {},
			},
		},
		...PARTS.map(([, part]) => part),
	];
	const arrows = PARTS.map(([kind, { name }]) => [name, arrowTo(kind)]);
	return {
		name: 'Help desk agent',
		nodes: nodes.map((node, index) => ({
			...node,
			id: String(index + 1),
			position: [200 * index, 0],
		})),
		connections: {
			[START]: arrowTo('main'),
			...(Object.fromEntries(arrows) as Workflow['connections']),
		},
		settings: { executionOrder: 'v1' },
	};
}

function arrowTo(type: string): Workflow['connections'][string] {
	return { [type]: [[{ node: AGENT, type, index: 0 }]] };
}
