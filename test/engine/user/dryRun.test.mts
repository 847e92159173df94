import { COMMANDS, JOINERS, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { WRITES } from '../stored.mts';
import { operations } from '../../package/operations.mts';
import { byAssociateId, byUserName } from '../locators.mts';

const setup = useEmulator();

const LISA = byUserName('LISA');
const PER = byUserName('PER');
const INGRID = {
	person: JOINERS[0],
	name: 'INGRID',
	userName: 'ingrid.moen@nordlys.example',
	role: 'Sales',
	userGroup: 'Sales',
	userPlan: 'ten-sales',
};

/** Each operation that writes, with what it would do and which fields would differ. */
const RUNS: Array<[string, object, string, string[]]> = [
	['license/assign', { ...LISA, userPlan: 'ten-service' }, 'update', ['userPlan']],
	['license/remove', { ...LISA, licenses: 'Mobile' }, 'update', ['licenses']],
	[
		'user/create',
		INGRID,
		'create',
		[
			'userId',
			'userName',
			'fullName',
			'email',
			'userType',
			'role',
			'primaryGroup',
			'userPlan',
			'personId',
		],
	],
	['user/delete', { ...LISA, confirmUserId: 'LISA' }, 'delete', []],
	['user/executeCommand', { ...byAssociateId(5), commandName: COMMANDS.implicit }, 'execute', []],
	[
		'user/restore',
		{ ...PER, userPlan: 'ten-sales' },
		'restore',
		['userPlan', 'active', 'formerEmployee'],
	],
	['user/retire', LISA, 'retire', ['userPlan', 'active', 'licenses', 'formerEmployee']],
	['user/save', { associateId: 5, userFields: { rank: 7 } }, 'update', ['rank']],
	[
		'user/saveFromName',
		{ ...byUserName('LISA'), userFields: { role: 'Sales' } },
		'update',
		['role'],
	],
	['user/sendPasswordEmail', LISA, 'sendPasswordEmail', []],
	['user/setPassword', { ...LISA, generatePassword: true }, 'setPassword', ['password']],
	[
		'user/update',
		{ ...LISA, updateFields: { role: 'Sales', rank: 7 } },
		'update',
		['role', 'rank'],
	],
	['user/upsert', { ...INGRID, matchBy: 'userName' }, 'create', expect.any(Array)],
];

test.each(RUNS)(
	'%s: nothing is written, and the item says what would be',
	async (name, parameters, action, properties) => {
		const [resource, operation] = name.split('/');
		const before = JSON.stringify(setup.emulator.state);
		const { items, error } = await setup.run({
			resource,
			operation,
			...parameters,
			options: { dryRun: true },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		const { json } = items[0];
		expect(json).toMatchObject({ dryRun: true, action });
		expect(json).toHaveProperty('before');
		expect(json).toHaveProperty('after');
		expect((json.changes as Array<{ property: string }>).map(({ property }) => property)).toEqual(
			properties,
		);
		expect(callsOf(setup.emulator).filter((call) => WRITES.test(call))).toEqual([]);
		expect(JSON.stringify(setup.emulator.state)).toBe(before);
	},
);

test('every operation that writes has a dry run', async () => {
	const reading = /\/(accessReview|check|compare|get|getMany|getCommands|getUsage|leaverCheck)$/;
	const writing = (await operations()).map(({ id }) => id).filter((id) => !reading.test(id));
	expect(RUNS.map(([name]) => name).sort()).toEqual(writing.sort());
});

test('the pattern of writing calls knows those of the operations', async () => {
	for (const [name, parameters] of RUNS) {
		setup.emulator.reset();
		const [resource, operation] = name.split('/');
		await setup.run({ resource, operation, ...parameters });
		const written = callsOf(setup.emulator).filter((call) => WRITES.test(call));
		expect([name, written.length > 0]).toEqual([name, true]);
	}
});

test('before and after are the user in words', async () => {
	const { items } = await setup.run({
		operation: 'update',
		...LISA,
		updateFields: { role: 2, addOtherGroups: 'Administration', nickName: '' },
		options: { dryRun: true },
	});
	expect(items[0].json).toMatchObject({
		before: {
			associateId: 5,
			userId: 'LISA',
			role: 'Manager',
			otherGroups: ['Sales', 'Service desk'],
			nickname: 'lisa-m',
			userPlan: 'Sales Premium',
			licenses: ['Mobile', 'Mailings', 'Route planner'],
			requestCategories: ['Support', 'Administration/Accounting'],
		},
		after: {
			role: 'Sales',
			otherGroups: ['Sales', 'Service desk', 'Administration'],
			nickname: '',
		},
		changes: [
			{ property: 'role', from: 'Manager', to: 'Sales' },
			{
				property: 'otherGroups',
				from: ['Sales', 'Service desk'],
				to: ['Sales', 'Service desk', 'Administration'],
			},
			{ property: 'nickname', from: 'lisa-m', to: '' },
		],
	});
});

test('what would change nothing says none', async () => {
	const { items } = await setup.run({
		operation: 'update',
		...LISA,
		updateFields: { role: 'Manager' },
		options: { dryRun: true },
	});
	expect(items[0].json).toMatchObject({ dryRun: true, action: 'none', changes: [] });
});

test('a real run does what the dry run said', async () => {
	const parameters = {
		operation: 'update',
		...LISA,
		updateFields: { role: 'Sales', removeOtherGroups: 'Sales', userPlan: 'ten-service' },
	};
	const { items: dry } = await setup.run({ ...parameters, options: { dryRun: true } });
	const { items: real } = await setup.run({ ...parameters, options: { includeChanges: true } });
	const { items: after } = await setup.run({ ...parameters, options: { dryRun: true } });
	expect(real[0].json.changes).toEqual(dry[0].json.changes);
	expect(after[0].json.before).toEqual(dry[0].json.after);
});

test('with Keep Other Fields off a save says what it would empty', async () => {
	const { items } = await setup.run({
		operation: 'save',
		associateId: USERS.complete,
		userFields: { name: 'LISA', role: 4 },
		options: { dryRun: true, keepOtherFields: false },
	});
	expect(items[0].json).toMatchObject({
		action: 'update',
		changes: expect.arrayContaining([
			{ property: 'userName', from: 'lisa.martinsen@nordlys.example', to: '' },
			{ property: 'nickname', from: 'lisa-m', to: '' },
		]),
	});
});

test('a field that every object has is compared as what it is', async () => {
	const { items } = await setup.run({
		operation: 'save',
		associateId: USERS.complete,
		specifyUser: 'json',
		userJson: '{ "CustomFields": { "constructor": "x", "toString": "" } }',
		options: { dryRun: true },
	});
	expect(items[0].json.changes).toEqual([
		{ property: 'customFields.constructor', from: null, to: 'x' },
	]);
});

test('a refusal is the same as without', async () => {
	const { error } = await setup.run({
		operation: 'create',
		...INGRID,
		name: 'KARI',
		options: { dryRun: true },
	});
	expect(error?.message).toMatch(/The user was not created. 'User ID': /);
});

test('a command that the user does not offer is refused with those it offers', async () => {
	const { error } = await setup.run({
		operation: 'executeCommand',
		...byAssociateId(5),
		commandName: 'Sendwelcome',
		options: { dryRun: true },
	});
	expect(error?.message).toBe(`'Command Name': user 5 offers no command "Sendwelcome"`);
	expect(error?.description).toContain(COMMANDS.implicit);
});
