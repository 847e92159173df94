import type { INodeExecutionData } from 'n8n-workflow';

import { findUser, GROUPS, LOGINS, MODULES, USERS } from '../facts.mts';
import { useEmulator } from '../setup.mts';
import { byAssociateId } from '../locators.mts';

const setup = useEmulator();

/** Everything that Compare can say, as whoever builds a workflow writes it. */
const fields = (...names: string[]) =>
	Object.fromEntries(names.map((name) => [name, `={{ $json.wanted.${name} }}`]));

const EVERY_FIELD = fields(
	'name',
	'userName',
	'role',
	'userGroup',
	'otherGroups',
	'userPlan',
	'licenses',
);

const BY_ID = byAssociateId('={{ $json.associateId }}');

const { otherGroups, licenses, ...main } = EVERY_FIELD;

/** What each difference is fed into, and how. */
const OPERATIONS: Record<string, object> = {
	missing: {
		operation: 'create',
		person: '={{ $json.wanted.person }}',
		...main,
		additionalFields: { otherGroups, licenses },
	},
	changed: { operation: 'update', ...BY_ID, updateFields: EVERY_FIELD },
	toRestore: { operation: 'restore', ...BY_ID, ...fields('userPlan') },
	retired: { operation: 'retire', ...BY_ID },
	extra: { operation: 'retire', ...BY_ID },
	inactiveButLicensed: {
		resource: 'license',
		operation: 'remove',
		...BY_ID,
		allLicenses: true,
	},
};

const PROPERTIES = [
	'active',
	'licenses',
	'otherGroups',
	'primaryGroup',
	'role',
	'userId',
	'userName',
	'userPlan',
];

async function differences(wanted: object[], by: object, names = PROPERTIES) {
	const { items, error } = await setup.run(
		{
			operation: 'compare',
			...by,
			mapping: { properties: names.map((property) => ({ property, field: property })) },
		},
		{ items: wanted.map((json) => ({ json })) as INodeExecutionData[] },
	);
	expect(error).toBeUndefined();
	return items;
}

/** Puts right all that differs, each kind by its operation. */
async function apply(items: INodeExecutionData[]): Promise<void> {
	for (const [kind, parameters] of Object.entries(OPERATIONS)) {
		const found = items.filter(({ json }) => json.difference === kind);
		if (found.length === 0) continue;
		const { error, items: done } = await setup.run(parameters, { items: found });
		expect([kind, error?.message]).toEqual([kind, undefined]);
		expect(done).toHaveLength(found.length);
	}
}

const kindsIn = (items: INodeExecutionData[]) =>
	items.map(({ json }) => `${String(json.difference)} ${String(json.key).toLowerCase()}`);

const person = (first: string, last: string) => `${first}.${last}@nordlys.example`;

/** Somebody of each kind: who stays, changes in every field, goes, comes back, and is new. */
const PEOPLE = [
	{
		userName: person('astrid', 'berg'),
		userId: LOGINS.administrator.userName,
		email: person('astrid', 'berg'),
	},
	{
		userName: 'KARI.SOLHEIM@nordlys.example',
		userId: 'KARI2',
		email: person('kari', 'solheim'),
		role: 'leder',
		primaryGroup: 'Marketing',
		otherGroups: ['Sales', 'Service desk'],
		userPlan: 'service premium',
		licenses: 'Route planner, Mobile',
	},
	{ userName: person('ola', 'vik'), userId: 'OLA', email: person('ola', 'vik'), active: 'no' },
	{
		userName: person('per', 'haugen'),
		userId: 'PER',
		email: person('per', 'haugen'),
		userPlan: 'Sales Premium',
		active: true,
	},
	{
		userName: person('lisa', 'martinsen'),
		userId: 'LISA',
		email: person('lisa', 'martinsen'),
		otherGroups: '',
		userPlan: '',
		licenses: [],
		role: '',
		primaryGroup: null,
	},
	{
		userName: person('ingrid', 'moen'),
		userId: 'INGRID',
		email: person('ingrid', 'moen'),
		role: 'Sales',
		primaryGroup: GROUPS.sales,
		otherGroups: '4',
		userPlan: 'ten-sales',
		licenses: 'Mobile',
		active: 1,
	},
];

beforeEach(() => {
	// Retired by hand in SuperOffice: the license was not taken.
	const jon = findUser(setup.emulator, USERS.multiLanguage);
	Object.assign(jon, { Deleted: true, IsPersonRetired: true, moduleIds: [MODULES.salesPlan] });
});

test.each([
	{ matchBy: 'email', keyField: 'email' },
	{ matchBy: 'userName', keyField: 'userName' },
])(
	'what Compare finds is what the operations take: after them nothing differs, by $matchBy',
	async (by) => {
		const found = await differences(PEOPLE, by, [...PROPERTIES, 'email']);
		expect(kindsIn(found)).toEqual([
			`changed ${person('kari', 'solheim')}`,
			`retired ${person('ola', 'vik')}`,
			`toRestore ${person('per', 'haugen')}`,
			`changed ${person('lisa', 'martinsen')}`,
			`missing ${person('ingrid', 'moen')}`,
			`extra ${person('nina', 'lund')}`,
			`inactiveButLicensed ${person('jon', 'dahl')}`,
		]);
		await apply(found);
		expect(kindsIn(await differences(PEOPLE, by, [...PROPERTIES, 'email']))).toEqual([]);
		expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
			otherGroupIds: [],
			moduleIds: [],
			userGroupId: GROUPS.marketing,
		});
	},
);

test('users are matched by associate ID: a user name that differs is changed', async () => {
	const wanted = [{ id: USERS.sales, userName: 'kari.new@nordlys.example' }];
	const by = { matchBy: 'associateId', keyField: 'id', kinds: ['changed', 'missing'] };
	const found = await differences(wanted, by, ['userName']);
	expect(kindsIn(found)).toEqual([`changed ${USERS.sales}`]);
	await apply(found);
	expect(await differences(wanted, by, ['userName'])).toEqual([]);
});

test('somebody who comes back with another role is restored, and changed then', async () => {
	const wanted = [{ id: USERS.retired, role: 'Manager', userPlan: 'Sales Premium' }];
	const by = { matchBy: 'associateId', keyField: 'id', kinds: ['changed', 'toRestore'] };
	const names = ['role', 'userPlan'];
	for (const kind of ['toRestore', 'changed']) {
		const found = await differences(wanted, by, names);
		expect(kindsIn(found)).toEqual([`${kind} ${USERS.retired}`]);
		await apply(found);
	}
	expect(await differences(wanted, by, names)).toEqual([]);
});

test.each([
	['email', 'kari@elsewhere.example'],
	['fullName', 'Kari Hansen'],
])(
	'%s belongs to the person: it is told, and Update has nothing to do',
	async (property, value) => {
		const wanted = [{ id: USERS.sales, [property]: value }];
		const by = { matchBy: 'associateId', keyField: 'id', kinds: ['changed'] };
		const found = await differences(wanted, by, [property]);
		expect(found[0].json.changes).toEqual([
			{ property, from: expect.any(String) as string, to: value },
		]);
		const { items } = await setup.run(OPERATIONS.changed, { items: found });
		expect(items[0].json.action).toBe('none');
	},
);
