/** The account with which one signs in to n8n. */
export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** A credential as the editor sends it. */
export interface Credential {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** What n8n shows after the test of a credential. */
export interface TestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** The part of a node type's description that tells it from others. */
export interface NodeType {
	name: string;
	displayName: string;
	version: number | number[];
}

/** A node of a workflow. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	/** In a file without an id, which n8n looks up by the name. */
	credentials?: Record<string, { id: string | null; name: string }>;
	/** Of a Webhook node; without it n8n puts the workflow's id before the path. */
	webhookId?: string;
	/** "On Error" of the node's settings; it stops the workflow where absent. */
	onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	/** "Retry On Fail" of the node's settings. */
	retryOnFail?: boolean;
}

/** An arrow to a node. */
export interface Connection {
	node: string;
	type: string;
	index: number;
}

/** A workflow as n8n exports it. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	/** By the name of the node they start from and their kind, such as `main`; a list for each output. */
	connections: Record<string, Record<string, Array<Array<Connection> | null>>>;
	settings: Record<string, unknown>;
}

/** An item that a node puts out. */
export interface Item {
	json: Record<string, unknown>;
}

/** One run of one node; `data` is missing when the node failed. */
export interface NodeRun {
	/** Milliseconds since 1970 */
	startTime: number;
	/** Milliseconds */
	executionTime: number;
	data?: { main: Array<Item[] | null> };
	error?: { message: string; description?: string | null };
}

/** An execution in n8n's list. */
export interface ExecutionSummary {
	id: string;
	/** `new`, `running`, `waiting`; or it has ended: `success`, `error`, `crashed`, `canceled`. */
	status: string;
}

/** A finished execution. */
export interface Execution {
	id: string;
	workflowId: string;
	status: string;
	resultData: {
		runData: Record<string, NodeRun[]>;
		error?: { message: string; description?: string | null };
	};
}

/** What a node put out at one of its outputs, in all its runs. */
export function outputOf(execution: Execution, node: string, output = 0): Item[] {
	const runs = execution.resultData.runData[node] ?? [];
	return runs.flatMap(({ data }) => data?.main[output] ?? []);
}
