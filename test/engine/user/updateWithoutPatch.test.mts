import { findUser, GROUPS, ROLES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { changedIn, meanwhile } from '../stored.mts';
import { byAssociateId } from '../locators.mts';

const setup = useEmulator({ patch: false });

const update = (updateFields: object, options: object = {}) => ({
	operation: 'update',
	...byAssociateId(USERS.complete),
	updateFields,
	options,
});

test('reads the user and replaces it: the named fields change and no others', async () => {
	const run = async () =>
		await setup.run(update({ nickName: 'lisa-new', addOtherGroups: 'Administration' }));
	expect(await changedIn(setup, USERS.complete, run)).toEqual(['NickName', 'otherGroupIds']);
	expect(callsOf(setup.emulator).slice(-2)).toEqual(['POST Agents/User/GetUser', 'PUT User/5']);
});

test('asks for PATCH once in a run, and not again', async () => {
	const { items } = await setup.run(
		{ ...update({ rank: 7 }, { concurrency: 1 }), ...byAssociateId('={{ $json.id }}') },
		{ items: [2, 3, 5].map((id) => ({ json: { id } })) },
	);
	expect(items.map(({ json }) => json.action)).toEqual(['update', 'update', 'update']);
	expect(callsOf(setup.emulator)).toEqual([
		'PATCH User/2',
		'POST Agents/User/GetUser',
		'PUT User/2',
		'POST Agents/User/GetUser',
		'PUT User/3',
		'POST Agents/User/GetUser',
		'PUT User/5',
	]);
});

test('what answers alone have is not sent', async () => {
	await setup.run(update({ rank: 7 }));
	expect(JSON.stringify(setup.emulator.log.at(-1)?.body)).not.toMatch(/TableRight|_Links/);
});

test('a value that was changed between the two reads is not overwritten', async () => {
	const meddle = () => (findUser(setup.emulator, USERS.complete).userGroupId = GROUPS.sales);
	meanwhile(setup.emulator, 'POST Agents/User/GetUser', meddle, 2);
	const { error } = await setup.run(
		update({ userGroup: 'Service desk' }, { includeChanges: true }),
	);
	expect(error?.message).toBe(
		'User LISA (5) was changed by somebody else meanwhile: primaryGroup was "Marketing" and is "Sales" now',
	);
	expect(findUser(setup.emulator, USERS.complete).userGroupId).toBe(GROUPS.sales);
});

test('a change of another field between the two reads stays', async () => {
	const meddle = () => (findUser(setup.emulator, USERS.complete).roleId = ROLES.service);
	meanwhile(setup.emulator, 'POST Agents/User/GetUser', meddle, 2);
	const { error } = await setup.run(
		update({ userGroup: 'Service desk' }, { includeChanges: true }),
	);
	expect(error).toBeUndefined();
	expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
		roleId: ROLES.service,
		userGroupId: GROUPS.service,
	});
});

test('an update that changes nothing sends no write', async () => {
	const { items } = await setup.run(update({ rank: 55 }, { includeChanges: true }));
	expect(items[0].json).toMatchObject({ action: 'none', changes: [] });
	expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/GetUser']);
});
