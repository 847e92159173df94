import type { FaultKind, FaultRule } from '../emulator/index.mts';
import { findUser, GROUPS, JOINERS, ROLES, USERS } from './facts.mts';
import { testWith } from './n8nCore.mts';
import { basic, useEmulator } from './setup.mts';
import { byAssociateId } from './locators.mts';

const setup = useEmulator();

/** Waits as policy says, but none is long. */
const QUICK = { maxRetryWait: 0 };

const UPDATE = {
	operation: 'update',
	...byAssociateId(USERS.complete),
	updateFields: { nickName: 'lisa-new' },
};
const CREATE = {
	operation: 'create',
	person: JOINERS[0],
	name: 'INGRID',
	userName: 'ingrid@nordlys.example',
	role: ROLES.sales,
	userGroup: GROUPS.sales,
};
const SAVE = {
	operation: 'save',
	associateId: USERS.complete,
	userFields: { nickName: 'lisa-new' },
};
const RETIRE = { operation: 'retire', ...byAssociateId(USERS.complete) };
const DELETE = {
	operation: 'delete',
	...byAssociateId(USERS.complete),
	confirmUserId: 'LISA',
};
const COMMAND = {
	operation: 'executeCommand',
	commandTarget: 'id',
	...byAssociateId(USERS.complete),
	commandName: 'SendWelcomeMail',
};
const PASSWORD = {
	operation: 'setPassword',
	...byAssociateId(USERS.complete),
	generatePassword: false,
	password: 'Correct-Horse-2026',
};

/** A write of each kind: how it is run, what its call is, and what it leaves in the journal. */
const WRITES: Array<{ name: string; run: object; call: string; effect: string }> = [
	{ name: 'Update', run: UPDATE, call: 'PATCH User/', effect: 'patched' },
	{ name: 'Save', run: SAVE, call: 'POST Agents/User/SaveUser', effect: 'saved' },
	{ name: 'Create', run: CREATE, call: 'POST User$', effect: 'created' },
	{ name: 'Retire', run: RETIRE, call: 'POST Agents/User/MakeRetired', effect: 'retired' },
	{ name: 'Delete', run: DELETE, call: 'DELETE User/', effect: 'deleted' },
];

/** Those of which nobody can see afterwards whether they were done. */
const UNSEEN = [
	{ name: 'Execute Command', run: COMMAND, call: 'POST CustomCommand/', effect: 'commandExecuted' },
	{ name: 'Set Password', run: PASSWORD, call: 'POST SetPassword', effect: 'passwordSet' },
];

/** Orders a fault for a call, written as above. */
function order(call: string, fault: FaultRule): void {
	const [method, path] = call.split(' ');
	setup.emulator.faults.add({ method, path: path.replace('$', '\\?$'), ...fault });
}

async function runWith(run: object, fault: FaultRule, call: string, options: object = QUICK) {
	order(call, fault);
	return await setup.run({ ...run, options });
}

const sentTo = (call: string) => {
	const [method, path] = call.split(' ');
	const pattern = new RegExp(path);
	return setup.emulator.log.filter((entry) => entry.method === method && pattern.test(entry.path))
		.length;
};
const effects = (kind: string) =>
	setup.emulator.journal.filter((effect) => effect.kind === kind).length;

describe.each(WRITES)('$name', ({ run, call, effect }) => {
	test.each(['tooManyRequests', 'unavailable'] as const)(
		'is sent again after a refusal before it was read: %s',
		async (kind) => {
			const { items, error } = await runWith(run, { kind, times: 2 }, call);
			expect(error).toBeUndefined();
			expect(items[0].json.settled).toBeUndefined();
			expect([sentTo(call), effects(effect)]).toEqual([3, 1]);
		},
	);

	const isFoundDone = async (kind: FaultKind) => {
		const { items, error } = await runWith(run, { kind, when: 'after' }, call);
		expect(error).toBeUndefined();
		expect(items[0].json.settled).toBe(true);
		expect([sentTo(call), effects(effect)]).toEqual([1, 1]);
	};

	test.each(['reset', 'badGateway', 'serverError'] as const)(
		'is found done when its answer is lost: %s',
		isFoundDone,
	);

	testWith('brokenGzip')('is found done when its answer is lost: badGzip', async () => {
		await isFoundDone('badGzip');
	});

	test.each(['reset', 'badGateway', 'serverError'] as const)(
		'is sent again when it is found not done: %s',
		async (kind) => {
			const { items, error } = await runWith(run, { kind, when: 'before' }, call);
			expect(error).toBeUndefined();
			expect(items[0].json.settled).toBeUndefined();
			expect([sentTo(call), effects(effect)]).toEqual([2, 1]);
		},
	);

	test('fails in doubt when it cannot be read whether it was done', async () => {
		order(call, { kind: 'reset', when: 'after', then: [{ kind: 'badGateway', times: 50 }] });
		const { error } = await setup.run({ ...run, options: QUICK });
		expect(error?.description).toMatch(/may have been done all the same/);
		expect(sentTo(call)).toBe(1);
	});
});

