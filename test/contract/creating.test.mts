import type { AxiosInstance, AxiosResponse } from 'axios';
import type { Emulator } from '../emulator/index.mts';
import {
	COMMANDS,
	JOINERS,
	LOGINS,
	MODULES,
	PERSON_OF_CUSTOMER,
	USERS,
} from '../emulator/index.mts';
import type { Json } from './client.mts';
import { basic, connect, getUser, prepareUser, useEmulator } from './client.mts';

interface Link extends Json {
	ModuleLicenseId: number;
	Assigned: boolean;
	InUse: number;
	Free: number;
	Total: number;
}
interface Owner extends Json {
	RestrictedModuleLicenses: Link[];
}

describe('creating a user', () => {
	let emulator: Emulator;
	let client: AxiosInstance;

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	const create = async (personId: number, values: Json): Promise<AxiosResponse<Json>> =>
		await client.post<Json>('/User', await prepareUser(client, personId, values));

	const refusal = async (values: Json, personId: number = JOINERS[0]): Promise<unknown[]> => {
		const { status, data } = await create(personId, { Name: 'NEW', ...values });
		return [status, data.ErrorType];
	};

	it('answers 200 with links, a new id and the commands to run', async () => {
		const { status, data } = await create(JOINERS[0], { Name: 'INGRID' });
		expect(status).toBe(200);
		expect(data.AssociateId).toBeGreaterThan(USERS.multiLanguage);
		expect(data._Links).toEqual({
			Self: `${emulator.url}/api/v1/User/${String(data.AssociateId)}`,
			Archive: `${emulator.url}/api/v1/User`,
		});
		expect(data.PostSaveCommands).toMatchObject([{ Name: COMMANDS.implicit }]);
	});

	it('gives ids that increase', async () => {
		const first = await create(JOINERS[0], { Name: 'A1' });
		const second = await create(JOINERS[1], { Name: 'A2' });
		expect(second.data.AssociateId).toBeGreaterThan(Number(first.data.AssociateId));
	});

	it('changes nothing when it refuses', async () => {
		const before = emulator.state.users.length;
		await refusal({ Role: { Id: 99 } });
		expect(emulator.state.users).toHaveLength(before);
	});

	it.each([
		['a name in use, in other case', { Name: 'kari' }, 'SoDuplicateException'],
		['a user name in use', { UserName: 'Kari.Solheim@nordlys.example' }, 'SoDuplicateException'],
		['no name', { Name: '' }, 'SoValidationException'],
		['no role', { Role: null }, 'SoValidationException'],
		['a role that does not exist', { Role: { Id: 99 } }, 'SoValidationException'],
		['a group that does not exist', { UserGroup: { Id: 99 } }, 'SoValidationException'],
		['another group that does not exist', { OtherGroups: [{ Id: 99 }] }, 'SoValidationException'],
		['no person', { Person: null }, 'SoValidationException'],
		['a person that does not exist', { Person: { PersonId: 999 } }, 'SoValidationException'],
		['a person who is a user', { Person: { PersonId: 2 } }, 'SoDuplicateException'],
		['a person of another company', { Person: { PersonId: 201 } }, 'SoValidationException'],
		['a category that does not exist', { TicketCategories: [{ Id: 99 }] }, 'SoValidationException'],
	])('refuses %s', async (_case, values, type) => {
		expect(await refusal(values)).toEqual([400, type]);
	});

	it('takes a person of another company once that is an owner, too', async () => {
		const own = async (method: string): Promise<number> =>
			(await client.post(`/Agents/User/${method}OwnerContact`, { ContactId: 50 })).status;
		const person = { Person: { PersonId: PERSON_OF_CUSTOMER } };
		expect([await own('Add'), await own('Add')]).toEqual([204, 204]);
		expect(emulator.state.ownerContactIds).toEqual([1, 50]);
		expect((await create(JOINERS[0], { Name: 'NEW', ...person })).status).toBe(200);
		emulator.reset();
		await own('Add');
		await own('Remove');
		expect(await refusal(person)).toEqual([400, 'SoValidationException']);
	});

	it('lets only administrators name owner companies', async () => {
		const sales = connect(emulator, basic(LOGINS.salesUser));
		for (const method of ['AddOwnerContact', 'RemoveOwnerContact']) {
			const { status } = await sales.post(`/Agents/User/${method}`, { ContactId: 1 });
			expect(status).toBe(403);
		}
		expect(emulator.state.ownerContactIds).toEqual([1]);
	});

	it('lets an external user come from another company', async () => {
		const person = { Type: 'ExternalAssociate', Role: { Id: 5 }, UserGroup: null, Name: 'bruno' };
		const { status } = await create(PERSON_OF_CUSTOMER, person);
		expect(status).toBe(200);
	});

	it('lets a system user have no person', async () => {
		const { status } = await create(JOINERS[0], {
			Name: 'ROBOT',
			Person: null,
			Type: 'SystemAssociate',
			Role: { Id: 7 },
		});
		expect(status).toBe(200);
	});

	it('reports the same in Validate, by field', async () => {
		const user = await prepareUser(client, JOINERS[0], { Name: 'KARI', Role: { Id: 99 } });
		const { data } = await client.post<Json>('/User/Validate', user);
		expect(Object.keys(data).sort()).toEqual(['Name', 'Role']);
		const valid = await client.post('/User/Validate', { ...user, Name: 'NEW', Role: { Id: 2 } });
		expect(valid.data).toEqual({});
	});

	it('needs a person for the default of an employee', async () => {
		const { status } = await client.get('/User/Default?userType=InternalAssociate&personId=0');
		expect(status).toBe(400);
		const system = await client.get('/User/Default?userType=SystemAssociate&personId=0');
		expect(system.status).toBe(200);
	});

	describe('licences', () => {
		const withModule = async (personId: number, Name: string, id: number): Promise<Json> => {
			const user = await prepareUser(client, personId, { Name });
			for (const owner of user.LicenseOwners as Owner[]) {
				for (const link of owner.RestrictedModuleLicenses) {
					if (link.ModuleLicenseId === id) link.Assigned = true;
				}
			}
			return user;
		};
		const linkOf = async (associateId: number, id: number): Promise<Link | undefined> =>
			((await getUser(client, associateId)).LicenseOwners as Owner[])
				.flatMap((owner) => owner.RestrictedModuleLicenses)
				.find((link) => link.ModuleLicenseId === id);

		it('counts an assigned licence as used', async () => {
			const before = await linkOf(USERS.sales, MODULES.salesPlan);
			await client.post('/User', await withModule(JOINERS[0], 'NEW', MODULES.salesPlan));
			const after = await linkOf(USERS.sales, MODULES.salesPlan);
			expect(after?.InUse).toBe(Number(before?.InUse) + 1);
			expect(Number(after?.Free) + Number(after?.InUse)).toBe(after?.Total);
		});

		it('refuses when none is free', async () => {
			const first = await withModule(JOINERS[0], 'NEW1', MODULES.mailings);
			expect((await client.post('/User', first)).status).toBe(200);
			const second = await withModule(JOINERS[1], 'NEW2', MODULES.mailings);
			const { status, data } = await client.post<Json>('/User', second);
			expect([status, data.ErrorType]).toEqual([400, 'SoLicenseException']);
		});

		it('takes the licence of a user who already has it, though none is free', async () => {
			await client.post('/User', await withModule(JOINERS[0], 'NEW1', MODULES.mailings));
			const user = await getUser(client, USERS.complete);
			expect((await client.post('/Agents/User/SaveUser', user)).status).toBe(200);
		});

		it('lets nobody log in without a user plan', async () => {
			const user = await prepareUser(client, JOINERS[0], {
				Name: 'NEW',
				Credentials: [{ Type: { Type: 'CRM5/PASSWORD' }, Value: 'Passw0rd-1', DisplayValue: '' }],
			});
			const login = connect(emulator, basic({ userName: 'NEW', password: 'Passw0rd-1' }));
			const saved = await client.post<Json>('/User', user);
			expect((await login.get('/User/currentPrincipal')).status).toBe(401);
			const planned = await withModule(JOINERS[0], 'NEW', MODULES.salesPlan);
			const { AssociateId, Credentials } = saved.data;
			await client.post('/Agents/User/SaveUser', { ...planned, AssociateId, Credentials });
			expect((await login.get('/User/currentPrincipal')).status).toBe(200);
		});
	});
});
