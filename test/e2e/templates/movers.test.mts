import { GROUPS, MODULES, ROLES, USERS } from '../../emulator/index.mts';
import { useN8n } from '../setup.mts';

const setup = useN8n();

test('those who move are changed after a dry run; who is where they belong is left alone', async () => {
	const { items, errors } = await setup.runTemplate('movers');
	expect(errors).toEqual({});
	expect(items('What would change').map(({ dryRun, action }) => [dryRun, action])).toEqual([
		[true, 'update'],
		[true, 'none'],
		[true, 'update'],
	]);
	expect(items('Update user').map(({ changes }) => changes)).toEqual([
		[
			{ property: 'role', from: 'Manager', to: 'Sales' },
			{ property: 'primaryGroup', from: 'Marketing', to: 'Sales' },
			{ property: 'otherGroups', from: ['Sales', 'Service desk'], to: ['Service desk'] },
		],
		[
			{ property: 'role', from: 'Sales', to: 'Customer service' },
			{ property: 'primaryGroup', from: 'Sales', to: 'Service desk' },
			{ property: 'userPlan', from: '', to: 'Service Premium' },
		],
	]);
	expect(setup.changes()).toEqual({
		added: [],
		changed: {
			[USERS.complete]: {
				roleId: ROLES.sales,
				userGroupId: GROUPS.sales,
				otherGroupIds: [GROUPS.service],
			},
			[USERS.withoutPlan]: {
				roleId: ROLES.service,
				userGroupId: GROUPS.service,
				moduleIds: [MODULES.servicePlan],
			},
		},
		removed: [],
	});
});
