import type { State } from '../emulator/state.mts';
import { NODES } from './example.mts';
import { outputOf, type Execution, type Item, type WorkflowNode } from './shapes.mts';

const WIDTH = 90;

/** Prints what each node of the workflow put out, in the order of the workflow. */
export function printRun(nodes: WorkflowNode[], execution: Execution): void {
	for (const { name } of nodes) {
		const run = execution.resultData.runData[name]?.[0];
		const items = outputOf(execution, name);
		const count = items.length === 1 ? '1 item' : `${items.length} items`;
		const state = run ? `${count}, ${run.executionTime} ms` : 'did not run';
		console.log(`\nNode "${name}": ${state}`);
		if (run?.error) printError(run.error);
		if (items.length > 0) PRINTERS[name]?.(items);
	}
	const { error, runData } = execution.resultData;
	const nodeFailed = Object.values(runData).some(([run]) => run.error);
	if (error && !nodeFailed) printError(error);
}

/** Prints what changed in the emulator, which n8n cannot make up. */
export function printProof(state: State, usersBefore: number): void {
	const added = state.users.slice(usersBefore);
	console.log(`\nEmulator: ${usersBefore} users before, ${state.users.length} now`);
	const rows = added.map((user) => ({
		AssociateId: user.AssociateId,
		Name: user.Name,
		UserName: user.UserName,
		personId: user.personId,
		roleId: user.roleId,
		userGroupId: user.userGroupId,
	}));
	if (rows.length > 0) console.table(rows);
	console.log(`Emulator: ${state.outbox.length} mails in the outbox`);
	if (state.outbox.length > 0) console.table(state.outbox);
}

const PRINTERS: Record<string, (items: Item[]) => void> = {
	[NODES.save](items) {
		console.table(items.map(({ json }) => userRow(json)));
		printItem(items[0]);
	},
	[NODES.command](items) {
		console.table(items.map(({ json }) => pick(json, ['Success', 'Message', 'Result'])));
		printItem(items[0]);
	},
};

/** One line for each property: the whole User would fill some screens. */
function printItem({ json }: Item): void {
	console.log('Item 0 as the node put it out (long values cut):');
	for (const [name, value] of Object.entries(json)) {
		const text = JSON.stringify(value);
		console.log(`  ${name}: ${text.length > WIDTH ? `${text.slice(0, WIDTH)}...` : text}`);
	}
}

function pick(json: Item['json'], names: string[]): Record<string, unknown> {
	return Object.fromEntries(names.map((name) => [name, json[name]]));
}

function userRow(user: Record<string, unknown>): Record<string, unknown> {
	return {
		AssociateId: user.AssociateId,
		Name: user.Name,
		UserName: user.UserName,
		'Person.FullName': member(user.Person, 'FullName'),
		'Role.Value': member(user.Role, 'Value'),
		'UserGroup.Value': member(user.UserGroup, 'Value'),
	};
}

function member(value: unknown, name: string): unknown {
	return (value as Record<string, unknown> | null | undefined)?.[name];
}

function printError({ message, description }: { message: string; description?: string | null }) {
	console.log(`  ${message}${description ? `\n  ${description}` : ''}`);
}
