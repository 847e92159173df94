import { findUser, LOGINS, MODULES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { byUserName } from '../locators.mts';

const setup = useEmulator();

const KARI = { resource: 'license', ...byUserName('KARI') };
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

describe('with holders', () => {
	const HOLDERS = {
		resource: 'license',
		operation: 'getUsage',
		listHolders: true,
		reclaimAfterDays: 100,
	};
	const DAY = 24 * 60 * 60 * 1000;
	const daysAgo = (days: number) => new Date(Date.now() - days * DAY - 60_000);

	type Names = Array<{ userId: string; reason?: string }> | null;
	const namesOf = (list: unknown) =>
		(list as Names)?.map(({ userId, reason }) => (reason ? `${userId}: ${reason}` : userId)) ??
		null;

	beforeEach(() => {
		findUser(setup.emulator, USERS.sales).Lastlogin = daysAgo(100);
		findUser(setup.emulator, USERS.complete).Lastlogin = daysAgo(99);
		// Retired in SuperOffice by hand: the plan was not taken.
		findUser(setup.emulator, USERS.retired).moduleIds = [MODULES.salesPlan];
	});

	test('each license says who has it, and from whom it could be taken back and why', async () => {
		const { items, error } = await setup.run(HOLDERS);
		expect(error).toBeUndefined();
		const found = items.map(({ json }) => [
			json.license,
			namesOf(json.holders),
			namesOf(json.reclaimCandidates),
		]);
		expect(found).toEqual([
			[
				'superoffice.ten-sales',
				['admin', 'KARI', 'PER', 'LISA', 'JON'],
				['admin: neverLoggedIn', 'KARI: noLogin', 'PER: retired', 'JON: neverLoggedIn'],
			],
			['superoffice.ten-service', ['OLA'], ['OLA: neverLoggedIn']],
			['superoffice.ten-mobile', ['KARI', 'LISA'], ['KARI: noLogin']],
			['superoffice.ten-mailings', ['OLA', 'LISA'], ['OLA: neverLoggedIn']],
			['superoffice.ten-connector', [], []],
			['superoffice.ten-web', null, null],
			['lanternworks.route-planner', ['LISA'], []],
		]);
		for (const { json } of items.filter(({ json }) => json.holders)) {
			expect((json.holders as unknown[]).length).toBe(json.inUse);
		}
		expect(callsOf(setup.emulator)).toEqual(['GET License', 'GET User', 'GET Archive/dynamic']);
	});

	test('a holder is who it is, and the last login', async () => {
		const { items } = await setup.run(HOLDERS);
		expect((items[6].json.holders as object[])[0]).toEqual({
			associateId: USERS.complete,
			userId: 'LISA',
			fullName: 'Lisa Martinsen',
			active: true,
			lastLogin: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
			daysSinceLogin: 99,
			lastLoginKnown: true,
		});
	});

	test('without last logins only who is retired is a candidate', async () => {
		setup.emulator.faults.add({ path: '/Archive/dynamic', times: 1, status: 403, body: {} });
		const { items } = await setup.run(HOLDERS);
		expect(namesOf(items[0].json.holders)).toHaveLength(5);
		expect(namesOf(items[0].json.reclaimCandidates)).toEqual(['PER: retired']);
		expect(items[0].json.holders).toContainEqual(
			expect.objectContaining({ userId: 'KARI', lastLoginKnown: false, daysSinceLogin: null }),
		);
	});

	test('without columns of licenses plans have holders, by their titles, and others none known', async () => {
		setup.emulator.faults.add({ path: '/User', times: 2, status: 400, body: {} });
		const { items } = await setup.run({ ...HOLDERS, options: { language: 'en' } });
		expect(items.map(({ json }) => namesOf(json.holders))).toEqual([
			['admin', 'KARI', 'PER', 'LISA', 'JON'],
			['OLA'],
			null,
			null,
			null,
			null,
			null,
		]);
	});

	test('days have to be some', async () => {
		const { error } = await setup.run({ ...HOLDERS, reclaimAfterDays: 0 });
		expect(error?.message).toContain("'Reclaim After Days' has to be a whole number from 1");
		expect(setup.emulator.log).toEqual([]);
	});

	describe('pages', () => {
		const many = useEmulator({ users: 3_500 });

		test('each holder is there once, also when users are added and deleted in between', async () => {
			const { others, state } = many.emulator;
			const before = state.users
				.filter(({ moduleIds }) => moduleIds.includes(MODULES.salesPlan))
				.map(({ AssociateId }) => AssociateId)
				.sort((one, other) => one - other);
			// Users without that plan: the holders are those of the beginning, and the new one.
			const deeds = state.users
				.filter(
					({ AssociateId, moduleIds }) =>
						AssociateId > 1_000 && !moduleIds.includes(MODULES.salesPlan),
				)
				.slice(0, 20)
				.map(({ AssociateId }) => ({ action: 'delete' as const, associateId: AssociateId }));
			const values = { moduleIds: [MODULES.salesPlan] };
			others.doAfter({ path: '/User', request: 2 }, { action: 'create', values }, ...deeds);
			const { items, error } = await many.run(HOLDERS);
			expect(error).toBeUndefined();
			const holders = items[0].json.holders as Array<{ associateId: number }>;
			expect(holders.map(({ associateId }) => associateId)).toEqual([
				...before,
				state.nextAssociateId - 1,
			]);
			const pages = callsOf(many.emulator).filter((call) => call === 'GET User');
			expect(pages).toHaveLength(4);
		});
	});

	describe('in SuperOffice Online', () => {
		const online = useEmulator({ mode: 'online' });

		test('it works: the calls are open', async () => {
			const { ticket, appToken } = LOGINS;
			const { items, error } = await online.run(HOLDERS, {
				credential: { baseUrl: online.emulator.url, authScheme: 'soTicket', ticket, appToken },
			});
			expect(error).toBeUndefined();
			expect(namesOf(items[1].json.holders)).toEqual(['OLA']);
		});
	});
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
		{ ...ASSIGN, ...byUserName('={{ $json.name }}'), licenses: 'Mailings' },
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
