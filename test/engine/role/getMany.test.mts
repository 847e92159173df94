import { useEmulator } from '../setup.mts';

const setup = useEmulator();

const LIST = {
	resource: 'role',
	operation: 'getMany',
	returnAll: true,
	options: { language: 'en' },
};

test('lists the roles with their ids and kinds', async () => {
	const { items } = await setup.run(LIST);
	expect(items.map(({ json }) => [json.id, json.kind])).toEqual([
		[1, 'Employee'],
		[2, 'Employee'],
		[3, 'Employee'],
		[4, 'Employee'],
		[5, 'ExternalUser'],
		[6, 'Anonymous'],
		[7, 'System'],
	]);
	expect(items[1].json).toEqual({
		id: 2,
		name: 'Sales',
		description: 'Role of Sales',
		kind: 'Employee',
		active: true,
	});
});

test.each([
	['0', [1, 2, 3, 4]],
	['1', [5]],
	['2', [6]],
	['3', [7]],
])('of kind %s', async (roleKind, ids) => {
	const { items } = await setup.run({ ...LIST, roleKind });
	expect(items.map(({ json }) => json.id)).toEqual(ids);
});

test('up to a limit', async () => {
	const { items } = await setup.run({ ...LIST, returnAll: false, limit: 2 });
	expect(items.map(({ json }) => json.id)).toEqual([1, 2]);
});
