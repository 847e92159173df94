import { GROUPS, JOINERS, MODULES, ROLES, USERS } from '../../emulator/index.mts';
import { useN8n } from '../setup.mts';

const setup = useN8n();

test('who differs is created, changed, restored and retired; who is extra is left alone', async () => {
	const { items, errors } = await setup.runTemplate('drift');
	expect(errors).toEqual({});
	const kindsIn = (node: string, output?: number) =>
		items(node, output).map(({ difference, key }) => [difference, key]);
	expect(kindsIn('What differs')).toEqual([
		['retired', 'ola.vik@nordlys.example'],
		['toRestore', 'per.haugen@nordlys.example'],
		['changed', 'lisa.martinsen@nordlys.example'],
		['missing', 'ingrid.moen@nordlys.example'],
		['extra', 'nina.lund@nordlys.example'],
	]);
	expect(kindsIn('Left alone')).toEqual([['extra', 'nina.lund@nordlys.example']]);
	expect(items('Update user').map(({ changes }) => changes)).toEqual([
		[{ property: 'role', from: 'Manager', to: 'Sales' }],
	]);
	const { added, changed, removed } = setup.changes();
	expect(added).toEqual([
		expect.objectContaining({
			Name: 'INGRID',
			UserName: 'ingrid.moen@nordlys.example',
			personId: JOINERS[0],
			roleId: ROLES.sales,
			userGroupId: GROUPS.sales,
			moduleIds: [MODULES.salesPlan],
		}),
	]);
	expect(changed).toEqual({
		[USERS.complete]: { roleId: ROLES.sales },
		[USERS.service]: { Deleted: true, IsPersonRetired: true, moduleIds: [] },
		[USERS.retired]: { Deleted: false, IsPersonRetired: false, moduleIds: [MODULES.salesPlan] },
	});
	expect(removed).toEqual([]);
});

test('who has gone and still holds licenses loses them: no difference that was approved is dropped', async () => {
	const nina = setup.emulator.state.users.find(
		({ AssociateId }) => AssociateId === USERS.withoutPlan,
	)!;
	Object.assign(nina, { Deleted: true, IsPersonRetired: true, moduleIds: [MODULES.mobile] });
	const { items, errors } = await setup.runTemplate('drift');
	expect(errors).toEqual({});
	expect(items('What differs').at(-1)).toMatchObject({
		difference: 'inactiveButLicensed',
		userId: 'NINA',
	});
	expect(items('Take licenses back')).toMatchObject([{ userId: 'NINA', action: 'update' }]);
	expect(nina.moduleIds).toEqual([]);
});

test('after that nothing differs but what was not approved', async () => {
	await setup.runTemplate('drift');
	const { items } = await setup.runTemplate('drift');
	expect(items('What differs').map(({ difference, key }) => [difference, key])).toEqual([
		['extra', 'nina.lund@nordlys.example'],
	]);
});
