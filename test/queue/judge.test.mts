import { changesBetween, rowsOf } from '../e2e/changes.mts';
import { startEmulator, type Emulator, type StoredUser } from '../emulator/index.mts';
import type { Ended } from './executions.mts';
import { judge, type Verdict } from './judge.mts';
import { prepareOrders, type Order } from './orders.mts';

let emulator: Emulator;
let users: StoredUser[];
let orders: Order[];
let joiner: Order;
let mover: Order;
let before: ReturnType<typeof rowsOf>;

beforeAll(async () => {
	emulator = await startEmulator({ users: 20 });
});
afterAll(async () => await emulator.stop());
beforeEach(() => {
	emulator.reset();
	orders = prepareOrders(emulator.state, 2);
	joiner = orders.find(({ kind }) => kind === 'create') as Order;
	mover = orders.find(({ kind }) => kind === 'update') as Order;
	({ users } = emulator.state);
	before = rowsOf(users);
});

/** Puts the user of a joiner into the emulator as a right run would, or with other values. */
function add(order: Order, values: Partial<StoredUser> = {}): void {
	const AssociateId = 9000 + users.length;
	users.push({ ...structuredClone(users[0]), AssociateId, ...order.expected, ...values });
}

function move(order: Order, values: Partial<StoredUser> = {}): void {
	const user = users.find(({ AssociateId }) => AssociateId === order.id);
	Object.assign(user ?? {}, order.expected, values);
}

function doAll(): void {
	for (const order of orders) (order.kind === 'update' ? move : add)(order);
}

/** The executions of all orders, all well but those that are named. */
function ends(statuses: Record<string, string> = {}): Ended[] {
	return orders.map(({ key }, index) => ({
		id: String(index + 1),
		status: statuses[key] ?? 'success',
		before: [],
		key,
		message: 'It may have been done all the same.',
		isSettled: false,
	}));
}

function verdictOn(ended: Ended[]): Verdict {
	return judge(orders, ended, changesBetween(before, rowsOf(users)));
}

const FLAWLESS = { lost: [], doubled: [], wrong: [], unreported: [], unfinished: [] };

test('all done once, and all reported as success: nothing to complain of', () => {
	doAll();
	expect(verdictOn(ends())).toEqual({ done: { joiners: 4, movers: 2 }, ...FLAWLESS });
});

test('neither done nor reported as success is no loss', () => {
	const statuses = Object.fromEntries(orders.map(({ key }) => [key, 'error']));
	expect(verdictOn(ends(statuses))).toEqual({ done: { joiners: 0, movers: 0 }, ...FLAWLESS });
});

describe('lost', () => {
	test('a joiner whose execution is a success and who has no user', () => {
		doAll();
		users.splice(
			users.findIndex(({ personId }) => personId === joiner.id),
			1,
		);
		expect(verdictOn(ends()).lost).toEqual([`${joiner.key}: execution 2 is a success`]);
	});

	test('a mover whose execution is a success and who has not moved', () => {
		for (const order of orders) {
			if (order.kind !== 'update') add(order);
			else if (order !== mover) move(order);
		}
		expect(verdictOn(ends()).lost).toEqual([`${mover.key}: execution 3 is a success`]);
	});

	test('a user who was there before and is gone', () => {
		doAll();
		const [{ AssociateId }] = users.splice(1, 1);
		expect(verdictOn(ends()).lost).toEqual([`user ${AssociateId} is gone`]);
	});
});

describe('doubled', () => {
	test('two users of one person', () => {
		doAll();
		add(joiner, { Name: 'QUEUE-0001-7X', UserName: '7x@nordlys.example', Tooltip: '' });
		expect(verdictOn(ends()).doubled).toEqual([
			expect.stringContaining(`${joiner.key}: 2 users, `),
		]);
	});

	test.each(['Name', 'UserName', 'Tooltip'] as const)('two users with the %s of one', (name) => {
		doAll();
		const other = { Name: 'X', UserName: 'x@nordlys.example', Tooltip: '', personId: 0 };
		add(joiner, { ...other, [name]: joiner.expected[name] });
		expect(verdictOn(ends()).doubled).toEqual([
			expect.stringContaining(`${joiner.key}: 2 users, `),
		]);
	});

	test('also when n8n reports no success', () => {
		doAll();
		add(joiner, { Name: 'X' });
		expect(verdictOn(ends({ [joiner.key]: 'crashed' })).doubled).toHaveLength(1);
	});

	test('a user whom nobody ordered', () => {
		doAll();
		add(joiner, { Name: 'X', UserName: 'x@nordlys.example', Tooltip: '', personId: 0 });
		expect(verdictOn(ends()).doubled).toEqual([
			expect.stringMatching(/^X \(\d+\): nobody ordered this user$/),
		]);
	});
});

describe('wrong', () => {
	test('a new user with another value', () => {
		for (const order of orders) {
			if (order.kind === 'update') move(order);
			else add(order, order === joiner ? { userGroupId: 99 } : {});
		}
		const wanted = joiner.expected.userGroupId;
		expect(verdictOn(ends()).wrong).toEqual([
			`${joiner.key}: userGroupId is 99 instead of ${wanted}`,
		]);
	});

	test('a mover of whom only a part has changed', () => {
		doAll();
		const { roleId = 0 } = before.find(({ AssociateId }) => AssociateId === mover.id) ?? {};
		move(mover, { roleId });
		expect(verdictOn(ends({ [mover.key]: 'error' })).wrong).toEqual([
			`${mover.key}: roleId is nothing instead of ${mover.expected.roleId}`,
		]);
	});

	test('a mover of whom more has changed than was ordered', () => {
		doAll();
		move(mover, { NickName: 'nick' });
		expect(verdictOn(ends()).wrong).toEqual([
			`${mover.key}: NickName is "nick" instead of nothing`,
		]);
	});

	test('a user who was not to be touched', () => {
		doAll();
		users[1].Tooltip = 'other';
		expect(verdictOn(ends()).wrong).toEqual([
			`user ${users[1].AssociateId} has changed without an order: {"Tooltip":"other"}`,
		]);
	});
});

test('done although n8n reports something else is told, and no loss', () => {
	doAll();
	const verdict = verdictOn(ends({ [joiner.key]: 'crashed', [mover.key]: 'error' }));
	const message = 'It may have been done all the same.';
	expect(verdict).toMatchObject({
		...FLAWLESS,
		unreported: [
			{ key: joiner.key, execution: '2', status: 'crashed', message },
			{ key: mover.key, execution: '3', status: 'error', message },
		],
	});
});

test('an order without an execution that has ended, and an execution without an order, are told', () => {
	doAll();
	const [first, ...rest] = ends();
	const verdict = verdictOn([{ ...first, key: undefined, status: 'error' }, ...rest]);
	expect(verdict.unfinished).toEqual([
		'execution 1 (error): of which order is not known',
		`${orders[0].key}: no execution has ended`,
	]);
});
