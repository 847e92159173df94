import { findUser, GROUPS, LOGINS, MODULES, ROLES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';

const setup = useEmulator();

const REVIEW = { operation: 'accessReview', returnAll: true };

const DAY = 24 * 60 * 60 * 1000;

/** Whole days since a time of the emulator. */
const daysSince = (time: string) => Math.floor((Date.now() - Date.parse(time)) / DAY);

async function review(parameters: object = {}, more: object = {}) {
	const { items, error } = await setup.run({ ...REVIEW, ...parameters } as never, more);
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
}

async function userIds(filters: object): Promise<unknown[]> {
	return (await review({ filters })).map(({ userId }) => userId);
}

test('is one flat item for each user, from three calls', async () => {
	const items = await review();
	expect(items.find(({ userId }) => userId === 'LISA')).toEqual({
		associateId: USERS.complete,
		userId: 'LISA',
		userName: 'lisa.martinsen@nordlys.example',
		fullName: 'Lisa Martinsen',
		email: 'lisa.martinsen@nordlys.example',
		company: 'Nordlys Kontor AS',
		userType: 'InternalAssociate',
		role: 'Manager',
		primaryGroup: 'Marketing',
		otherGroups: ['Sales', 'Service desk'],
		userPlan: 'Sales Premium',
		licenses: ['Mobile', 'Mailings', 'Route planner'],
		canLogIn: false,
		active: true,
		credentialType: 'CRM5/PASSWORD',
		lastLogin: '2026-07-01T06:15:00Z',
		daysSinceLogin: daysSince('2026-07-01T06:15:00Z'),
		lastLoginKnown: true,
	});
	expect(items.map(({ associateId }) => associateId)).toEqual(
		setup.emulator.state.users.map(({ AssociateId }) => AssociateId).sort((a, b) => a - b),
	);
	expect(callsOf(setup.emulator)).toEqual(['GET License', 'GET User', 'GET Archive/dynamic']);
});

test('who never logged in has no last login, and that is known', async () => {
	const [astrid] = await review();
	expect(astrid).toMatchObject({
		userId: 'admin',
		lastLogin: null,
		daysSinceLogin: null,
		lastLoginKnown: true,
	});
});

test('without licenses and other groups the lists are empty', async () => {
	const nina = (await review()).find(({ userId }) => userId === 'NINA');
	expect(nina).toMatchObject({ userPlan: '', licenses: [], otherGroups: [], canLogIn: false });
});

test('a server that knows no zones gives its own time', async () => {
	setup.emulator.faults.add({
		path: '/Archive/dynamic',
		times: 1,
		status: 200,
		body: {
			value: [
				{
					PrimaryKey: 2,
					'associate.associate_id': 2,
					'associate.lastlogin': '2026-07-01T08:15:00',
					'associate.deleted': true,
				},
				{ PrimaryKey: 5, 'associate.associate_id': 5, 'associate.lastlogin': null },
				{ PrimaryKey: 8, 'associate.associate_id': 8 },
			],
		},
	});
	const items = await review();
	const of = (id: number) => items.find(({ associateId }) => associateId === id);
	expect(of(2)).toMatchObject({
		lastLogin: '2026-07-01T08:15:00',
		daysSinceLogin: daysSince('2026-07-01T08:15:00Z'),
		lastLoginKnown: true,
		active: false,
	});
	expect(of(5)).toMatchObject({ lastLogin: null, lastLoginKnown: true, active: true });
	expect(of(8)).toMatchObject({ lastLogin: null, lastLoginKnown: false });
	expect(of(9)).toMatchObject({ lastLogin: null, lastLoginKnown: false });
});

test('names come in the language of the option', async () => {
	findUser(setup.emulator, USERS.complete).otherGroupIds = [GROUPS.sales];
	const [lisa] = await review({ filters: { group: 'Salg' }, options: { language: 'nb' } }).then(
		(items) => items.filter(({ userId }) => userId === 'LISA'),
	);
	expect(lisa).toMatchObject({ role: 'Leder', primaryGroup: 'Marked', otherGroups: ['Salg'] });
});

describe('filters', () => {
	beforeEach(() => {
		// Retired in SuperOffice by hand: the plan was not taken.
		findUser(setup.emulator, USERS.retired).moduleIds = [MODULES.salesPlan];
	});

	test.each([
		[{ role: 'Manager' }, ['LISA', 'JON']],
		[{ role: 'leder' }, ['LISA', 'JON']],
		[{ role: ROLES.service }, ['OLA']],
		[{ primaryGroup: 'Service desk' }, ['OLA']],
		[{ primaryGroup: String(GROUPS.marketing) }, ['LISA']],
		[{ group: 'Service desk' }, ['OLA', 'LISA']],
		[{ group: GROUPS.service, role: 'Manager' }, ['LISA']],
		[{ license: 'Mobile' }, ['KARI', 'LISA']],
		[{ license: 'lanternworks.route-planner' }, ['LISA']],
		[{ license: 'Service Premium' }, ['OLA']],
		[{ onlyWithLicense: true, primaryGroup: 'Sales' }, ['KARI', 'PER', 'JON']],
		[{ retiredButLicensed: true }, ['PER']],
		[{ userType: 'ExternalAssociate' }, ['anna.weber']],
		[{ userType: 'SystemAssociate' }, ['SYSTEM0']],
	])('%j', async (filters, expected) => {
		expect(await userIds(filters)).toEqual(expected);
	});

	test('no login for N days: the day counts, and who never logged in does', async () => {
		const kari = findUser(setup.emulator, USERS.sales);
		const lisa = findUser(setup.emulator, USERS.complete);
		kari.Lastlogin = new Date(Date.now() - 30 * DAY - 60_000);
		lisa.Lastlogin = new Date(Date.now() - 30 * DAY + 60_000);
		const users = await userIds({ noLoginForDays: 30 });
		expect(users).toContain('KARI');
		expect(users).toContain('admin');
		expect(users).not.toContain('LISA');
	});

	test('what SuperOffice has operators for is sent to it, beside the key', async () => {
		await userIds({ role: 'Manager', primaryGroup: 2, userType: 'InternalAssociate' });
		const { query } = setup.emulator.log.find(({ path }) => path.endsWith('/User'))!;
		expect(query.$filter).toBe(
			`(assocType oneOf (0) and role oneOf (${ROLES.manager}) and usergroupId eq 2) and associateDbId gt 0`,
		);
	});

	test.each([
		[{ role: 'Mangler' }, `'Role': there is no role called "Mangler"`],
		[{ group: 'Nowhere' }, `'Group': there is no user group called "Nowhere"`],
		[{ license: 'Mobil' }, `'License': there is no license called "Mobil"`],
		[{ noLoginForDays: 0 }, "'No Login for Days' has to be a whole number from 1"],
		[{ userType: '={{ "Boss" }}' }, "'User Type' has to be one of"],
	])('%j is refused', async (filters, message) => {
		const { error } = await setup.run({ ...REVIEW, filters });
		expect(error?.message).toContain(message);
	});
});

describe('last logins that cannot be read', () => {
	beforeEach(() => {
		setup.emulator.faults.add({ path: '/Archive/dynamic', times: 1, status: 403, body: {} });
	});

	test('are said not to be known, and not to be none', async () => {
		const items = await review();
		expect(items).toHaveLength(setup.emulator.state.users.length);
		for (const item of items) {
			expect(item).toMatchObject({
				lastLoginKnown: false,
				lastLogin: null,
				daysSinceLogin: null,
			});
		}
	});

	test('make the filter by them fail', async () => {
		const { error } = await setup.run({ ...REVIEW, filters: { noLoginForDays: 30 } });
		expect(error?.message).toMatch(
			/^The filter 'No Login for Days' has nothing to go by\. SuperOffice did not list the last logins: .*HTTP 403/,
		);
	});
});

test('a list of last logins that breaks off makes the item fail', async () => {
	setup.emulator.faults.add({ path: '/Archive/dynamic', times: 9, kind: 'reset' });
	const { error } = await setup.run({ ...REVIEW, options: { maxRetries: 0 } });
	expect(error?.message).toContain('SuperOffice did not answer when asked to list the last logins');
});

test('columns of licenses that are refused are done without', async () => {
	// With and without the condition on the key: it is the columns that are wrong.
	setup.emulator.faults.add({ path: '/User', times: 2, status: 400, body: {} });
	const items = await review();
	expect(items).toHaveLength(setup.emulator.state.users.length);
	expect(items[1]).toMatchObject({ userId: 'KARI', userPlan: 'Sales Premium', licenses: null });
});

test.each([{ license: 'Mobile' }, { onlyWithLicense: true }, { retiredButLicensed: true }])(
	'columns of licenses that are refused make the filter %j fail',
	async (filters) => {
		setup.emulator.faults.add({ path: '/User', times: 2, status: 400, body: {} });
		const { error } = await setup.run({ ...REVIEW, filters });
		expect(error?.message).toContain('SuperOffice does not show these licenses');
	},
);

describe('in SuperOffice Online', () => {
	const online = useEmulator({ mode: 'online' });

	test('it works: the three calls are open', async () => {
		const credential = {
			baseUrl: online.emulator.url,
			authScheme: 'soTicket',
			ticket: LOGINS.ticket,
			appToken: LOGINS.appToken,
		};
		const { items, error } = await online.run(REVIEW, { credential });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(online.emulator.state.users.length);
		expect(items[1].json).toMatchObject({ lastLoginKnown: true, licenses: ['Mobile'] });
	});
});

describe('pages', () => {
	const many = useEmulator({ users: 3_500 });

	const readIds = async (parameters: object = {}) => {
		const { items, error } = await many.run({ ...REVIEW, ...parameters });
		expect(error).toBeUndefined();
		return items.map(({ json }) => Number(json.associateId));
	};

	const idsNow = () =>
		many.emulator.state.users.map(({ AssociateId }) => AssociateId).sort((a, b) => a - b);

	test('of both lists are followed to the end, each user once, with their own last login', async () => {
		const { items } = await many.run(REVIEW);
		expect(items.map(({ json }) => json.associateId)).toEqual(idsNow());
		const wrong = items.filter(({ json }) => {
			const { Lastlogin } = findUser(many.emulator, Number(json.associateId));
			const isNever = Lastlogin.getUTCFullYear() === 1;
			const expected = isNever ? null : Lastlogin.toISOString().replace('.000Z', 'Z');
			return json.lastLogin !== expected || json.lastLoginKnown !== true;
		});
		expect(wrong).toHaveLength(0);
		expect(callsOf(many.emulator)).toHaveLength(1 + 4 + 4);
	});

	test('a user who is added, and one who is deleted, hide or double nobody', async () => {
		const { others, state } = many.emulator;
		const before = idsNow();
		// Both were read: pages by number would lose one user behind each of the two.
		others.doAfter({ path: '/User' }, { action: 'delete', associateId: before[2] });
		others.doAfter({ path: '/Archive/dynamic' }, { action: 'delete', associateId: before[20] });
		others.doAfter({ path: '/User', request: 2 }, { action: 'create' });
		const { items } = await many.run(REVIEW);
		const ids = items.map(({ json }) => json.associateId);
		expect(ids).toEqual([...before, state.nextAssociateId - 1]);
		// Of who was gone when the last logins were read nobody knows theirs.
		const unknown = items.filter(({ json }) => json.lastLoginKnown !== true);
		expect(unknown.map(({ json }) => json.associateId)).toEqual([before[2]]);
	});

	test('Limit asks for no more than it returns', async () => {
		expect(await readIds({ returnAll: false, limit: 3 })).toEqual([1, 2, 3]);
		const tops = many.emulator.log.map(({ query }) => query.$top).filter(Boolean);
		expect(tops).toEqual(['3', '3']);
	});

	test('a few users of a role from all over the list need no more calls than all users', async () => {
		for (const id of [1_100, 2_200, 3_300, 4_400])
			findUser(many.emulator, id).roleId = ROLES.service;
		const first = many.emulator.state.users.filter(({ AssociateId }) => AssociateId < 1_100);
		for (const user of first) user.roleId = ROLES.sales;
		const filters = { role: ROLES.service };
		const ids = await readIds({ returnAll: false, limit: 3, filters });
		expect(ids).toHaveLength(3);
		const calls = callsOf(many.emulator).filter((call) => call === 'GET Archive/dynamic');
		expect(calls.length).toBeLessThanOrEqual(4);
	});

	test('a limit behind a filter ends the reading early', async () => {
		const ids = await readIds({ returnAll: false, limit: 5, filters: { onlyWithLicense: true } });
		expect(ids).toHaveLength(5);
		expect(many.emulator.log.filter(({ path }) => path.endsWith('/User'))).toHaveLength(1);
	});

	test('a server that refuses the condition on the key is read by its links', async () => {
		many.emulator.faults.add({ path: '/User', times: 1, status: 400, body: {} });
		many.emulator.faults.add({ path: '/Archive/dynamic', times: 1, status: 400, body: {} });
		const { items } = await many.run(REVIEW);
		expect(items.map(({ json }) => json.associateId)).toEqual(idsNow());
		expect(items.every(({ json }) => json.lastLoginKnown)).toBe(true);
	});

	test('last logins that are refused in the middle are known before it', async () => {
		many.emulator.faults.add({ path: '/Archive/dynamic', every: 2, status: 403, body: {} });
		const { items } = await many.run(REVIEW);
		const known = items.filter(({ json }) => json.lastLoginKnown);
		expect(known).toHaveLength(1_000);
		expect(items).toHaveLength(many.emulator.state.users.length);
	});
});
