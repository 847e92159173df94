import { KIND_NAMES, OWNED_BY } from '../owned.mts';
import { findUser, LOGINS, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { byAssociateId, byPersonId, byServiceUserId, byUserName } from '../locators.mts';

const setup = useEmulator();

const CHECK = { operation: 'leaverCheck', ...byUserName('KARI') };

/** Waits as policy says, but none is long. */
const QUICK = { maxRetryWait: 0 };

const COUNT = 'POST Agents/Archive/GetArchiveListByColumnsWithHeader2';
const TOTAL = 'GET Archive/Dynamic';

/** By these the two ways to count can be made to fail. */
const AGENT = 'Agents/Archive/';
const ARCHIVE = '/Archive/Dynamic';

async function check(parameters: object = {}): Promise<Record<string, unknown>> {
	const { items, error } = await setup.run({ ...CHECK, ...parameters });
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	return items[0].json;
}

test('counts what somebody owns that is open, and says who it is', async () => {
	expect(await check()).toEqual({
		associateId: USERS.sales,
		userId: 'KARI',
		fullName: 'Kari Solheim',
		owns: OWNED_BY[USERS.sales],
		total: 15,
		notCounted: [],
		ownsNothing: false,
	});
});

test('by one look into the list of users, and one small call for each kind', async () => {
	await check(byUserName('LISA'));
	expect(callsOf(setup.emulator)).toEqual(['GET User', ...Array.from({ length: 6 }, () => COUNT)]);
	const [, ...counts] = setup.emulator.log;
	const bodies = counts.map(({ body }) => body as Record<string, unknown>);
	for (const body of bodies) {
		expect(body).toMatchObject({ ProviderName: 'Dynamic', Page: 0, Options: 'rowcount=true' });
	}
	// Tables and numbers of SuperOffice's database reference; 18 is the Service user of user 5.
	expect(bodies.map(({ Restriction }) => Restriction).sort()).toEqual([
		'appointment.associate_id = 5 and appointment.type in (1,2) and appointment.status in (1,2)',
		'contact.associate_id = 5 and contact.deleted = 0',
		'person.associate_id = 5 and person.retired = 0',
		'project.associate_id = 5 and project.done = 0',
		'sale.associate_id = 5 and sale.status in (1,4)',
		'ticket.owned_by = 18 and ticket.status in (1,3)',
	]);
});

test('requests are counted by the Service user ID; without one nobody is asked', async () => {
	expect(await check(byUserName('OLA'))).toMatchObject({ owns: OWNED_BY[USERS.service] });
	setup.emulator.log.length = 0;
	expect(await check(byUserName('KARI'))).toMatchObject({ owns: { requests: 0 } });
	const asked = setup.emulator.log.map(({ body }) => JSON.stringify(body ?? ''));
	expect(asked.filter((body) => body.includes('ticket'))).toEqual([]);
});

test('requests of the Service user who stands for nobody are nobody’s', async () => {
	findUser(setup.emulator, USERS.sales).EjUserId = 1;
	expect(await check()).toMatchObject({ owns: { requests: 0 }, notCounted: [] });
});

test('who owns nothing owns nothing', async () => {
	expect(await check(byUserName('NINA'))).toMatchObject({
		owns: OWNED_BY[USERS.withoutPlan],
		total: 0,
		notCounted: [],
		ownsNothing: true,
	});
});

test('who is retired already may own something still', async () => {
	expect(await check(byUserName('PER'))).toMatchObject({ ownsNothing: false, total: 2 });
});

test.each([9, 10, 11, 250])('%i are %i', async (count) => {
	const { companies } = setup.emulator.state;
	for (let id = 9_001; id <= 9_000 + count; id++) {
		companies.push({ id, name: `Firma ${id}`, associateId: USERS.withoutPlan, isDeleted: false });
	}
	const { owns, total } = await check(byUserName('NINA'));
	expect({ owns, total }).toMatchObject({ owns: { companies: count }, total: count });
});

describe('who is meant', () => {
	test.each([
		[byUserName(' ola ')],
		[byUserName('Ola.Vik@nordlys.example')],
		[byAssociateId(USERS.service)],
		[byPersonId(3)],
		[byServiceUserId(3)],
	])('%j', async (parameters) => {
		expect(await check(parameters)).toMatchObject({ associateId: USERS.service, userId: 'OLA' });
	});

	test.each(["O'BRIEN", 'ÅSE ØST', "a' or 'b"])('a user ID like %s', async (Name) => {
		Object.assign(findUser(setup.emulator, USERS.complete), { Name });
		expect(await check(byUserName(Name))).toMatchObject({ userId: Name, associateId: 5 });
	});

	test.each([
		[byUserName('nobody'), 'user "nobody" does not exist'],
		[byAssociateId(4711), 'user 4711 does not exist'],
		[byPersonId(4711), 'a user of person 4711 does not exist'],
		[byServiceUserId(4711), 'a user with Service user ID 4711 does not exist'],
	])('nobody: %j', async (parameters, message) => {
		const { error } = await setup.run({ ...CHECK, ...parameters });
		expect(error?.message).toContain(message);
		expect(callsOf(setup.emulator)).toEqual(['GET User']);
	});

	test('two users of one person are refused, with both', async () => {
		findUser(setup.emulator, USERS.service).personId = 5;
		const { error } = await setup.run({ ...CHECK, ...byPersonId(5) });
		expect(error?.message).toBe('More than one user is meant: OLA (3), LISA (5)');
	});

	test('nobody, where a server does not keep to the filter', async () => {
		const value = [
			{ PrimaryKey: '2', EntityName: 'associate', associateDbId: 2, assocName: 'KARI' },
		];
		setup.emulator.faults.add({ path: '/User', status: 200, body: { value } });
		const { error } = await setup.run({ ...CHECK, ...byUserName('OLA') });
		expect(error?.message).toContain('user "OLA" does not exist');
	});

	test('a list that shows user IDs where the numbers should be, and empty cells', async () => {
		const cells = { associateDbId: 'KARI', assocName: 'KARI', fullName: null, ejUserId: null };
		const value = [{ PrimaryKey: '2', EntityName: 'associate', ...cells }];
		setup.emulator.faults.add({ path: '/User', status: 200, body: { value } });
		const { requests, ...others } = OWNED_BY[USERS.sales];
		expect(await check()).toMatchObject({
			associateId: USERS.sales,
			fullName: '',
			owns: others,
			notCounted: [{ what: 'requests', reason: expect.stringContaining('Service') }],
		});
	});
});

describe('what to count', () => {
	test.each([
		[['companies', 'sales'], { companies: 3, sales: 3 }],
		['sales, companies', { companies: 3, sales: 3 }],
		['["projects"]', { projects: 1 }],
		[['projects', 'projects'], { projects: 1 }],
	])('can be chosen: %j', async (count, owns) => {
		expect((await check({ count })).owns).toEqual(owns);
		expect(callsOf(setup.emulator)).toHaveLength(1 + Object.keys(owns).length);
	});

	test.each([
		[[], "'Count' is empty"],
		['', "'Count' is empty"],
		[['documents'], "'Count' has to be one of companies, contacts, followUps"],
	])('is refused before any request: %j', async (count, message) => {
		const { error } = await setup.run({ ...CHECK, count });
		expect(error?.message).toContain(message);
		expect(setup.emulator.log).toEqual([]);
	});
});

describe('what is not there or refused is no zero', () => {
	test('an agent that is not there is asked no more; totals count instead', async () => {
		setup.emulator.faults.add({ path: AGENT, status: 404, times: 99 });
		const items = [{ json: { name: 'KARI' } }, { json: { name: 'LISA' } }];
		const { items: found } = await setup.run(
			{ ...CHECK, ...byUserName('={{ $json.name }}') },
			{ items },
		);
		expect(found.map(({ json }) => json)).toMatchObject([
			{ owns: OWNED_BY[USERS.sales], notCounted: [] },
			{ owns: OWNED_BY[USERS.complete], notCounted: [] },
		]);
		const calls = callsOf(setup.emulator);
		expect(calls.slice(calls.lastIndexOf('GET User'))).toEqual([
			'GET User',
			...Array.from({ length: 6 }, () => TOTAL),
		]);
	});

	test('one kind that is refused both ways is named, with SuperOffice’s words', async () => {
		setup.emulator.faults.add({ path: AGENT, status: 403, times: 99 });
		const body = { ErrorType: 'SoSentryException', Message: 'No rights to ticket' };
		setup.emulator.faults.add({ path: `${ARCHIVE}.*ticket`, status: 403, body, times: 99 });
		const { requests, ...others } = OWNED_BY[USERS.complete];
		const item = await check(byUserName('LISA'));
		expect(item).toMatchObject({ total: null, ownsNothing: false });
		expect(item.owns).toEqual(others);
		expect(item.notCounted).toEqual([
			{
				what: 'requests',
				reason: expect.stringMatching(
					/did not count the open requests of user 5: .*No rights to ticket \(.*HTTP 403\)/,
				),
			},
		]);
	});

	test('of somebody who owns nothing else, it is not known then', async () => {
		setup.emulator.faults.add({ path: AGENT, status: 403, times: 99 });
		setup.emulator.faults.add({ path: `${ARCHIVE}.*sale`, status: 403, times: 99 });
		const item = await check(byUserName('NINA'));
		expect(item).toMatchObject({ total: null, ownsNothing: null });
		expect(item.notCounted).toMatchObject([{ what: 'sales' }]);
		expect(item.owns).not.toHaveProperty('sales');
	});

	test('an archive that SuperOffice does not know leaves nothing counted', async () => {
		setup.emulator.faults.add({ path: AGENT, status: 404, times: 99 });
		setup.emulator.faults.add({ path: ARCHIVE, status: 404, times: 99 });
		const item = await check(byUserName('LISA'));
		expect(item).toMatchObject({ owns: {}, total: null, ownsNothing: null });
		expect((item.notCounted as Array<{ what: string }>).map(({ what }) => what).sort()).toEqual(
			KIND_NAMES,
		);
	});

	const row = { PrimaryKey: 1, EntityName: 'contact', ColumnData: {} };
	const tenRows = Array.from({ length: 10 }, (_, index) => ({ ...row, PrimaryKey: index + 1 }));

	test.each([
		['that ignores the option', { RowCount: 0, Rows: [row] }],
		['that counts the rows of the page', { RowCount: 10, Rows: tenRows }],
	])('a server %s is not believed; totals count instead', async (_, body) => {
		setup.emulator.faults.add({ path: AGENT, status: 200, body, times: 99 });
		expect(await check()).toMatchObject({ owns: OWNED_BY[USERS.sales], notCounted: [] });
	});

	const total = { PrimaryKey: '1', EntityName: 'grandtotal', 'Count(contact.contact_id)': 3 };

	test.each([
		['is refused as well', { status: 403 }],
		['has none either', { status: 200, body: { value: [] } }],
		['ends on another page', { status: 200, body: { 'odata.nextLink': '/x', value: [total] } }],
	])('nothing is made up where the total %s', async (_, fault) => {
		const body = { RowCount: 0, Rows: [row] };
		setup.emulator.faults.add({ path: AGENT, status: 200, body, times: 99 });
		setup.emulator.faults.add({ path: ARCHIVE, times: 99, ...fault });
		const item = await check({ count: ['companies'] });
		expect(item).toMatchObject({ owns: {}, total: null, ownsNothing: null });
		expect(item.notCounted).toMatchObject([
			{ reason: expect.stringContaining('its count and its rows do not fit together') },
		]);
	});

	test('a server that is down in the middle is not asked the other way, too', async () => {
		setup.emulator.faults.add({ path: AGENT, kind: 'unavailable', times: 99 });
		const item = await check({ options: { ...QUICK, maxRetries: 1 } });
		expect(item.owns).toEqual({ requests: 0 });
		expect(item.ownsNothing).toBeNull();
		expect(callsOf(setup.emulator)).not.toContain(TOTAL);
	});

	test('a count that is lost on the way is asked for again', async () => {
		setup.emulator.faults.add({ path: AGENT, kind: 'reset', when: 'after', times: 3 });
		expect(await check({ options: QUICK })).toMatchObject({ owns: OWNED_BY[USERS.sales] });
	});

	test('a list of users that is refused is a failure: nobody was found', async () => {
		setup.emulator.faults.add({ path: '/User', status: 403, times: 9 });
		const { error } = await setup.run(CHECK);
		expect(error?.message).toMatch(/did not look for user "KARI".*HTTP 403/);
	});
});

test('the same user twice is counted twice, the same', async () => {
	const items = [{ json: { name: 'KARI' } }, { json: { name: 'kari' } }];
	const { items: found } = await setup.run(
		{ ...CHECK, ...byUserName('={{ $json.name }}') },
		{ items },
	);
	expect(found.map(({ json }) => json.owns)).toEqual([
		OWNED_BY[USERS.sales],
		OWNED_BY[USERS.sales],
	]);
	expect(found.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

test('who is not there stops nobody else, where that is asked for', async () => {
	const items = ['KARI', 'nobody', 'OLA'].map((name) => ({ json: { name } }));
	const { items: found } = await setup.run(
		{ ...CHECK, ...byUserName('={{ $json.name }}') },
		{ items, onError: 'continueRegularOutput' },
	);
	expect(found.map(({ json }) => json)).toMatchObject([
		{ userId: 'KARI' },
		{ error: expect.stringContaining('does not exist') },
		{ userId: 'OLA' },
	]);
});

test('what the node writes is nothing', async () => {
	await check();
	expect(setup.emulator.journal).toEqual([]);
});

describe('thirty users at once', () => {
	const many = useEmulator({ users: 60 });

	test('get their own counts, in their order', async () => {
		const { state } = many.emulator;
		const leavers = state.users.slice(9, 39);
		const { items, error } = await many.run(
			{
				...CHECK,
				...byAssociateId('={{ $json.id }}'),
				options: { concurrency: 30 },
			},
			{ items: leavers.map(({ AssociateId: id }) => ({ json: { id } })) },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.associateId)).toEqual(
			leavers.map(({ AssociateId }) => AssociateId),
		);
		const companiesOf = (id: number) =>
			state.companies.filter((each) => each.associateId === id && !each.isDeleted).length;
		const requestsOf = (id: number) =>
			state.requests.filter((each) => id > 1 && each.ownedBy === id && [1, 3].includes(each.status))
				.length;
		expect(items.map(({ json }) => json.owns)).toMatchObject(
			leavers.map(({ AssociateId, EjUserId }) => ({
				companies: companiesOf(AssociateId),
				requests: requestsOf(EjUserId),
			})),
		);
		const total = items.reduce((sum, { json }) => sum + Number(json.total), 0);
		expect(total).toBeGreaterThan(60);
	});
});

describe('in SuperOffice Online, where user management is closed', () => {
	const online = useEmulator({ mode: 'online' });

	const credential = () => ({
		baseUrl: online.emulator.url,
		authScheme: 'soTicket',
		ticket: LOGINS.ticket,
		appToken: LOGINS.appToken,
	});

	test.each([byUserName('KARI'), byAssociateId(USERS.sales), byPersonId(2)])(
		'it counts as onsite: %j',
		async (parameters) => {
			const { items, error } = await online.run(
				{ ...CHECK, ...parameters },
				{ credential: credential() },
			);
			expect(error).toBeUndefined();
			expect(items[0].json).toMatchObject({ owns: OWNED_BY[USERS.sales], notCounted: [] });
		},
	);
});
