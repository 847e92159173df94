import { OWNED, startEmulator, USERS, type Emulator } from '../emulator/index.mts';
import { N8nClient } from '../n8n/client.mts';
import { credentialFor } from '../n8n/credential.mts';
import { NODE, START, workflowWith, type StoredCredential } from './oneNode.mts';
import { runOf, type Run } from './run.mts';
import { sharedN8n } from './sharedN8n.mts';
import { systemUserFor } from './systemUser.mts';
import { byUserName } from '../engine/locators.mts';

/** What reads users, in a real n8n: onsite, and Online where user management is closed. */
describe.each([
	['onsite', ({ url }: Emulator) => credentialFor(url)],
	['online', (emulator: Emulator) => systemUserFor(emulator, 'System user')],
] as const)('%s', (mode, credentialOf) => {
	let client: N8nClient;
	let emulator: Emulator;
	let credential: StoredCredential;

	beforeAll(async () => {
		const { url, cookie } = sharedN8n();
		client = new N8nClient(url, cookie);
		emulator = await startEmulator({ mode, users: 3_500 });
		const data = credentialOf(emulator);
		const { type, name } = data;
		credential = { id: await client.createCredential(data), name, type };
	});
	afterAll(async () => await emulator.stop());
	beforeEach(() => emulator.reset());
	// Nothing is written, but by somebody else.
	afterEach(() => expect(emulator.journal.filter(({ request }) => request > 0)).toEqual([]));

	async function run(
		parameters: Record<string, unknown>,
		items: object[] = [{}],
		settings = {},
	): Promise<Run> {
		const all = { resource: 'user', ...parameters };
		const id = await client.importWorkflow(workflowWith(items, all, credential, settings));
		return runOf(await client.waitForExecution(await client.runWorkflow(id, START), 120_000));
	}

	/** What Online does not leave open. */
	const closed = () => emulator.log.filter(({ status }) => status === 403);
	const idsOf = (users: Array<{ AssociateId: number }>) =>
		users.map(({ AssociateId }) => AssociateId).sort((one, other) => one - other);

	test('Access Review lists everybody once, while users come and go, and filters', async () => {
		const { others, state } = emulator;
		const before = idsOf(state.users);
		const deleted = { action: 'delete', associateId: before[20] } as const;
		others.doAfter({ path: '/User', request: 2 }, { action: 'create' }, deleted);
		const { items, errors } = await run({ operation: 'accessReview', returnAll: true });
		expect(errors).toEqual({});
		const users = items(NODE);
		expect(users.map(({ associateId }) => associateId)).toEqual([
			...before,
			state.nextAssociateId - 1,
		]);
		expect(users.find(({ userId }) => userId === 'LISA')).toMatchObject({
			role: 'Manager',
			userType: 'InternalAssociate',
			otherGroups: ['Sales', 'Service desk'],
			userPlan: 'Sales Premium',
			lastLogin: '2026-07-01T06:15:00Z',
			lastLoginKnown: true,
		});
		expect(closed()).toEqual([]);

		const filters = { license: 'Route planner', role: 'Manager', group: 'Service desk' };
		const filtered = await run({ operation: 'accessReview', returnAll: false, limit: 1, filters });
		expect(filtered.items(NODE)).toMatchObject([{ userId: 'LISA' }]);
	});

	test('Get Usage lists holders, and from whom licenses could be taken back', async () => {
		const { items, errors } = await run({
			resource: 'license',
			operation: 'getUsage',
			listHolders: true,
			reclaimAfterDays: 90,
		});
		expect(errors).toEqual({});
		const licenses = items(NODE).filter(({ holders }) => holders !== null);
		expect(licenses.length).toBeGreaterThan(3);
		for (const { holders, reclaimCandidates, inUse } of licenses) {
			expect(holders).toHaveLength(inUse as number);
			const reasons = (reclaimCandidates as Array<{ reason: string }>).map(({ reason }) => reason);
			expect(reasons.filter((each) => !['noLogin', 'neverLoggedIn'].includes(each))).toEqual([]);
		}
		expect(closed()).toEqual([]);
	});

	const BY_MAIL = {
		operation: 'compare',
		matchBy: 'userName',
		keyField: 'mail',
		mapping: {
			properties: [
				{ property: 'active', field: 'employed' },
				{ property: 'role', field: 'job' },
			],
		},
		kinds: ['changed', 'missing', 'retired', 'toRestore'],
	};

	const STAFF = [
		{ mail: 'LISA.Martinsen@nordlys.example', job: 'Sales' },
		{ mail: 'ola.vik@nordlys.example', employed: 'no' },
		{ mail: 'per.haugen@nordlys.example', employed: true, job: 'Sales' },
		{ mail: 'kari.solheim@nordlys.example', job: '' },
		{ mail: 'nina.lund@nordlys.example', job: ['Sales'] },
		{ mail: 'jon.dahl@nordlys.example' },
		{ mail: ' JON.dahl@nordlys.example' },
		{ mail: '' },
	];

	test('Compare takes 500 items of any kind together', async () => {
		const joiners = Array.from({ length: 492 }, (_, index) => ({
			mail: `joiner😀${index}@nordlys.example`,
			job: 'Sales',
		}));
		const { items, errors } = await run(BY_MAIL, [...STAFF, ...joiners]);
		expect(errors).toEqual({});
		const found = items(NODE).map(({ difference, userId, reason }) => [difference, userId, reason]);
		expect(found.slice(0, 6)).toEqual([
			['problem', null, "'Role (field job)' has to be text, but is a list"],
			['problem', null, 'More than one item has the key JON.dahl@nordlys.example'],
			['problem', null, 'The key is empty: field mail'],
			['changed', 'LISA', null],
			['retired', 'OLA', null],
			['toRestore', 'PER', null],
		]);
		expect(found.slice(6)).toEqual(joiners.map(() => ['missing', null, null]));
		expect(closed()).toEqual([]);
	});

	test.each([
		['continueRegularOutput', 0],
		['continueErrorOutput', 1],
	])('Compare that is refused leaves one item with %s', async (onError, output) => {
		emulator.faults.add({ path: '/v1/User', status: 403, body: {}, times: 9 });
		const { items, errors } = await run(BY_MAIL, STAFF, { onError });
		expect(errors).toEqual({});
		expect(items(NODE, output)).toEqual([
			expect.objectContaining({ error: expect.stringContaining('did not list users') as string }),
		]);
		if (output === 1) expect(items(NODE)).toEqual([]);
	});

	test('Leaver Check names what it could not count', async () => {
		const check = { operation: 'leaverCheck', ...byUserName('={{ $json.who }}') };
		const who = [{ who: 'KARI' }, { who: 'ola.vik@nordlys.example' }];
		const counted = await run(check, who);
		expect(counted.errors).toEqual({});
		const { persons, ...others } = OWNED[USERS.sales];
		expect(counted.items(NODE)[0].owns).toHaveProperty('contacts');
		expect(counted.items(NODE)).toMatchObject([
			{ userId: 'KARI', owns: others, notCounted: [] },
			{ userId: 'OLA', ownsNothing: false },
		]);
		expect(closed()).toEqual([]);

		emulator.faults.add({ path: 'Agents/Archive/', status: 403, body: {}, times: 99 });
		emulator.faults.add({ path: '/Archive/Dynamic.*sale', status: 403, body: {}, times: 99 });
		const { items } = await run(check, who.slice(0, 1));
		expect(items(NODE)).toMatchObject([
			{
				total: null,
				ownsNothing: false,
				notCounted: [{ what: 'sales', reason: expect.stringContaining('HTTP 403') as string }],
			},
		]);
		expect(items(NODE)[0].owns).not.toHaveProperty('sales');
	});
});
