import { setTimeout as sleep } from 'node:timers/promises';

const MS_BETWEEN_LOOKS = 200;

/**
 * Waits until something holds that nothing tells of.
 *
 * @throws Error when it does not come in time
 */
export async function until(
	holds: () => boolean | Promise<boolean>,
	withinSeconds = 20,
): Promise<void> {
	for (const deadline = Date.now() + withinSeconds * 1000; !(await holds()); ) {
		if (Date.now() > deadline) throw new Error('What was waited for did not come.');
		await sleep(MS_BETWEEN_LOOKS);
	}
}
