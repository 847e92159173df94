import type { Emulator } from '../emulator/index.mts';
import { findUser } from './facts.mts';
import type { NodeResult } from './harness.mts';

/** Which properties of the stored user a run of the node changes. The run has to succeed. */
export async function changedIn(
	{ emulator }: { emulator: Emulator },
	associateId: number,
	run: () => Promise<NodeResult>,
): Promise<string[]> {
	const before = structuredClone(findUser(emulator, associateId));
	const { error } = await run();
	expect(error).toBeUndefined();
	const after = findUser(emulator, associateId);
	return Object.keys(before)
		.filter((key) => key !== 'updated')
		.filter((key) => canonical(before[key]) !== canonical(after[key]));
}

/**
 * Does something in the emulator right before it serves a call: what somebody else does meanwhile.
 *
 * @param call Method and end of the path, e.g. `PATCH User/5`
 * @param nth Which of such calls it is
 */
export function meanwhile({ log }: Emulator, call: string, act: () => void, nth = 1): void {
	const [method, path] = call.split(' ');
	let seen = 0;
	log.push = (...entries) => {
		const isIt = entries.some((entry) => entry.method === method && entry.path.endsWith(path));
		if (isIt && ++seen === nth) {
			delete (log as { push?: unknown }).push;
			act();
		}
		return Array.prototype.push.apply(log, entries);
	};
}

/** The calls that write, by their documents: what a dry run must not send. */
export const WRITES =
	/^(PATCH|PUT|DELETE)|POST (User$|Agents\/User\/(Save|Set|Make|Remove|Delete|Send|Execute))|POST User\/\d+\/CustomCommand/;

/** JSON in which the order of members does not count: a map has none. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_, member: unknown) =>
		typeof member === 'object' && member !== null && !Array.isArray(member)
			? Object.fromEntries(Object.entries(member).sort(([a], [b]) => a.localeCompare(b)))
			: member,
	);
}
