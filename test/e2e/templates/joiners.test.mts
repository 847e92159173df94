import { GROUPS, MODULES, ROLES } from '../../emulator/index.mts';
import { useN8n } from '../setup.mts';

const setup = useN8n();

test('each joiner gets a user with role, groups, plan and licences, and a password email', async () => {
	const { items, errors } = await setup.runTemplate('joiners');
	expect(errors).toEqual({});
	expect(items('Create or update user')).toMatchObject([
		{ action: 'create', userId: 'ERIK', role: 'Sales', userPlan: 'Sales Premium', active: true },
		{ action: 'create', userId: 'MAGNUS', role: 'Customer service', active: true },
	]);

	const ids = items('Create or update user').map(({ associateId }) => associateId);
	expect(setup.changes()).toEqual({
		added: [
			expect.objectContaining({
				AssociateId: ids[0],
				Name: 'ERIK',
				UserName: 'erik.strand@nordlys.example',
				personId: 102,
				roleId: ROLES.sales,
				userGroupId: GROUPS.sales,
				otherGroupIds: [],
				moduleIds: [MODULES.salesPlan, MODULES.mobile],
				credentials: [expect.objectContaining({ value: 'First-ERIK-2026' })],
			}),
			expect.objectContaining({
				AssociateId: ids[1],
				Name: 'MAGNUS',
				personId: 104,
				roleId: ROLES.service,
				userGroupId: GROUPS.service,
				otherGroupIds: [GROUPS.sales, GROUPS.marketing],
				moduleIds: [MODULES.servicePlan],
			}),
		],
		changed: {},
		removed: [],
	});
	expect(setup.emulator.state.outbox.map(({ to }) => to)).toEqual([
		'erik.strand@nordlys.example',
		'magnus.eide@nordlys.example',
	]);
});

test('run once more it makes nobody twice, and writes to nobody', async () => {
	await setup.runTemplate('joiners');
	const users = JSON.stringify(setup.emulator.state.users);
	const { items, errors } = await setup.runTemplate('joiners');
	expect(errors).toEqual({});
	expect(items('Create or update user').map(({ action }) => action)).toEqual(['none', 'none']);
	expect(JSON.stringify(setup.emulator.state.users)).toBe(users);
	expect(setup.emulator.state.outbox).toHaveLength(2);
});
