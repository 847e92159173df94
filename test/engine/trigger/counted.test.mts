import type { Emulator, StoredUser } from '../../emulator/index.mts';
import { createRandom } from '../../emulator/seed/generated/random.mts';
import { ROLES } from '../facts.mts';
import { useEmulator } from '../setup.mts';
import { ActiveWorkflow } from './n8n.mts';

const USERS = 3_500;
const CHANGES = 200;

const setup = useEmulator({ users: USERS });

/** Whole numbers from 0 to below the one that is given, the same each time. */
function randomFrom(seed: number): (below: number) => number {
	const { integer } = createRandom(seed);
	return (below) => integer(0, below - 1);
}

type Change = (emulator: Emulator, user: StoredUser, random: (below: number) => number) => string;

/** What can happen to a user, and the event that it is by the words. */
const HAPPENINGS: Change[] = [
	({ state }, user) => {
		const AssociateId = Math.max(...state.users.map((each) => each.AssociateId)) + 1;
		const UserName = `new${AssociateId}@nordlys.example`;
		state.users.push({ ...structuredClone(user), AssociateId, Name: `N${AssociateId}`, UserName });
		return `created ${AssociateId}`;
	},
	(_, user) => {
		user.roleId = user.roleId === ROLES.sales ? ROLES.manager : ROLES.sales;
		return `changed ${user.AssociateId}`;
	},
	(_, user) => {
		user.UserName = `renamed.${user.UserName}`;
		return `changed ${user.AssociateId}`;
	},
	(_, user) => {
		user.Deleted = !user.Deleted;
		return `${user.Deleted ? 'retired' : 'restored'} ${user.AssociateId}`;
	},
	({ state }, user) => {
		state.users.splice(state.users.indexOf(user), 1);
		return `deleted ${user.AssociateId}`;
	},
];

const told = ({ items }: ActiveWorkflow) =>
	items.map(({ event, associateId }) => `${event as string} ${associateId as number}`);

test(`${CHANGES} random changes in ${USERS} users, with polls that fail and restarts in between, are told once each`, async () => {
	const { emulator } = setup;
	const random = randomFrom(20_260_611);
	const workflow = new ActiveWorkflow(setup.credential, {
		events: ['created', 'changed', 'retired', 'restored', 'deleted'],
		fields: ['role', 'userName'],
	});
	await workflow.start();

	const expected: string[] = [];
	let touched = new Set<number>();
	let restarts = 0;
	while (expected.length < CHANGES) {
		for (let count = 1 + random(12); count > 0 && expected.length < CHANGES; count--) {
			const user = emulator.state.users[20 + random(emulator.state.users.length - 20)];
			// Two changes of one user between two polls can be one event, or none.
			if (touched.has(user.AssociateId)) continue;
			touched.add(user.AssociateId);
			const happened = HAPPENINGS[random(HAPPENINGS.length)](emulator, user, random);
			touched.add(Number(happened.split(' ')[1]));
			expected.push(happened);
		}
		if (random(3) === 0) {
			// A page in the middle is refused.
			emulator.faults.add({ path: 'associateDbId.{1,3}gt.{1,3}[23]\\d\\d\\d', status: 403 });
			const before = workflow.executions.length;
			const failures = workflow.errors.length;
			await workflow.poll();
			expect(workflow.errors).toHaveLength(failures + 1);
			expect(workflow.executions).toHaveLength(before);
		}
		if (random(4) === 0) {
			// n8n ends, and polls when it begins again, from what its database holds.
			restarts++;
			await workflow.start();
		} else {
			await workflow.poll();
		}
		touched = new Set();
	}
	await workflow.poll();

	expect(workflow.errors.length).toBeGreaterThan(3);
	expect(restarts).toBeGreaterThan(3);
	expect(told(workflow).sort()).toEqual(expected.sort());
}, 120_000);

test('users who are added and deleted while the pages are read are told once, and nobody else', async () => {
	const { others, state } = setup.emulator;
	const workflow = new ActiveWorkflow(setup.credential);
	await workflow.start();
	const [read, notRead] = [state.users[1_500], state.users[3_000]].map((user) => user.AssociateId);
	others.doAfter(
		{ path: '/User', request: 2 },
		{ action: 'create' },
		{ action: 'delete', associateId: read },
		{ action: 'delete', associateId: notRead },
	);
	await workflow.poll();
	await workflow.poll();
	expect(told(workflow).sort()).toEqual([
		`created ${state.nextAssociateId - 1}`,
		`deleted ${read}`,
		`deleted ${notRead}`,
	]);
	await workflow.poll();
	expect(workflow.items).toHaveLength(3);
});

test('ten thousand users are kept in 0.7 MB, with all that they were', async () => {
	const { startEmulator } = await import('../../emulator/index.mts');
	const { basic } = await import('../setup.mts');
	const emulator = await startEmulator({ users: 10_000 });
	try {
		const workflow = new ActiveWorkflow(basic(emulator.url));
		await workflow.start();
		expect(emulator.state.users.length).toBeGreaterThan(10_000);
		expect(Buffer.byteLength(workflow.database)).toBeLessThan(700_000);
		expect(workflow.database).not.toContain('"hash"');
	} finally {
		await emulator.stop();
	}
}, 60_000);
