import { USERS, type Emulator } from '../../emulator/index.mts';
import { useN8n } from '../setup.mts';

const setup = useN8n();

/** Gives everything that somebody owns to a colleague, as a bulk update in SuperOffice does. */
function handOver({ state }: Emulator, associateId: number): void {
	for (const rows of [state.companies, state.followUps, state.sales, state.projects]) {
		const owned = rows.filter((row) => row.associateId === associateId);
		for (const row of owned) row.associateId = USERS.withoutPlan;
	}
	for (const person of state.persons) {
		if (person.AssociateId === associateId) person.AssociateId = USERS.withoutPlan;
	}
}

test('who leaves is retired when all is handed over; who cannot be is named, and stops nobody', async () => {
	handOver(setup.emulator, USERS.sales);
	handOver(setup.emulator, USERS.retired);
	const { items, errors } = await setup.runTemplate('leavers');
	expect(errors).toEqual({});
	expect(items('Retire user').map(({ userId, action }) => [userId, action])).toEqual([
		['KARI', 'retire'],
		['PER', 'none'],
	]);
	expect(items('To hand over first')).toMatchObject([
		{ userId: 'LISA', owns: { projects: 2, requests: 1 }, total: 3, ownsNothing: false },
	]);
	const notRetired = items('Not retired').map(({ error }) => error);
	expect(notRetired).toHaveLength(2);
	expect(notRetired).toEqual(
		expect.arrayContaining([
			expect.stringContaining('user "nobody@nordlys.example" does not exist'),
			expect.stringContaining('who is the user that this node signs in with'),
		]),
	);
	expect(setup.changes()).toEqual({
		added: [],
		changed: { [USERS.sales]: { Deleted: true, IsPersonRetired: true, moduleIds: [] } },
		removed: [],
	});
	expect(items('Licenses afterwards')[0]).toMatchObject({
		license: 'superoffice.ten-sales',
		inUse: 3,
		free: 57,
	});
});

test('nobody is retired who still owns something', async () => {
	const { items } = await setup.runTemplate('leavers');
	expect(items('To hand over first').map(({ userId }) => userId)).toEqual(['KARI', 'LISA', 'PER']);
	expect(items('Retire user')).toEqual([]);
	expect(setup.changes()).toEqual({ added: [], changed: {}, removed: [] });
});
