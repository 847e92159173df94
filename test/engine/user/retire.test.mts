import { findUser, LISA_SIMPLIFIED, MODULES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { changedIn } from '../stored.mts';
import { byAssociateId, byPersonId, byUserName } from '../locators.mts';

const setup = useEmulator();

const RETIRE = { operation: 'retire', ...byUserName('LISA') };

test('takes licences and access, and leaves everything else as it was', async () => {
	const run = async () => await setup.run(RETIRE);
	expect((await changedIn(setup, USERS.complete, run)).sort()).toEqual(
		['Deleted', 'IsPersonRetired', 'moduleIds'].sort(),
	);
	expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
		Deleted: true,
		IsPersonRetired: true,
		moduleIds: [],
	});
	expect(callsOf(setup.emulator)).toEqual([
		'POST Agents/User/GetUserFromName',
		'GET User/currentPrincipal',
		'POST Agents/User/MakeRetired',
	]);
	expect(setup.emulator.log[2].body).toEqual({ AssociateId: 5, Retired: true });
});

test('says what it did; the user is as SuperOffice has it afterwards', async () => {
	const { items } = await setup.run({ ...RETIRE, options: { includeChanges: true } });
	const { changes, ...user } = items[0].json;
	expect(user).toEqual({ action: 'retire', ...LISA_SIMPLIFIED, userPlan: '', active: false });
	expect(changes).toEqual([
		{ property: 'userPlan', from: 'Sales Premium', to: '' },
		{ property: 'active', from: true, to: false },
		{ property: 'licenses', from: ['Mobile', 'Mailings', 'Route planner'], to: [] },
		{ property: 'formerEmployee', from: false, to: true },
	]);
	const { items: read } = await setup.run({ ...RETIRE, operation: 'get' });
	expect(user).toEqual({ action: 'retire', ...read[0].json });
});

test('of somebody who is retired already it does nothing, and says none', async () => {
	const { items } = await setup.run({ ...RETIRE, ...byUserName('PER') });
	expect(items[0].json).toMatchObject({ action: 'none', userId: 'PER', active: false });
	expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/GetUserFromName']);
});

test('a retired user who still holds a licence gives it back', async () => {
	findUser(setup.emulator, USERS.retired).moduleIds.push(MODULES.salesPlan);
	const { items } = await setup.run({ ...RETIRE, ...byUserName('PER') });
	expect(items[0].json.action).toBe('retire');
	expect(findUser(setup.emulator, USERS.retired).moduleIds).toEqual([]);
});

test('a user who does not exist is named: the call itself would say nothing', async () => {
	const { error } = await setup.run({
		operation: 'retire',
		...byAssociateId(4711),
	});
	expect(error?.message).toContain('user 4711 does not exist');
	expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/GetUser']);
});

test('who is signed in is read once for a run', async () => {
	await setup.run(
		{ ...RETIRE, ...byUserName('={{ $json.name }}') },
		{ items: ['LISA', 'KARI', 'OLA'].map((name) => ({ json: { name } })) },
	);
	const questions = callsOf(setup.emulator).filter((call) => call.includes('currentPrincipal'));
	expect(questions).toHaveLength(1);
	expect(setup.emulator.state.users.filter(({ Deleted }) => Deleted)).toHaveLength(4);
});

test('a person who is two users is refused, with both', async () => {
	findUser(setup.emulator, USERS.service).personId = 5;
	const { error } = await setup.run({ operation: 'retire', ...byPersonId(5) });
	expect(error?.message).toBe('More than one user is meant: OLA (3), LISA (5)');
	expect(error?.description).toContain('associate ID');
});