describe.each(UNSEEN)('$name', ({ run, call, effect }) => {
	test('is sent again after a refusal before it was read', async () => {
		const { error } = await runWith(run, { kind: 'unavailable' }, call);
		expect(error).toBeUndefined();
		expect([sentTo(call), effects(effect)]).toEqual([2, 1]);
	});

	test.each([
		['reset', 'before'],
		['reset', 'after'],
		['errorPage', 'after'],
		['cut', 'after'],
	] as const)('is never sent again when its answer is lost: %s %s', async (kind, when) => {
		const { error } = await runWith(run, { kind, when, times: 5 }, call);
		expect(error?.description).toMatch(/may have been done all the same: look in SuperOffice/);
		expect(sentTo(call)).toBe(1);
	});
});

describe('a read is sent again, whatever happened', () => {
	const isSentAgain = async (kind: FaultKind) => {
		order('POST GetUser', { kind });
		const { items, error } = await setup.run({
			operation: 'get',
			...byAssociateId(USERS.complete),
			options: QUICK,
		});
		expect([error, items[0]?.json.userId]).toEqual([undefined, 'LISA']);
		expect(sentTo('POST GetUser')).toBe(2);
	};

	test.each(['reset', 'cut', 'serverError', 'signInPage', 'unavailable'] as const)(
		'%s',
		isSentAgain,
	);

	testWith('brokenGzip')('badGzip', async () => {
		await isSentAgain('badGzip');
	});
});

test('a repeat that is refused because the first attempt was done is found done', async () => {
	// The answer is lost, reading comes too early, and the repeat is refused: the names are taken.
	order('POST User$', { kind: 'reset', when: 'after' });
	order('POST GetUserFromName', { status: 200, body: 'null', contentType: 'application/json' });
	const { items, error } = await setup.run({ ...CREATE, options: QUICK });
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ settled: true, userId: 'INGRID' });
	expect(effects('created')).toBe(1);
});

test('somebody else with the names of a new user is not taken for it', async () => {
	const person = findUser(setup.emulator, USERS.complete).personId;
	order('POST SaveUser', { kind: 'reset', when: 'before' });
	const { error } = await setup.run({
		...SAVE,
		associateId: 0,
		userFields: { name: 'LISA', person: JOINERS[0], role: ROLES.sales, userGroup: GROUPS.sales },
		options: QUICK,
	});
	// It is sent again, and SuperOffice says that the name is taken.
	expect(sentTo('POST SaveUser')).toBe(2);
	expect(error?.message).toMatch(/^SuperOffice did not save the new user: .*HTTP 4/);
	expect(findUser(setup.emulator, USERS.complete).personId).toBe(person);
});

test('a lost change that tests the old value is found done, not in conflict with itself', async () => {
	order('PATCH User/', { kind: 'reset', when: 'after' });
	const { items, error } = await setup.run({
		...UPDATE,
		options: { ...QUICK, includeChanges: true },
	});
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ settled: true, action: 'update' });
	expect(effects('patched')).toBe(1);
});

