import type { Emulator, EmulatorOptions, State, StoredUser } from '../emulator/index.mts';
import { GROUPS, MODULES, PASSWORD_CREDENTIAL, ROLES, startEmulator } from '../emulator/index.mts';
import { findPerson } from '../emulator/state.mts';
import { userCarrier } from '../emulator/users/carrier.mts';
import { findProblems } from '../emulator/users/check.mts';
import { countLicences, hasUserPlan } from '../emulator/users/licences.mts';
import { findPasswordFault } from '../emulator/users/passwords.mts';
import type { Json } from './client.mts';
import { basic, connect } from './client.mts';

const COUNT = 1_000;

async function withState<T>(options: EmulatorOptions, read: (emulator: Emulator) => T): Promise<T> {
	const emulator = await startEmulator(options);
	const result = await read(emulator);
	await emulator.stop();
	return result;
}

const stateOf = async (options: EmulatorOptions): Promise<State> =>
	await withState(options, ({ state }) => structuredClone(state));

/** Free licences by the id of the module. */
function freeLicences(state: State): number[][] {
	return state.licenceOwners
		.flatMap(({ modules }) => modules)
		.map((module) => [module.ModuleLicenseId, countLicences(state, module).Free]);
}

describe('generated users', () => {
	let state: State;
	let users: StoredUser[];
	const share = (isCounted: (user: StoredUser) => boolean): number =>
		users.filter(isCounted).length / COUNT;

	beforeAll(async () => {
		state = await stateOf({ users: COUNT });
		users = state.users.filter(({ AssociateId }) => AssociateId > 1000);
	});

	it('are the same for the same seed, after a reset, too, and others for another', async () => {
		const again = await withState({ users: 50, seed: 7 }, (emulator) => {
			const first = structuredClone(emulator.state);
			emulator.state.users.pop();
			emulator.reset();
			expect(emulator.state).toEqual(first);
			return first;
		});
		expect(await stateOf({ users: 50, seed: 7 })).toEqual(again);
		const other = await stateOf({ users: 50, seed: 8 });
		expect(other.users.map(({ Name }) => Name)).not.toEqual(again.users.map(({ Name }) => Name));
	});

	it('begin the same however many there are', async () => {
		const few = await stateOf({ users: 10 });
		expect(few.users).toEqual(state.users.slice(0, few.users.length));
	});

	it('leave the installation without them as it is', async () => {
		const none = await stateOf({});
		expect(await stateOf({ users: 0, seed: 99 })).toEqual(none);
		const seeded = state.users.filter(({ AssociateId }) => AssociateId < 1000);
		expect(seeded).toEqual(none.users);
		expect(freeLicences(state)).toEqual(freeLicences(none));
	});

	it('follow every rule of a save', () => {
		const [administrator] = state.users;
		for (const user of users) {
			const problems = findProblems(state, userCarrier(state, user, administrator), administrator);
			expect([user.Name, problems]).toEqual([user.Name, []]);
		}
	});

	it('have names, addresses and persons of their own', () => {
		const mails = state.persons.map(({ Email }) => Email.toLowerCase());
		const unique: (string | number)[][] = [
			users.map(({ Name }) => Name.toLowerCase()),
			users.map(({ UserName }) => UserName.toLowerCase()),
			users.map(({ personId }) => personId),
			users.map(({ EjUserId }) => EjUserId).filter((id) => id !== 0),
			mails,
		];
		for (const values of unique) expect(new Set(values).size).toBe(values.length);
		expect(users).toHaveLength(COUNT);
	});

	it('take no more licences than there are', () => {
		for (const module of state.licenceOwners.flatMap(({ modules }) => modules)) {
			const { InUse } = countLicences(state, module);
			if (!module.Unrestricted) expect(InUse).toBeLessThanOrEqual(module.Total);
		}
		expect(
			users.filter(({ moduleIds }) => moduleIds.includes(MODULES.mailings)).length,
		).toBeGreaterThan(3);
	});

	it('are what their type asks for', () => {
		const employeeRoles: number[] = [
			ROLES.administrator,
			ROLES.sales,
			ROLES.service,
			ROLES.manager,
		];
		for (const user of users) {
			const person = findPerson(state, user.personId);
			const isExternal = user.Type === 'ExternalAssociate';
			expect(employeeRoles.includes(user.roleId)).toBe(!isExternal);
			expect(state.ownerContactIds.includes(person?.ContactId ?? 0)).toBe(!isExternal);
			expect(person?.Email.endsWith(isExternal ? '@sonnberg.example' : '@nordlys.example')).toBe(
				true,
			);
			expect(user.UserName).toBe(person?.Email);
			expect(/^[\x21-\x7e]+$/.test(user.UserName)).toBe(true);
			expect(user.otherGroupIds).not.toContain(user.userGroupId);
			expect(user.otherGroupIds).not.toContain(GROUPS.closed);
			expect([user.Deleted, person?.Retired]).toEqual([user.IsPersonRetired, user.Deleted ? 1 : 0]);
			if (user.Deleted) expect(user.moduleIds).toEqual([]);
		}
	});

	it.each([
		['Łukasz', 'lukasz.'],
		['Søren', 'soren.'],
		['Göran', 'goran.'],
		['Þórður', 'thordur.'],
	])('named %s have the address %s…', (first, address) => {
		const persons = state.persons.filter(({ Firstname }) => Firstname === first);
		expect(persons.length).toBeGreaterThan(0);
		for (const { Email } of persons) expect(Email.slice(0, address.length)).toBe(address);
	});

	it('differ as those of a company do', () => {
		const names = state.persons.map(({ FullName }) => FullName).join();
		for (const letter of 'åøæäöéüłñžþ') expect(names.toLowerCase()).toContain(letter);
		expect(users.some(({ Name }) => /[^\x20-\x7e]/.test(Name))).toBe(true);
		const internal = (user: StoredUser): boolean => user.Type === 'InternalAssociate';
		for (const [least, most, isCounted] of [
			[0.02, 0.1, (user) => user.Type === 'ExternalAssociate'],
			[0.03, 0.15, (user) => user.Deleted],
			[0.05, 0.2, (user) => internal(user) && !user.Deleted && !hasUserPlan(state, user.moduleIds)],
			[0.1, 0.7, (user) => Object.keys(user.CustomFields).length > 0],
			[0.1, 0.7, (user) => user.otherGroupIds.length > 0],
			[0.01, 0.1, (user) => user.credentials.length === 0],
		] as [number, number, (user: StoredUser) => boolean][]) {
			expect(share(isCounted)).toBeGreaterThan(least);
			expect(share(isCounted)).toBeLessThan(most);
		}
		expect(new Set(users.map(({ roleId }) => roleId)).size).toBe(5);
		expect(new Set(users.map(({ userGroupId }) => userGroupId)).size).toBe(5);
	});

	it('logged in last within two years, but those who never did', () => {
		const times = users
			.filter(({ credentials }) => credentials.length > 0)
			.map(({ Lastlogin }) => Lastlogin.getTime());
		expect(new Date(Math.min(...times)).getUTCFullYear()).toBe(2024);
		expect(Math.max(...times)).toBeGreaterThan(Date.parse('2026-06-01'));
		expect(Math.max(...times)).toBeLessThan(Date.parse('2026-07-01'));
		for (const { Lastlogin, Lastlogout, credentials } of users) {
			if (credentials.length === 0) expect(Lastlogin.getTime()).toBeLessThan(0);
			else expect(Lastlogout.getTime()).toBeGreaterThan(Lastlogin.getTime());
		}
	});

	it('have passwords by the rule, with which they log in', async () => {
		const [user] = users.filter(
			({ credentials, moduleIds, WaitingForApproval }) =>
				credentials[0]?.type === PASSWORD_CREDENTIAL &&
				hasUserPlan(state, moduleIds) &&
				!WaitingForApproval,
		);
		for (const { type, value } of users.flatMap(({ credentials }) => credentials)) {
			if (type === PASSWORD_CREDENTIAL) expect(findPasswordFault(value)).toBe('');
		}
		await withState({ users: COUNT }, async (emulator) => {
			const { UserName: userName } = user;
			const login = connect(emulator, basic({ userName, password: user.credentials[0].value }));
			const { data } = await login.get<Json>('/User/currentPrincipal');
			expect(data.Associate).toBe(user.Name);
		});
	});
});
