import type { AxiosInstance } from 'axios';
import axios from 'axios';
import type { Done, Emulator, State } from '../emulator/index.mts';
import { LOGINS, MODULES, USERS } from '../emulator/index.mts';
import { countLicences } from '../emulator/users/licences.mts';
import type { Json } from './client.mts';
import { useEmulator, withEmulator } from './client.mts';
import { withReceiver } from './receiver.mts';

let emulator: Emulator;
let client: AxiosInstance;
useEmulator(
	(started, connected) => {
		emulator = started;
		client = connected;
	},
	{ users: 20, webhookRetryMs: [5, 20] },
);

const { service, retired, withoutPlan } = USERS;

const row = async (associateId: number, columns: string): Promise<Json | undefined> => {
	const params = { $select: columns, $filter: `associateDbId eq ${associateId}` };
	return (await client.get<{ value: Json[] }>('/User', { params })).data.value[0];
};

describe('somebody else', () => {
	it('makes a user, who is there for the next request', async () => {
		const [{ associateId }] = emulator.others.do({
			action: 'create',
			values: { Name: 'ELSE', roleId: 4 },
			person: { Firstname: 'Else', FullName: 'Else Vik' },
		});
		expect(await row(associateId, 'assocName,fullName,canLogin')).toMatchObject({
			assocName: 'ELSE',
			fullName: 'Else Vik',
			canLogin: true,
		});
		expect(emulator.journal).toMatchObject([{ kind: 'created', associateId, request: 0 }]);
	});

	it('changes, retires, restores and deletes users', async () => {
		emulator.others.do(
			{ action: 'change', associateId: service, values: { Tooltip: 'Desk 9' } },
			{ action: 'change', associateId: service, person: { Email: 'new@nordlys.example' } },
			{ action: 'retire', associateId: service },
			{ action: 'restore', associateId: retired },
			{ action: 'delete', associateId: withoutPlan },
		);
		expect(await row(service, 'assocTooltip,personEmail,isActive,userplan')).toMatchObject({
			assocTooltip: 'Desk 9',
			personEmail: 'new@nordlys.example',
			isActive: false,
			userplan: '',
		});
		expect(await row(retired, 'isActive')).toMatchObject({ isActive: true });
		expect(await row(withoutPlan, 'isActive')).toBeUndefined();
		expect(emulator.journal.map(({ kind }) => kind)).toEqual([
			'saved',
			'saved',
			'retired',
			'restored',
			'deleted',
		]);
	});

	it('gives licences, and buys those that are missing', async () => {
		const { mailings } = MODULES;
		const ids = [2, 3, 9];
		for (const associateId of ids) {
			emulator.others.do({ action: 'licenses', associateId, moduleIds: [mailings] });
		}
		expect(await row(2, 'superoffice_ten-mailings,userplan')).toMatchObject({
			'superoffice_ten-mailings': true,
			userplan: '',
		});
		const module = emulator.state.licenceOwners[0].modules.find(
			({ ModuleLicenseId }) => ModuleLicenseId === mailings,
		)!;
		expect(countLicences(emulator.state, module).InUse).toBeLessThanOrEqual(module.Total);
	});

	it('is told what cannot be done', () => {
		const bad: Array<[object, RegExp]> = [
			[{ action: 'retire', associateId: 999 }, /no user 999/],
			[{ action: 'change', associateId: 2, values: { Tooltipp: 'x' } }, /no column 'Tooltipp'/],
			[{ action: 'change', associateId: 7, person: { Email: 'x' } }, /no person/],
			[{ action: 'delete', associateId: LOGINS.administrator.associateId }, /DELETE_SELF/],
			[{ action: 'promote', associateId: 2 }, /not 'promote'/],
		];
		for (const [deed, words] of bad) {
			expect(() => emulator.others.do(deed as Parameters<Emulator['others']['do']>[0])).toThrow(
				words,
			);
		}
		expect(emulator.journal).toEqual([]);
	});

	it('waits for the request that was named, and acts once', async () => {
		emulator.others.doAfter(
			{ method: 'get', path: '/User\\?', request: 2 },
			{ action: 'retire', associateId: service },
		);
		expect(emulator.others.waiting()).toHaveLength(1);
		const isActive = async (): Promise<unknown> => (await row(service, 'isActive'))?.isActive;
		await client.get('/User/2');
		expect(await isActive()).toBe(true);
		// Served as it was, and changed before the answer goes out.
		expect(await isActive()).toBe(true);
		expect(await isActive()).toBe(false);
		emulator.others.do({ action: 'restore', associateId: service });
		await isActive();
		expect(await isActive()).toBe(true);
		expect(emulator.others.waiting()).toEqual([]);
	});

	it('forgets with a reset what waits', async () => {
		emulator.others.doAfter({ path: 'User' }, { action: 'retire', associateId: service });
		emulator.reset();
		await client.get('/User');
		expect(emulator.journal).toEqual([]);
	});
});