describe('limits', () => {
	test('a call is sent once, and again as often as Max Retries says', async () => {
		const { error } = await runWith(UPDATE, { kind: 'unavailable', times: 99 }, 'PATCH User/', {
			...QUICK,
			maxRetries: 2,
		});
		expect(sentTo('PATCH User/')).toBe(3);
		expect(error?.message).toBe(
			'SuperOffice did not change user 5: the answer is a web page, "Service Unavailable" (HTTP 503, after 3 attempts)',
		);
	});

	test('a server that is not there is asked as often', async () => {
		const { error } = await setup.run(
			{ ...UPDATE, options: { ...QUICK, maxRetries: 2 } },
			{ credential: basic('http://127.0.0.1:9/SuperOffice') },
		);
		expect(error?.message).toBe(
			'SuperOffice did not answer when asked to change user 5 (http://127.0.0.1:9, after 3 attempts)',
		);
		expect(error?.description).not.toMatch(/done/);
	});

	test('a server that comes back is waited for', async () => {
		setup.emulator.faults.add({ kind: 'refused', forMs: 700 });
		const { error, items } = await setup.run(UPDATE);
		expect(error).toBeUndefined();
		expect(items[0].json.nickname ?? items[0].json.userId).toBeDefined();
		expect(effects('patched')).toBe(1);
	});

	test('Retry-After is waited for, as seconds and as a date', async () => {
		for (const wait of [{ retryAfterSeconds: 1 }, { retryAfterDate: 1 }]) {
			order('PATCH User/', { kind: 'tooManyRequests', ...wait });
			const begun = Date.now();
			expect((await setup.run(UPDATE)).error).toBeUndefined();
			expect(Date.now() - begun).toBeGreaterThanOrEqual(900);
		}
	});

	test('a wait that is too long is cut short', async () => {
		order('PATCH User/', { kind: 'tooManyRequests', retryAfterSeconds: 3600 });
		const { error } = await setup.run({ ...UPDATE, options: { maxRetryWait: 1 } });
		expect(error).toBeUndefined();
	});

	test.each([
		['Max Retries', { maxRetries: 11 }, '0 to 10'],
		['Max Retries', { maxRetries: -1 }, '0 to 10'],
		['Max Retry Wait', { maxRetryWait: 'soon' }, '0 to 3600'],
		['Requests Per Second', { requestsPerSecond: -5 }, '0 to 1000'],
		['Concurrency', { concurrency: 0 }, '1 to 50'],
		['Concurrency', { concurrency: 51 }, '1 to 50'],
		['Concurrency', { concurrency: 2.5 }, '1 to 50'],
	])('%s %j is refused before any request', async (label, options, bounds) => {
		const { error } = await setup.run({ ...UPDATE, options });
		expect(error?.message).toContain(`'${label}' has to be a whole number from ${bounds}`);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
		expect(setup.emulator.log).toEqual([]);
	});
});

test('Retry On Fail on top of it makes nobody twice', async () => {
	const count = setup.emulator.state.users.length;
	const items = JOINERS.slice(0, 3).map((person, index) => ({
		json: { person, name: `NEW${index}` },
	}));
	// The second item fails for good in the first try of the node, the third is done or not.
	order('POST User$', { kind: 'reset', when: 'after', eachRequest: true });
	setup.emulator.faults.add({
		method: 'GET',
		path: 'User/Default',
		status: 400,
		body: 'No',
		every: 2,
		times: 1,
	});
	await setup.run(
		{
			...CREATE,
			person: '={{ $json.person }}',
			name: '={{ $json.name }}',
			userName: '',
			options: QUICK,
		},
		{ items, retryOnFail: true },
	);
	const names = setup.emulator.state.users.slice(count).map(({ Name }) => Name);
	expect(new Set(names).size).toBe(names.length);
	expect(effects('created')).toBe(names.length);
});

describe('an answer that only looks like one', () => {
	test('a page is no generated password', async () => {
		order('POST SetGeneratedPassword', { kind: 'signInPage', when: 'before' });
		const { error } = await setup.run({
			...PASSWORD,
			generatePassword: true,
			options: { ...QUICK, returnPassword: true },
		});
		expect(error?.message).toMatch(/the answer is a web page, "Sign in"/);
		expect(error?.description).toMatch(/may have been done all the same/);
	});

	test('an error object with status 200 is no access', async () => {
		order('GET User/currentPrincipal', { kind: 'errorBody' });
		order('GET MDOList/usergroup', { kind: 'errorBody', times: 9 });
		const { items } = await setup.run({ resource: 'access', operation: 'check', options: QUICK });
		expect(items[0].json).toMatchObject({ associateId: 1 });
		expect(items[0].json.access).toContainEqual(
			expect.objectContaining({ group: 'lists', result: 'failed' }),
		);
	});

	test('Timeout holds for what all items share, too', async () => {
		setup.emulator.faults.add({ path: 'MDOList/usergroup', kind: 'timeout' });
		const begun = Date.now();
		const { error } = await setup.run({
			...UPDATE,
			updateFields: { userGroup: 'Marketing' },
			options: { ...QUICK, timeout: 1 },
		});
		expect(error).toBeUndefined();
		expect(Date.now() - begun).toBeLessThan(20_000);
	});
});

test.each([0, -1, 'soon', 3_000_000, 1e308, true])(
	'Timeout %j is refused before any request',
	async (timeout) => {
		const { error } = await setup.run({ ...UPDATE, options: { timeout } });
		expect(error?.message).toMatch(/^'Timeout' has to be a number of seconds above 0/);
		expect(setup.emulator.log).toEqual([]);
	},
);
