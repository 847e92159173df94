import { WebApi, type UserAgent } from '@superoffice/webapi';

import { JOINERS, LOGINS } from '../facts.mts';
import { useEmulator } from '../setup.mts';
import { byUserName } from '../locators.mts';

const setup = useEmulator();

/** The vendor's own client, signed in to the same server. */
function vendorAgent(): UserAgent {
	const api = new WebApi(setup.emulator.url);
	const { userName, password } = LOGINS.administrator;
	api.authenticateWithPassword(userName, password);
	return api.getUserAgent() as UserAgent;
}

const INGRID = {
	operation: 'create',
	person: JOINERS[0],
	name: 'INGRID',
	userName: 'ingrid.moen@nordlys.example',
	role: 'Sales',
	userGroup: 'Sales',
	userPlan: 'Sales Premium',
};

const TARGET = byUserName('INGRID');

test("the vendor's own client sees what the node made of a user, through its whole life", async () => {
	const agent = vendorAgent();
	const { items } = await setup.run(INGRID);
	const id = items[0].json.associateId as number;
	const plansOf = (user: Awaited<ReturnType<UserAgent['getUserAsync']>>) =>
		(user.licenseOwners ?? [])
			.flatMap(({ restrictedModuleLicenses }) => restrictedModuleLicenses ?? [])
			.filter(({ assigned }) => assigned)
			.map(({ name }) => name);

	const created = await agent.getUserAsync(id);
	expect(created).toMatchObject({
		name: 'INGRID',
		userName: 'ingrid.moen@nordlys.example',
		person: { personId: JOINERS[0] },
		deleted: false,
	});
	expect(plansOf(created)).toEqual(['ten-sales']);

	const updateFields = { role: 'Manager', addOtherGroups: 'Marketing', userPlan: 'ten-service' };
	await setup.run({ operation: 'update', ...TARGET, updateFields });
	const moved = await agent.getUserFromNameAsync('INGRID');
	expect(moved.role?.id).toBe(4);
	expect(moved.otherGroups?.map((group) => group.id)).toEqual([4]);
	expect(plansOf(moved)).toEqual(['ten-service']);

	await setup.run({ operation: 'retire', ...TARGET });
	const retired = await agent.getUserAsync(id);
	expect(retired).toMatchObject({ deleted: true, isPersonRetired: true });
	expect(plansOf(retired)).toEqual([]);

	await setup.run({ operation: 'restore', ...TARGET, userPlan: 'ten-sales' });
	expect(plansOf(await agent.getUserAsync(id))).toEqual(['ten-sales']);

	await setup.run({ operation: 'delete', ...TARGET, confirmUserId: 'INGRID' });
	expect(await agent.getUserAsync(id)).toBeNull();
});
