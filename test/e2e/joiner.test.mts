import { GROUPS, ROLES } from '../emulator/index.mts';
import { useN8n } from './setup.mts';

const setup = useN8n();

test('each joiner gets a user with the role of that name, and a welcome mail', async () => {
	const { items, errors } = await setup.runWorkflow('joiner');
	expect(errors).toEqual({});
	expect(items('Save user')).toMatchObject([
		{ Name: 'ERIK', Role: { Id: ROLES.sales, Value: 'Sales' } },
		{ Name: 'MAGNUS', Role: { Id: ROLES.service, Value: 'Customer service' } },
	]);
	expect(items('Send welcome mail')).toMatchObject([{ Success: true }, { Success: true }]);

	const ids = items('Save user').map(({ AssociateId }) => AssociateId);
	expect(setup.changes()).toEqual({
		added: [
			expect.objectContaining({
				AssociateId: ids[0],
				UserName: 'erik.strand@nordlys.example',
				personId: 102,
				roleId: ROLES.sales,
				userGroupId: GROUPS.sales,
			}),
			expect.objectContaining({
				AssociateId: ids[1],
				UserName: 'magnus.eide@nordlys.example',
				personId: 104,
				roleId: ROLES.service,
				userGroupId: GROUPS.service,
			}),
		],
		changed: {},
		removed: [],
	});
	expect(setup.emulator.state.outbox.map(({ associateId }) => associateId)).toEqual(ids);
});
