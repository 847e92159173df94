import type { INodeParameters } from 'n8n-workflow';

import type { Emulator, StoredUser } from '../../emulator/index.mts';
import { findUser, MODULES, ROLES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { ActiveWorkflow } from './n8n.mts';

const setup = useEmulator();

/** LISA of the seed: a manager in marketing. */
const LISA = USERS.complete;

async function begun(parameters: INodeParameters = {}): Promise<ActiveWorkflow> {
	const workflow = new ActiveWorkflow(setup.credential, parameters);
	await workflow.start();
	return workflow;
}

function add({ state }: Emulator, changes: Partial<StoredUser> = {}): StoredUser {
	const AssociateId = Math.max(...state.users.map((user) => user.AssociateId)) + 1;
	const user: StoredUser = {
		...structuredClone(findUser(setup.emulator, LISA)),
		AssociateId,
		Name: `NEW${AssociateId}`,
		UserName: `new${AssociateId}@nordlys.example`,
		...changes,
	};
	state.users.push(user);
	return user;
}

function remove({ state }: Emulator, id: number): void {
	state.users = state.users.filter(({ AssociateId }) => AssociateId !== id);
}

describe('the first run', () => {
	test('sets the base line and tells nothing', async () => {
		const workflow = await begun();
		await workflow.poll();
		expect(workflow.executions).toEqual([]);
		expect(workflow.database).toContain('version');
	});

	test('tells everybody where that is wanted, once', async () => {
		const workflow = await begun({ options: { firstRun: 'everything' } });
		const { users } = setup.emulator.state;
		expect(workflow.executions).toHaveLength(1);
		expect(workflow.items).toHaveLength(users.length);
		expect(workflow.items[0]).toMatchObject({ event: 'existing', before: null, changes: [] });
		await workflow.poll();
		expect(workflow.executions).toHaveLength(1);
	});

	test('fails with words where the credential is wrong, and remembers nothing', async () => {
		const credential = { ...setup.credential, password: 'wrong' };
		const workflow = new ActiveWorkflow(credential);
		await expect(workflow.start()).rejects.toThrow('HTTP 401');
		expect(workflow.database).toBe('{}');
	});
});

describe('what happened is told once, with before, after and changes', () => {
	test('created', async () => {
		const workflow = await begun();
		const { AssociateId, Name } = add(setup.emulator);
		await workflow.poll();
		await workflow.poll();
		expect(workflow.items).toEqual([
			expect.objectContaining({
				event: 'created',
				associateId: AssociateId,
				userId: Name,
				before: null,
				after: expect.objectContaining({ userId: Name, role: 'Manager', active: true }),
				changes: [],
				at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
			}),
		]);
	});

	test('changed', async () => {
		const workflow = await begun();
		findUser(setup.emulator, LISA).roleId = ROLES.sales;
		await workflow.poll();
		await workflow.poll();
		expect(workflow.items).toEqual([
			expect.objectContaining({
				event: 'changed',
				associateId: LISA,
				before: expect.objectContaining({ role: 'Manager', userId: 'LISA' }),
				after: expect.objectContaining({ role: 'Sales', userId: 'LISA' }),
				changes: [{ property: 'role', from: 'Manager', to: 'Sales' }],
			}),
		]);
	});

	test('retired and restored', async () => {
		const workflow = await begun({ events: ['retired', 'restored'] });
		findUser(setup.emulator, LISA).Deleted = true;
		await workflow.poll();
		findUser(setup.emulator, LISA).Deleted = false;
		await workflow.poll();
		expect(workflow.items).toMatchObject([
			{ event: 'retired', changes: [{ property: 'active', from: true, to: false }] },
			{ event: 'restored', changes: [{ property: 'active', from: false, to: true }] },
		]);
	});

	test('deleted', async () => {
		const workflow = await begun();
		remove(setup.emulator, LISA);
		await workflow.poll();
		await workflow.poll();
		expect(workflow.items).toMatchObject([
			{
				event: 'deleted',
				associateId: LISA,
				userId: 'LISA',
				before: { userId: 'LISA', role: 'Manager' },
				after: null,
				changes: [],
			},
		]);
	});

	test('a license beside the plan', async () => {
		const user = findUser(setup.emulator, LISA);
		user.moduleIds = user.moduleIds.filter((id) => id !== MODULES.mobile);
		const workflow = await begun({ events: ['licenseChanged'] });
		user.moduleIds.push(MODULES.mobile);
		await workflow.poll();
		expect(workflow.items).toMatchObject([
			{
				event: 'licenseChanged',
				changes: [{ property: 'licenses', to: expect.arrayContaining([expect.any(String)]) }],
			},
		]);
	});
});

test('only events and fields that are wanted are told', async () => {
	const workflow = await begun({ events: ['changed'], fields: ['email'] });
	findUser(setup.emulator, LISA).roleId = ROLES.sales;
	add(setup.emulator);
	remove(setup.emulator, USERS.service);
	await workflow.poll();
	expect(workflow.executions).toEqual([]);
});

test('a poll asks for each page, and once for the licenses', async () => {
	const workflow = await begun();
	setup.emulator.log.length = 0;
	await workflow.poll();
	expect(callsOf(setup.emulator)).toEqual(['GET License', 'GET User']);
});

test('a user whom the list has lost is looked for, and is not deleted', async () => {
	const workflow = await begun();
	const { log, faults } = setup.emulator;
	const list = log.at(-1)!.responseBody as { value: Array<{ PrimaryKey: string }> };
	const value = list.value.filter(({ PrimaryKey }) => PrimaryKey !== String(LISA));
	expect(value).toHaveLength(list.value.length - 1);
	faults.add({ path: '/User', status: 200, body: { ...list, value } });
	await workflow.poll();
	expect(workflow.executions).toEqual([]);
	expect(log.at(-1)!.query.$filter).toContain(`associateIsOneOf (${LISA})`);
	await workflow.poll();
	expect(workflow.executions).toEqual([]);
});

test('an empty list is a failure, not the end of all users', async () => {
	const workflow = await begun();
	const body = { 'odata.metadata': '', 'odata.nextLink': null, value: [] };
	setup.emulator.faults.add({ path: '/User', status: 200, body });
	await workflow.poll();
	expect(workflow.errors.map(({ message }) => message)).toEqual([
		'SuperOffice did not list users: the list is empty',
	]);
	await workflow.poll();
	expect(workflow.executions).toEqual([]);
});

test('of two polls at the same time one tells', async () => {
	const workflow = await begun();
	add(setup.emulator);
	setup.emulator.faults.add({ path: '/User', delayMs: 200 });
	await Promise.all([workflow.poll(), workflow.poll()]);
	expect(workflow.items).toHaveLength(1);
});

test('Fetch Test Event gives the user who was added last, and leaves the state as it is', async () => {
	const workflow = await begun();
	const { AssociateId } = add(setup.emulator);
	const { database } = workflow;
	expect(await workflow.fetchTestEvent()).toMatchObject([
		{ event: 'created', associateId: AssociateId, before: null },
	]);
	expect(workflow.database).toBe(database);
	await workflow.poll();
	expect(workflow.items).toMatchObject([{ event: 'created', associateId: AssociateId }]);
});

test('before there was a first run, too', async () => {
	const workflow = new ActiveWorkflow(setup.credential, { events: ['retired'] });
	expect(await workflow.fetchTestEvent()).toMatchObject([{ event: 'retired' }]);
	expect(workflow.database).toBe('{}');
});

test('another language is another first run', async () => {
	const workflow = await begun();
	const other = new ActiveWorkflow(setup.credential, { options: { language: 'nb' } });
	other.database = workflow.database;
	await other.start();
	expect(other.executions).toEqual([]);
});

test.each([
	[{ events: [] }, "'Events' has to name one at least"],
	[{ events: ['renamed'] }, "'Events' has to be one of"],
	[{ fields: ['shoeSize'] }, "'Fields to Watch' has to be one of"],
	[{ options: { language: 'n\nb' } }, "'Language' has to be a code"],
])('%j is refused before any request', async (parameters, message) => {
	const workflow = new ActiveWorkflow(setup.credential, parameters);
	await expect(workflow.start()).rejects.toThrow(message);
	expect(setup.emulator.log).toEqual([]);
});
