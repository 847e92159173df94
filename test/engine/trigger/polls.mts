import * as core from 'n8n-core';
import type { PollContext } from 'n8n-core';
import type { INode, Workflow } from 'n8n-workflow';

const silent = () => {};
const LOGGER = { debug: silent, info: silent, warn: silent, error: silent, scoped: () => LOGGER };
const REPORTER = { error: silent };

/** Spans are of no interest here. */
const TRACING = {
	startSpan: async (_: unknown, work: (span: object) => Promise<unknown>) =>
		await work({ setStatus: silent }),
	startNewTraceSpan: async (_: unknown, work: (span: object) => Promise<unknown>) =>
		await work({ setStatus: silent }),
	pickWorkflowAttributes: () => ({}),
	pickNodeAttributes: () => ({}),
};

type Tick = () => Promise<void>;

/** What n8n-core 2.8 has in place of PollTriggerExecutor; the types are those of the newer one. */
interface ActiveWorkflows {
	add: (...what: unknown[]) => Promise<void>;
}

type ActiveWorkflowsClass = new (...services: unknown[]) => ActiveWorkflows;

/**
 * Polls for the first time, by n8n's own executor of polls.
 *
 * @returns What n8n does at each poll time
 * @throws what the first poll throws, or an error with its message
 */
export async function startPolling(
	workflow: Workflow,
	node: INode,
	context: PollContext,
): Promise<Tick> {
	return 'PollTriggerExecutor' in core
		? await byExecutor(workflow, node, context)
		: await byActiveWorkflows(workflow, context);
}

async function byExecutor(workflow: Workflow, node: INode, context: PollContext): Promise<Tick> {
	const executor = new core.PollTriggerExecutor(
		LOGGER as never,
		new core.TriggersAndPollers(),
		TRACING as never,
		REPORTER as never,
	);
	const run = executor.create(workflow, node, context, () => true);
	await run(true);
	return async () => await run();
}

async function byActiveWorkflows(workflow: Workflow, context: PollContext): Promise<Tick> {
	const { ActiveWorkflows } = core as unknown as { ActiveWorkflows: ActiveWorkflowsClass };
	// 2.8 does not export it.
	const { TriggersAndPollers } = await import(
		'n8n-core/dist/execution-engine/triggers-and-pollers'
	);
	const ticks: Tick[] = [];
	const tasks = { registerCron: (_: unknown, tick: Tick) => ticks.push(tick) };
	const workflows = new ActiveWorkflows(LOGGER, tasks, new TriggersAndPollers(), REPORTER, TRACING);
	await workflows.add(workflow.id, workflow, {}, 'trigger', 'init', undefined, () => context);
	return async () => await ticks[0]();
}
