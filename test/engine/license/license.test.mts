import { findUser, MODULES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';

const setup = useEmulator();

const KARI = { resource: 'license', findBy: 'userName', userName: 'KARI' };
const ASSIGN = { ...KARI, operation: 'assign', userPlan: '', licenses: '' };
const REMOVE = { ...KARI, operation: 'remove', allLicenses: false, licenses: '' };

const modulesOf = () => findUser(setup.emulator, USERS.sales).moduleIds.sort();

test('Get Usage counts every plan and module, with its owner', async () => {
	const { items } = await setup.run({ resource: 'license', operation: 'getUsage' });
	expect(items[0].json).toEqual({
		license: 'superoffice.ten-sales',
		title: 'Sales Premium',
		owner: 'superoffice',
		userPlan: true,
		forEverybody: false,
		hidden: false,
		total: 60,
		inUse: 4,
		free: 56,
	});
	expect(items.map(({ json }) => [json.license, json.userPlan, json.inUse])).toEqual([
		['superoffice.ten-sales', true, 4],
		['superoffice.ten-service', true, 1],
		['superoffice.ten-mobile', false, 2],
		['superoffice.ten-mailings', false, 2],
		['superoffice.ten-connector', false, 0],
		['superoffice.ten-web', false, 0],
		['lanternworks.route-planner', false, 1],
	]);
	expect(callsOf(setup.emulator)).toEqual(['GET License']);
});

test.each([
	[{ userPlan: 'superoffice.ten-service' }, [MODULES.servicePlan, MODULES.mobile]],
	[{ userPlan: 'Service Premium' }, [MODULES.servicePlan, MODULES.mobile]],
	[{ licenses: 'mailings' }, [MODULES.salesPlan, MODULES.mobile, MODULES.mailings]],
	[
		{ licenses: ['Mailings', 'route-planner'] },
		[MODULES.salesPlan, MODULES.mobile, MODULES.mailings, MODULES.thirdParty],
	],
	[
		{ userPlan: 'ten-service', licenses: 'Route planner' },
		[MODULES.servicePlan, MODULES.mobile, MODULES.thirdParty],
	],
])('assigns %j', async (given, moduleIds) => {
	const { items } = await setup.run({ ...ASSIGN, ...given });
	expect(items[0].json.action).toBe('update');
	expect(modulesOf()).toEqual(moduleIds);
	expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/GetUserFromName', 'PATCH User/2']);
});

test('what the user holds already is not assigned again', async () => {
	const { items } = await setup.run({ ...ASSIGN, userPlan: 'ten-sales', licenses: 'Mobile' });
	expect(items[0].json.action).toBe('none');
	expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/GetUserFromName']);
});

test('the last one is given once: the second of two items is refused', async () => {
	const { items } = await setup.run(
		{ ...ASSIGN, userName: '={{ $json.name }}', licenses: 'Mailings' },
		{
			items: [{ json: { name: 'KARI' } }, { json: { name: 'NINA' } }],
			onError: 'continueRegularOutput',
		},
	);
	expect(items[0].json.action).toBe('update');
	expect(items[1].json.error).toBe("'Licenses': no license of Mailings is free, 3 of 3 are in use");
});

test.each([
	[{ licenses: 'mobile' }, [MODULES.salesPlan]],
	[{ licenses: 'superoffice.ten-sales' }, [MODULES.mobile]],
	[{ licenses: 'ten-sales, Mobile' }, []],
	[{ allLicenses: true }, []],
])('removes %j', async (given, moduleIds) => {
	await setup.run({ ...REMOVE, ...given });
	expect(modulesOf()).toEqual(moduleIds);
});

test.each([
	[ASSIGN, "'User Plan' and 'Licenses' are empty"],
	[{ ...REMOVE, licenses: '={{ "" }}' }, "'Licenses' is empty"],
])('$operation of nothing is refused before any request', async (parameters, message) => {
	const { error } = await setup.run(parameters);
	expect(error?.message).toBe(message);
	expect(setup.emulator.log).toEqual([]);
});

test('a licence that is not there is refused with the near ones', async () => {
	const { error } = await setup.run({ ...ASSIGN, licenses: 'Mailing' });
	expect(error?.message).toBe(`'Licenses': there is no license called "Mailing"`);
	expect(error?.description).toContain('Mailings (superoffice.ten-mailings)');
});
