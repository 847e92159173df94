import type { State } from '../emulator/state.mts';
import { NODES, type Joiner } from './example.mts';
import { outputOf, type Execution } from './shapes.mts';

/**
 * Compares the run of the example workflow with what it has to do; answers one sentence for each
 * difference, with what was expected and what was seen. None means that the run was right.
 */
export function differences(execution: Execution, joiners: Joiner[], state: State): string[] {
	return [
		...expected('status of the execution', 'success', execution.status),
		...savedUsers(execution, joiners),
		...commandResults(execution, joiners),
		...joiners.flatMap((joiner) => stateOf(joiner, execution, state)),
	];
}

function savedUsers(execution: Execution, joiners: Joiner[]): string[] {
	const items = outputOf(execution, NODES.save);
	return [
		...expected(`number of items of "${NODES.save}"`, joiners.length, items.length),
		...joiners.flatMap(({ userId, userName }, index) => {
			const user = items[index]?.json ?? {};
			const what = `"${NODES.save}", item ${index}: `;
			return [
				...(Number(user.AssociateId) > 0
					? []
					: expected(`${what}AssociateId`, 'above 0', user.AssociateId)),
				...expected(`${what}Name`, userId, user.Name),
				...expected(`${what}UserName`, userName, user.UserName),
			];
		}),
	];
}

function commandResults(execution: Execution, joiners: Joiner[]): string[] {
	const items = outputOf(execution, NODES.command);
	return [
		...expected(`number of items of "${NODES.command}"`, joiners.length, items.length),
		...items.flatMap(({ json }, index) =>
			expected(`"${NODES.command}", item ${index}: Success`, true, json.Success),
		),
	];
}

/** What the emulator holds is looked up by person, so that the node's own answer proves nothing. */
function stateOf(joiner: Joiner, execution: Execution, state: State): string[] {
	const users = state.users.filter(({ personId }) => personId === joiner.personId);
	const what = `emulator, person ${joiner.personId}: `;
	if (users.length !== 1) return expected(`${what}number of users`, 1, users.length);

	const [user] = users;
	const saved = outputOf(execution, NODES.save).map(({ json }) => json.AssociateId);
	const mails = state.outbox.filter(({ associateId }) => associateId === user.AssociateId);
	return [
		...expected(`${what}AssociateId is among those saved`, true, saved.includes(user.AssociateId)),
		...expected(`${what}Name`, joiner.userId, user.Name),
		...expected(`${what}UserName`, joiner.userName, user.UserName),
		...expected(`${what}role`, joiner.roleId, user.roleId),
		...expected(`${what}group`, joiner.groupId, user.userGroupId),
		...expected(`${what}welcome mails`, 1, mails.length),
	];
}

function expected(what: string, wanted: unknown, seen: unknown): string[] {
	if (wanted === seen) return [];
	return [`${what}: expected ${JSON.stringify(wanted)}, saw ${JSON.stringify(seen)}`];
}
