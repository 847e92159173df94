import type { Changes } from '../e2e/changes.mts';
import type { Ended } from './executions.mts';
import type { Order } from './orders.mts';

type NewUser = Changes['added'][number];

/** What was done although n8n does not call the execution a success. */
export interface Unreported {
	key: string;
	execution: string;
	status: string;
	message: string;
}

/** How what SuperOffice holds compares with what n8n reports; the texts say each difference. */
export interface Verdict {
	/** Orders by what came of them in SuperOffice, whatever n8n says. */
	done: { joiners: number; movers: number };
	/** Reported as success, and not there. */
	lost: string[];
	/** There twice, or there without an order. */
	doubled: string[];
	/** There with other values than those of the order. */
	wrong: string[];
	/** No loss: who looks into n8n sees that something is to be looked into. */
	unreported: Unreported[];
	/** Orders of which no execution has ended, and executions of which nobody knows the order. */
	unfinished: string[];
}

/**
 * Compares the users of SuperOffice with what n8n reports of the executions.
 *
 * @param changes between the users before the first and after the last execution
 */
export function judge(orders: Order[], ended: Ended[], changes: Changes): Verdict {
	const verdict: Verdict = {
		done: { joiners: 0, movers: 0 },
		lost: changes.removed.map((id) => `user ${id} is gone`),
		doubled: strangers(orders, changes.added),
		wrong: changedWithoutOrder(orders, changes),
		unreported: [],
		unfinished: ended
			.filter(({ key }) => !orders.some((order) => order.key === key))
			.map(({ id, status }) => `execution ${id} (${status}): of which order is not known`),
	};
	for (const order of orders) judgeOrder(order, ended, changes, verdict);
	return verdict;
}

function judgeOrder(order: Order, ended: Ended[], changes: Changes, verdict: Verdict): void {
	const { key, kind } = order;
	const executions = ended.filter((execution) => execution.key === key);
	const success = executions.find(({ status }) => status === 'success');
	const [last] = executions;
	const results = resultsOf(order, changes);

	if (!last) verdict.unfinished.push(`${key}: no execution has ended`);
	if (results.length > 1) {
		verdict.doubled.push(`${key}: ${results.length} users, ${results.map(nameOf).join(', ')}`);
	}
	if (results.length === 0) {
		if (success) verdict.lost.push(`${key}: execution ${success.id} is a success`);
		return;
	}
	verdict.done[kind === 'update' ? 'movers' : 'joiners'] += 1;
	verdict.wrong.push(...results.flatMap((result) => differences(order, result)));
	if (last && !success) {
		const { id, status, message = '' } = last;
		verdict.unreported.push({ key, execution: id, status, message });
	}
}

/** The new users of a joiner; what has changed of a mover. */
function resultsOf({ kind, id, expected }: Order, { added, changed }: Changes): Partial<NewUser>[] {
	if (kind === 'update') return changed[id] ? [changed[id]] : [];
	return added.filter((user) => isUserOf(user, id, expected));
}

/** By person or by a name: a second user might have only one of them. */
function isUserOf(user: NewUser, personId: number, expected: Order['expected']): boolean {
	return (
		user.personId === personId ||
		user.Name === expected.Name ||
		user.UserName === expected.UserName ||
		user.Tooltip === expected.Tooltip
	);
}

function differences({ key, kind, expected }: Order, result: Partial<NewUser>): string[] {
	// Of a mover all that has changed has to be asked for; a new user has more than the order names.
	const names = kind === 'update' ? { ...expected, ...result } : expected;
	return (Object.keys(names) as Array<keyof NewUser>)
		.filter((name) => shown(expected[name]) !== shown(result[name]))
		.map((name) => `${key}: ${name} is ${shown(result[name])} instead of ${shown(expected[name])}`);
}

/** New users that belong to no order. */
function strangers(orders: Order[], added: NewUser[]): string[] {
	const joiners = orders.filter(({ kind }) => kind !== 'update');
	return added
		.filter((user) => !joiners.some(({ id, expected }) => isUserOf(user, id, expected)))
		.map((user) => `${nameOf(user)}: nobody ordered this user`);
}

/** Users that nobody was to touch. */
function changedWithoutOrder(orders: Order[], { changed }: Changes): string[] {
	const movers = new Set(orders.filter(({ kind }) => kind === 'update').map(({ id }) => id));
	return Object.entries(changed)
		.filter(([id]) => !movers.has(Number(id)))
		.map(([id, values]) => `user ${id} has changed without an order: ${shown(values)}`);
}

function nameOf({ AssociateId, Name }: Partial<NewUser>): string {
	return `${Name} (${AssociateId})`;
}

function shown(value: unknown): string {
	return JSON.stringify(value) ?? 'nothing';
}