describe('two hundred changes at random', () => {
	/** What a poll would look at. */
	const seen = (state: State): Map<number, string> =>
		new Map(
			state.users.map((user) => [
				user.AssociateId,
				JSON.stringify([
					user.Deleted,
					user.roleId,
					user.userGroupId,
					user.Tooltip,
					[...user.moduleIds].sort(),
				]),
			]),
		);

	it('are of every kind, and each has an effect', () => {
		const kinds = new Map<Done['action'], number>();
		for (let seed = 0; seed < 200; seed += 1) {
			const before = seen(emulator.state);
			const [{ action, associateId }] = emulator.others.doRandom(1, seed);
			const after = seen(emulator.state);
			const isNew = !before.has(associateId) && after.has(associateId);
			const isGone = before.has(associateId) && !after.has(associateId);
			expect([action, isNew, isGone]).toEqual([action, action === 'create', action === 'delete']);
			expect(after.get(associateId)).not.toBe(before.get(associateId));
			kinds.set(action, (kinds.get(action) ?? 0) + 1);
		}
		expect([...kinds.keys()].sort()).toEqual(
			['change', 'create', 'delete', 'licenses', 'restore', 'retire'].sort(),
		);
		expect(emulator.journal).toHaveLength(200);
	});

	it('are the same for the same seed, and leave those alone who sign in', () => {
		const run = (seed: number): Done[] => {
			emulator.reset();
			return emulator.others.doRandom(200, seed);
		};
		const first = run(5);
		expect(first).toHaveLength(200);
		const untouched = emulator.state.users.filter(({ AssociateId }) =>
			[1, 2, 7].includes(AssociateId),
		);
		expect(run(5)).toEqual(first);
		expect(run(6)).not.toEqual(first);
		emulator.reset();
		const [admin, kari] = emulator.state.users;
		expect(untouched.slice(0, 2)).toEqual([admin, kari]);
	});

	it('are told to a webhook, one event for each change of the table', async () => {
		let events: Json[] = [];
		let done: Done[] = [];
		await withReceiver(async (receiver) => {
			await client.post('/Webhook', {
				Name: 'n8n',
				Events: ['associate.created', 'associate.changed', 'associate.deleted'],
				TargetUrl: receiver.url,
				Type: 'webhook',
				State: 'Active',
			});
			done = emulator.others.doRandom(200, 3);
			await emulator.webhooks.idle();
			events = receiver.events();
		});
		const of = (name: string): unknown[] =>
			events.filter(({ Event }) => Event === name).map(({ PrimaryKey }) => PrimaryKey);
		const by = (action: Done['action']): number[] =>
			done.filter((each) => each.action === action).map(({ associateId }) => associateId);
		expect(of('associate.created')).toEqual(by('create'));
		expect(of('associate.deleted')).toEqual(by('delete'));
		const changed = of('associate.changed').length;
		expect(changed).toBeGreaterThanOrEqual(by('retire').length + by('restore').length);
		expect(changed).toBeLessThan(done.length);
		expect(new Set(events.map(({ EventId }) => EventId)).size).toBe(events.length);
	});
});

describe('tests in another process', () => {
	const control = async (path: string, body?: object): Promise<[number, unknown]> => {
		const { status, data } = await axios.request<unknown>({
			method: body === undefined ? 'get' : 'post',
			url: `${emulator.origin}/__emulator/${path}`,
			data: body,
			validateStatus: () => true,
		});
		return [status, data];
	};

	it('have one thing done, several, some at random, and one at its moment', async () => {
		const retire = { action: 'retire', associateId: service };
		expect(await control('others', retire)).toEqual([200, [retire]]);
		const [status, created] = await control('others', [{ action: 'create' }, { action: 'create' }]);
		expect([status, (created as Done[]).length]).toEqual([200, 2]);
		expect((await control('others', { random: 10, seed: 2 }))[1]).toHaveLength(10);
		const moment = { after: { path: 'currentPrincipal' }, do: [{ action: 'create' }] };
		expect((await control('others', moment))[0]).toBe(204);
		expect(await control('others')).toEqual([200, [{ path: 'currentPrincipal' }]]);
		const before = emulator.state.users.length;
		await client.get('/User/currentPrincipal');
		expect(emulator.state.users).toHaveLength(before + 1);
	});

	it('are told what is wrong', async () => {
		const [status, data] = await control('others', { action: 'retire', associateId: 999 });
		expect([status, data]).toEqual([400, { Message: 'There is no user 999.' }]);
		expect((await control('webhooks', { retryMs: 'soon' }))[0]).toBe(400);
	});

	it('see what was sent to webhooks, and set when it is tried again', async () => {
		expect(await control('webhooks')).toEqual([200, []]);
		expect((await control('webhooks', { retryMs: [1, 2] }))[0]).toBe(204);
		expect(emulator.webhooks.retryMs).toEqual([1, 2]);
		emulator.reset();
		expect(emulator.webhooks.retryMs).toEqual([5, 20]);
	});
});

it('is done at once in an installation of ten thousand', async () => {
	await withEmulator({ users: 10_000 }, ({ others }) => {
		const start = process.cpuUsage();
		others.doRandom(200, 1);
		const { user, system } = process.cpuUsage(start);
		// About half a second of the processor where it was measured.
		expect((user + system) / 1_000).toBeLessThan(8_000);
	});
});
